package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.typing.Literals;

import java.math.BigDecimal;

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
        return of(RankedTerm.of(top.by(), table, context), top, context);
    }

    /**
     * Returns the condition of a node whose term is resolved otherwise.
     *
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     */
    public static TopCondition of(RankedTerm term, Expression.Top top, EvaluationContext context) {
        return new TopCondition(term, Literals.percent(top.percent(), context));
    }

    /** Returns the condition over the table's rows; what asks it first ranks them all. */
    public TopPredicate bind(CustomerTable table) {
        return new TopPredicate(term.bind(table), percent, table);
    }

    /** Returns a number that every change raises after which other rows might satisfy the condition. */
    public long version(CustomerTable table) {
        return table.version() + term.version(table);
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
