package io.kinfold.segments.column;

/**
 * From when, and until when but not at it, a fragment has a tag, in epoch milliseconds.
 *
 * @param from the first instant
 * @param until the first instant at which it has it no more
 */
public record Tagging(long from, long until) {
    boolean covers(long at) {
        return from <= at && at < until;
    }
}
