package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.Typed;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.time.ZoneDays;
import io.kinfold.segments.typing.Types;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A term that profiles are ranked by, with every bound resolved. Serves as a key. Immutable. */
public interface RankedTerm {
    /** Returns the term's values in a table, valid until the data change. */
    Values bind(CustomerTable table);

    /** Returns a number that every change of what the term reads raises, rows that come and go excepted. */
    long version(CustomerTable table);

    /** The values of a term by row. Safe for any thread that holds the data's read lock. */
    interface Values extends Ranking {
        /** Returns a row's value in the Java type that ValueType tells; null for missing. */
        @Nullable
        Object value(int row);
    }

    /**
     * Returns a term over attributes and events.
     *
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if the term is a function of the host
     */
    static RankedTerm of(Term term, CustomerTable table, EvaluationContext context) {
        if (term instanceof Term.DaysSince since) {
            RankedTerm inner = of(since.term(), table, context);
            return new DaysSince(inner, context.today().toEpochDay(), context.zone());
        }
        if (term instanceof Term.Named named) {
            return new Attribute(named.name(), Types.of(term, table.schema()));
        }
        if (term instanceof Term.Aggregate aggregate) {
            return new OfEvents(EventAggregate.of(aggregate, table, context));
        }
        throw new IllegalArgumentException(
                "top ranks by an attribute or by an aggregate over events, not by a function");
    }

    /** An attribute. */
    record Attribute(String name, ValueType type) implements RankedTerm {
        @Override
        public long version(CustomerTable table) {
            return table.attribute(name).version();
        }

        @Override
        public Values bind(CustomerTable table) {
            Column column = table.attribute(name);
            FieldOrder order = FieldOrder.of(column);
            return new Values() {
                @Override
                public long rank(int row) {
                    return order.rank(row);
                }

                @Override
                public @Nullable Object value(int row) {
                    return Typed.at(column, row, type);
                }
            };
        }
    }

    /** A function over events. */
    record OfEvents(EventAggregate aggregate) implements RankedTerm {
        @Override
        public long version(CustomerTable table) {
            return table.events(aggregate.events().event()).version();
        }

        @Override
        public Values bind(CustomerTable table) {
            Measure measure = aggregate.bind(table);
            return new Values() {
                @Override
                public long rank(int row) {
                    return measure.rank(row);
                }

                @Override
                public @Nullable Object value(int row) {
                    return measure.value(row);
                }
            };
        }
    }

    /** How many days ago a date or instant was. */
    record DaysSince(RankedTerm of, long today, ZoneId zone) implements RankedTerm {
        @Override
        public long version(CustomerTable table) {
            return of.version(table);
        }

        @Override
        public Values bind(CustomerTable table) {
            Values inner = of.bind(table);
            ZoneDays days = ZoneDays.of(zone);
            return new Values() {
                @Override
                public long rank(int row) {
                    Object value = value(row);
                    return value == null ? NOT_RANKED : (Long) value;
                }

                @Override
                public @Nullable Object value(int row) {
                    Object value = inner.value(row);
                    if (value instanceof LocalDate date) {
                        return today - date.toEpochDay();
                    }
                    return value == null
                            ? null
                            : today - days.day(((Instant) value).toEpochMilli());
                }
            };
        }
    }
}
