package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.typing.Literals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The value of a term is at least that of the profile at a share of all that have one. Equal ones accept the same
 * rows as long as the data do not change. Immutable.
 */
public final class TopCondition {
    private final RankedTerm term;
    private final BigDecimal percent;

    private TopCondition(RankedTerm term, BigDecimal percent) {
        this.term = term;
        this.percent = percent.stripTrailingZeros();
    }

    /**
     * Returns the condition of a node.
     *
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if the term is a function of the host
     */
    public static TopCondition of(
            Expression.Top top, CustomerTable table, EvaluationContext context) {
        return new TopCondition(
                RankedTerm.of(top.by(), table, context), Literals.percent(top.percent(), context));
    }

    /** Returns the condition over the table's rows, with its cut: it looks at all rows. */
    public TopPredicate bind(CustomerTable table) {
        RankedTerm.Values values = term.bind(table);
        long[] ranks = ranks(values, table);
        long cut = cut(ranks, percent);
        return new TopPredicate(values, cut, ranks.length, table);
    }

    /**
     * Returns the rank that a row must have at least.
     *
     * @param ranks of all rows that have one; sorted by the call
     * @param percent the share
     * @return Long.MAX_VALUE where no row does
     */
    static long cut(long[] ranks, BigDecimal percent) {
        int count = percent.multiply(BigDecimal.valueOf(ranks.length))
                .movePointLeft(2)
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        if (count == 0) {
            return Long.MAX_VALUE;
        }
        Arrays.sort(ranks);
        return ranks[ranks.length - count];
    }

    private static long[] ranks(Ranking ranking, CustomerTable table) {
        long[] ranks = new long[table.size()];
        int n = 0;
        long[] live = table.live();
        for (int word = 0; word < live.length; word++) {
            for (long rest = live[word]; rest != 0; rest &= rest - 1) {
                long rank = ranking.rank((word << 6) + Long.numberOfTrailingZeros(rest));
                if (rank != Ranking.NOT_RANKED) {
                    ranks[n++] = rank;
                }
            }
        }
        return Arrays.copyOf(ranks, n);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TopCondition top
                && term.equals(top.term)
                && percent.equals(top.percent);
    }

    @Override
    public int hashCode() {
        return 31 * term.hashCode() + percent.hashCode();
    }
}
