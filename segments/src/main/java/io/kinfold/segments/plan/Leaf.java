package io.kinfold.segments.plan;

import io.kinfold.segments.behaviour.EventCondition;
import io.kinfold.segments.behaviour.EventPredicate;
import io.kinfold.segments.behaviour.TopCondition;
import io.kinfold.segments.behaviour.TopPredicate;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.Source;
import io.kinfold.segments.predicate.ValueReader;

import java.util.Set;

/**
 * A condition on a profile that is not made of others, every bound resolved. Equal leaves hold for
 * the same profiles, whichever segment they come from, so that a leaf is the key of what is known
 * about it. Immutable.
 */
public sealed interface Leaf {
    /**
     * Returns the leaf as a predicate over rows; to be bound anew once {@link #version} has
     * changed.
     */
    RowPredicate bind(CustomerTable table);

    /**
     * Returns a leaf that is equivalent as long as the data do not change, with bounds beyond all
     * values made the utmost ones; so that a leaf with a bound that moves with now has the same key
     * all day.
     */
    default Leaf settled(CustomerTable table) {
        return this;
    }

    /** Returns a number that every change raises after which other rows might satisfy the leaf. */
    long version(CustomerTable table);

    /**
     * A condition on an attribute.
     *
     * @param name the attribute
     * @param condition the condition
     */
    record OfAttribute(String name, ColumnCondition condition) implements Leaf {
        @Override
        public RowPredicate bind(CustomerTable table) {
            return condition.bind(table.attribute(name));
        }

        @Override
        public long version(CustomerTable table) {
            return table.attribute(name).version();
        }

        @Override
        public Leaf settled(CustomerTable table) {
            return condition instanceof ColumnCondition.Longs longs
                            && table.attribute(name) instanceof LongColumn values
                    ? new OfAttribute(name, longs.settled(values.least(), values.greatest()))
                    : this;
        }
    }

    /**
     * A condition on the set of tags.
     *
     * @param condition the condition
     * @param at the instant at which they are looked at, as epoch milliseconds
     */
    record OfTags(ColumnCondition condition, long at) implements Leaf {
        @Override
        public RowPredicate bind(CustomerTable table) {
            return row -> {
                Set<String> tags = Set.copyOf(table.tags(row, at));
                return condition.accepts(tags.isEmpty() ? null : tags);
            };
        }

        @Override
        public long version(CustomerTable table) {
            return table.version();
        }
    }

    /**
     * The profile has a tag.
     *
     * @param tag the tag
     * @param at the instant at which it must have it, as epoch milliseconds
     */
    record OfTag(String tag, long at) implements Leaf {
        @Override
        public RowPredicate bind(CustomerTable table) {
            return table.tag(tag, at);
        }

        @Override
        public long version(CustomerTable table) {
            return table.version();
        }
    }

    /**
     * The profile has an identifier of a namespace.
     *
     * @param namespace the namespace
     */
    record OfIdentity(String namespace) implements Leaf {
        @Override
        public RowPredicate bind(CustomerTable table) {
            return table.identity(namespace);
        }

        @Override
        public long version(CustomerTable table) {
            return table.version();
        }
    }

    /**
     * A condition on the profile's events.
     *
     * @param condition the condition
     * @param events the names of the events that it looks at
     */
    record OfBehaviour(EventCondition condition, Set<String> events) implements Leaf {
        /** Copies the set. */
        public OfBehaviour {
            events = Set.copyOf(events);
        }

        @Override
        public EventPredicate bind(CustomerTable table) {
            return condition.bind(table);
        }

        @Override
        public long version(CustomerTable table) {
            // Who is new has no events, which may be what the condition asks for.
            long rows = condition.holdsWithoutEvents() ? table.version() : 0;
            return rows + TableColumns.version(events, table);
        }
    }

    /**
     * The profile is among those with the greatest values.
     *
     * @param condition the condition
     */
    record OfTop(TopCondition condition) implements Leaf {
        @Override
        public TopPredicate bind(CustomerTable table) {
            return condition.bind(table);
        }

        @Override
        public long version(CustomerTable table) {
            return condition.version(table);
        }
    }

    /**
     * The profile is in a sample.
     *
     * @param below the 52 bits of its hash are less than this
     * @param salt which of all samples
     */
    record OfSample(long below, String salt) implements Leaf {
        @Override
        public RowPredicate bind(CustomerTable table) {
            return row -> Sample.hash(salt, table.id(row)) < below;
        }

        @Override
        public long version(CustomerTable table) {
            return table.version();
        }
    }

    /**
     * A condition on a value that is computed from others by a function of the host.
     *
     * @param source where the value comes from
     * @param condition the condition
     */
    record OfComputed(Source source, ColumnCondition condition) implements Leaf {
        @Override
        public RowPredicate bind(CustomerTable table) {
            ValueReader reader = source.bind(new TableColumns(table));
            return row -> condition.accepts(reader.value(row));
        }

        @Override
        public long version(CustomerTable table) {
            return table.version() + TableColumns.version(source, table);
        }
    }
}
