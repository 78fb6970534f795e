package io.kinfold.segments.check;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.schema.Schema;

import java.util.List;

/**
 * Finds everything that is wrong or doubtful in a syntax tree, in time about proportional to its size. References to
 * other segments are for a catalog to check.
 *
 * @param positions where the tree's nodes stand
 * @param source the text of which the positions tell; empty where the source is no text
 * @param missing tells how many profiles have no value of an attribute
 */
public record Checker(Positions positions, String source, Missing missing) {
    /** Checks a tree without knowing any profiles. */
    public static List<SegmentProblem> check(
            Expression expression, Schema schema, Positions positions, String source) {
        return new Checker(positions, source, Missing.UNKNOWN).check(expression, schema);
    }

    /**
     * Checks a tree of whatever source and size.
     *
     * @param expression the tree
     * @param schema what it may speak of
     * @return the problems in the order of the source; doubts about what is said only where nothing is wrong
     */
    public List<SegmentProblem> check(Expression expression, Schema schema) {
        Report report = new Report(positions, source);
        Scope scope = new Scope(schema, null);
        if (Limits.keeps(expression, report)) {
            expression.accept(new ConditionCheck(report, scope));
            if (!report.hasErrors()) {
                new Doubts(report, scope, missing).look(expression);
            }
        }
        return report.inOrder();
    }
}
