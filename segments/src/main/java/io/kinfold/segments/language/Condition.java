package io.kinfold.segments.language;

import io.kinfold.segments.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/** A condition that is built in Java. Immutable. */
public interface Condition {
    /**
     * Returns the condition's syntax tree.
     *
     * @return the tree
     */
    Expression expression();

    /**
     * Returns a condition of a tree that is there already.
     *
     * @param expression the tree
     * @return the condition
     */
    static Condition of(Expression expression) {
        return () -> expression;
    }

    /**
     * Returns the condition that this one and others hold. A chain is one "and": {@code a.and(b).and(c)} is
     * {@code a and b and c}.
     *
     * @param others the others, at least one
     * @return the condition
     */
    default Condition and(Condition... others) {
        Expression first = expression();
        List<Expression> parts = new ArrayList<>();
        parts.addAll(first instanceof Expression.And and ? and.parts() : List.of(first));
        parts.addAll(SegmentBuilder.expressions(others));
        return of(new Expression.And(parts));
    }

    /**
     * Returns the condition that this one or one of others holds. A chain is one "or": {@code a.or(b).or(c)} is
     * {@code a or b or c}.
     *
     * @param others the others, at least one
     * @return the condition
     */
    default Condition or(Condition... others) {
        Expression first = expression();
        List<Expression> parts = new ArrayList<>();
        parts.addAll(first instanceof Expression.Or or ? or.parts() : List.of(first));
        parts.addAll(SegmentBuilder.expressions(others));
        return of(new Expression.Or(parts));
    }

    /**
     * Returns the condition that this one does not hold.
     *
     * @return the condition
     */
    default Condition not() {
        return of(new Expression.Not(expression()));
    }
}
