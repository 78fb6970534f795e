package io.kinfold.segments.behaviour;

import io.kinfold.segments.predicate.Block;

/**
 * A condition on events that is bound to the columns: decides one row, or many, and tells why. Valid until the data
 * change. Safe for any thread that holds the data's read lock.
 */
public interface EventPredicate extends Block {
    /** Returns what was counted in a row, and how far it is from satisfying the condition. */
    EventExplanation explain(int row);
}
