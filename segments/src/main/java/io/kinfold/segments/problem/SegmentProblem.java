package io.kinfold.segments.problem;

/**
 * Something wrong or doubtful in a segment. Immutable and safe for any thread.
 *
 * @param code a stable code, such as {@code SEG-101}
 * @param severity how bad it is
 * @param position where
 * @param message what is wrong, what was expected, and how to mend it
 * @param excerpt the source line and below it a caret; empty where the source is no text
 */
public record SegmentProblem(
        String code, Severity severity, Position position, String message, String excerpt) {
    /** Returns place, code and message in one line, and the excerpt below it. */
    @Override
    public String toString() {
        String place = position.toString();
        String head = (place.isEmpty() ? "" : place + ": ") + code + " " + message;
        return excerpt.isEmpty() ? head : head + System.lineSeparator() + excerpt;
    }
}
