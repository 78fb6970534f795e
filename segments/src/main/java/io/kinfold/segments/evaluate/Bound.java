package io.kinfold.segments.evaluate;

import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.predicate.Block;

import org.jspecify.annotations.Nullable;

/**
 * A leaf as one evaluation sees it.
 *
 * @param predicate decides rows
 * @param known which rows satisfy it, null where that was not found before
 * @param pass the share of rows that satisfy it, as far as a sample tells, from 0 to 1
 */
record Bound(RowPredicate predicate, LeafCache.@Nullable Entry known, double pass) {
    /**
     * What a row of a predicate costs that cannot decide blocks, in nanoseconds: those over events.
     */
    private static final double ROW_COST = 30;

    /** What a row of known outcome costs: a bit of a word. */
    private static final double KNOWN_COST = 0.01;

    /** Returns about how many nanoseconds a row costs. */
    double cost() {
        if (known != null) {
            return KNOWN_COST;
        }
        return predicate instanceof Block block ? block.cost() : ROW_COST;
    }
}
