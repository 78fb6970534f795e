package io.kinfold.segments.plan;

import io.kinfold.segments.behaviour.RankedTerm;
import io.kinfold.segments.behaviour.Ranking;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.predicate.Source;
import io.kinfold.segments.predicate.ValueReader;

import org.jspecify.annotations.Nullable;

/**
 * A value that a function of the host computes, to rank profiles by.
 *
 * @param source where the value comes from
 */
record ComputedRank(Source source) implements RankedTerm {
    @Override
    public Values bind(CustomerTable table) {
        ValueReader reader = source.bind(new TableColumns(table));
        return new Values() {
            @Override
            public long rank(int row) {
                return Ranking.of(reader.value(row));
            }

            @Override
            public @Nullable Object value(int row) {
                return reader.value(row);
            }
        };
    }

    @Override
    public long version(CustomerTable table) {
        return TableColumns.version(source, table);
    }
}
