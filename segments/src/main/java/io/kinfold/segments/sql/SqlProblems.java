package io.kinfold.segments.sql;

import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;

import java.util.List;

/** Why something cannot be told in SQL. */
final class SqlProblems {
    private SqlProblems() {}

    static SegmentException function(String name) {
        return problem(
                "SEG-701",
                "the function '" + name + "' is one of the application's, which a database does not"
                        + " have; put its result into an attribute to export the segment");
    }

    static SegmentException text(String why, SqlDialect dialect) {
        return problem(
                "SEG-702",
                "a text of the segment has " + why + ", which no text of " + dialect
                        + " can hold; take it out to export the segment");
    }

    static SegmentException name(String name, String why) {
        return problem(
                "SEG-703",
                "the name '" + name + "' cannot be that of a column or table: " + why
                        + "; give it another name in the schema");
    }

    private static SegmentException problem(String code, String message) {
        return new SegmentException(
                List.of(new SegmentProblem(code, Severity.ERROR, Position.NOWHERE, message, "")));
    }
}
