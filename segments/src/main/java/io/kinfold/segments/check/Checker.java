package io.kinfold.segments.check;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.schema.Schema;

import java.util.List;

/** Finds everything that is wrong or doubtful in a syntax tree. */
public final class Checker {
    private Checker() {}

    /**
     * Checks a tree against a schema, in time about proportional to its size. References to other segments
     * are for a catalog to check.
     *
     * @param expression the tree, from whatever source and of whatever size
     * @param schema what it may speak of
     * @param positions where its nodes stand
     * @param source the text of which the positions tell; empty where the source is no text
     * @return the problems in the order of the source; warnings only where there are no errors
     */
    public static List<SegmentProblem> check(
            Expression expression, Schema schema, Positions positions, String source) {
        Report report = new Report(positions, source);
        if (Limits.keeps(expression, report)) {
            expression.accept(new ConditionCheck(report, new Scope(schema, null)));
            if (!report.hasErrors()) {
                new Doubts(report, new Scope(schema, null), Missing.UNKNOWN).look(expression);
            }
        }
        return report.inOrder();
    }
}
