package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CustomerTable;

/**
 * A condition on the events of a profile with every bound resolved. Equal ones accept the same rows as long as the
 * data do not change, so that it serves as a key together with the versions of what it reads. Immutable.
 */
public sealed interface EventCondition
        permits AggregateCondition, SequenceCondition, RegularCondition, ReturnCondition {
    /** Returns the condition over the table's rows; bind anew once the data changed. */
    EventPredicate bind(CustomerTable table);

    /** Returns whether it holds for a profile without events, so that new profiles satisfy it at once. */
    boolean holdsWithoutEvents();
}
