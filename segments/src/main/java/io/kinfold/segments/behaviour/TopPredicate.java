package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowPredicate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * A {@link TopCondition} over the rows of a table. The first question ranks all rows, O(n). Valid until the data
 * change. Safe for any thread that holds the data's read lock.
 */
public final class TopPredicate implements RowPredicate {
    private final RankedTerm.Values values;
    private final BigDecimal percent;
    private final CustomerTable table;
    // Written by any thread, with equal content.
    private volatile @Nullable Cut known;

    /** The rank that a row must have at least, Long.MAX_VALUE where none is in, and how many are ranked. */
    private record Cut(long rank, int ranked) {}

    TopPredicate(RankedTerm.Values values, BigDecimal percent, CustomerTable table) {
        this.values = values;
        this.percent = percent;
        this.table = table;
    }

    @Override
    public boolean test(int row) {
        return values.rank(row) >= known().rank();
    }

    @Override
    public int refine(int[] rows, int n) {
        long least = known().rank();
        int kept = 0;
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += values.rank(row) >= least ? 1 : 0;
        }
        return kept;
    }

    /** Returns how many profiles are ranked. */
    public int ranked() {
        return known().ranked();
    }

    /** Returns a row's value, null for missing. */
    public @Nullable Object value(int row) {
        return values.value(row);
    }

    /** Returns the least value that is in; null where none is. Looks for a row that has it. */
    public @Nullable Object cut() {
        long least = known().rank();
        long[] live = table.live();
        for (int word = 0; word < live.length; word++) {
            for (long rest = live[word]; rest != 0; rest &= rest - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(rest);
                if (values.rank(row) == least) {
                    return values.value(row);
                }
            }
        }
        return null;
    }

    private Cut known() {
        Cut cut = known;
        if (cut == null) {
            long[] ranks = ranks();
            int count = count(ranks.length);
            cut = new Cut(
                    count == 0 ? Long.MAX_VALUE : Selection.least(ranks, ranks.length - count),
                    ranks.length);
            known = cut;
        }
        return cut;
    }

    /** Returns the share of so many, rounded up. */
    private int count(int ranked) {
        return percent.multiply(BigDecimal.valueOf(ranked))
                .movePointLeft(2)
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    private long[] ranks() {
        long[] ranks = new long[table.size()];
        int n = 0;
        long[] live = table.live();
        for (int word = 0; word < live.length; word++) {
            for (long rest = live[word]; rest != 0; rest &= rest - 1) {
                long rank = values.rank((word << 6) + Long.numberOfTrailingZeros(rest));
                if (rank != Ranking.NOT_RANKED) {
                    ranks[n++] = rank;
                }
            }
        }
        return Arrays.copyOf(ranks, n);
    }
}
