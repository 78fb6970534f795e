package io.kinfold.segments.language;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;
import io.kinfold.segments.text.Excerpts;

/**
 * A tree and where it came from.
 *
 * @param expression the tree
 * @param positions where its nodes stand
 * @param text the text of which the positions tell; empty where it was no text
 */
record Source(Expression expression, Positions positions, String text) {
    /** Returns an error at a name in the tree, or at the node that has it. */
    SegmentProblem error(String code, String name, Object node, String message) {
        Position place = positions.of(name);
        Position known = place.equals(Position.NOWHERE) ? positions.of(node) : place;
        String excerpt = known.line() == 0 ? "" : Excerpts.of(text, known);
        return new SegmentProblem(code, Severity.ERROR, known, message, excerpt);
    }
}
