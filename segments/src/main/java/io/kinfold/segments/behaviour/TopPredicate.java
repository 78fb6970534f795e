package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowPredicate;

import org.jspecify.annotations.Nullable;

/**
 * A {@link TopCondition} with its cut. Valid until the data change. Safe for any thread that holds the data's read
 * lock.
 */
public final class TopPredicate implements RowPredicate {
    private final RankedTerm.Values values;
    private final long cut;
    private final int ranked;
    private final CustomerTable table;

    TopPredicate(RankedTerm.Values values, long cut, int ranked, CustomerTable table) {
        this.values = values;
        this.cut = cut;
        this.ranked = ranked;
        this.table = table;
    }

    @Override
    public boolean test(int row) {
        return values.rank(row) >= cut;
    }

    /** Returns how many profiles are ranked. */
    public int ranked() {
        return ranked;
    }

    /** Returns a row's value, null for missing. */
    public @Nullable Object value(int row) {
        return values.value(row);
    }

    /** Returns the least value that is in; null where none is. Looks for a row that has it. */
    public @Nullable Object cut() {
        long[] live = table.live();
        for (int word = 0; word < live.length; word++) {
            for (long rest = live[word]; rest != 0; rest &= rest - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(rest);
                if (values.rank(row) == cut) {
                    return values.value(row);
                }
            }
        }
        return null;
    }
}
