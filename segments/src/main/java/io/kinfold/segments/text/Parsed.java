package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What came of reading an expression.
 *
 * @param expression the tree; null where there are problems
 * @param positions where each node stands: expressions, terms, literals, event clauses, windows, periods, steps and
 *     arguments; and, as the very String objects that the tree holds, the names of events, fields, functions,
 *     identities, tags and segments
 * @param problems the problems in the order of the source, all of them errors; empty where there is a tree
 */
public record Parsed(
        @Nullable Expression expression, Positions positions, List<SegmentProblem> problems) {
    /**
     * Copies the list.
     *
     * @param expression the tree
     * @param positions where its nodes stand
     * @param problems the problems
     */
    public Parsed {
        problems = List.copyOf(problems);
    }

    /**
     * Returns the tree.
     *
     * @return the expression
     * @throws SegmentException with all problems, if there are any
     */
    public Expression orThrow() {
        if (expression == null) {
            throw new SegmentException(problems);
        }
        return expression;
    }
}
