package io.kinfold.segments.predicate;

import io.kinfold.segments.column.RowPredicate;

import java.util.List;

/**
 * A condition over several columns of one table, such as the {@code where} of an event over its
 * fields, with every bound resolved. Serves as a key as {@link ColumnCondition} does. Immutable.
 */
public sealed interface Filter {
    /**
     * Returns the filter as a predicate.
     *
     * @param columns the columns of the table
     */
    RowPredicate bind(Columns columns);

    /**
     * The value of a column is accepted.
     *
     * @param name the column's name
     * @param condition the condition on it
     */
    record On(String name, ColumnCondition condition) implements Filter {
        @Override
        public RowPredicate bind(Columns columns) {
            return condition.bind(columns.column(name));
        }
    }

    /**
     * A computed value is accepted.
     *
     * @param source where the value comes from
     * @param condition the condition on it
     */
    record OnComputed(Source source, ColumnCondition condition) implements Filter {
        @Override
        public RowPredicate bind(Columns columns) {
            ValueReader reader = source.bind(columns);
            return row -> condition.accepts(reader.value(row));
        }
    }

    /**
     * All hold; of none it is true.
     *
     * @param parts the parts
     */
    record All(List<Filter> parts) implements Filter {
        /** Copies the list. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public RowPredicate bind(Columns columns) {
            RowPredicate[] bound = bound(parts, columns);
            return row -> {
                for (RowPredicate part : bound) {
                    if (!part.test(row)) {
                        return false;
                    }
                }
                return true;
            };
        }
    }

    /**
     * One holds; of none it is false.
     *
     * @param parts the parts
     */
    record Any(List<Filter> parts) implements Filter {
        /** Copies the list. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public RowPredicate bind(Columns columns) {
            RowPredicate[] bound = bound(parts, columns);
            return row -> {
                for (RowPredicate part : bound) {
                    if (part.test(row)) {
                        return true;
                    }
                }
                return false;
            };
        }
    }

    /**
     * The part does not hold.
     *
     * @param part the part
     */
    record Not(Filter part) implements Filter {
        @Override
        public RowPredicate bind(Columns columns) {
            RowPredicate bound = part.bind(columns);
            return row -> !bound.test(row);
        }
    }

    private static RowPredicate[] bound(List<Filter> parts, Columns columns) {
        return parts.stream().map(part -> part.bind(columns)).toArray(RowPredicate[]::new);
    }
}
