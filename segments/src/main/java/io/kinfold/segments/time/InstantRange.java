package io.kinfold.segments.time;

/**
 * Instants between two bounds, both included; none where the first is later than the last. A day that its
 * zone skipped has no instant either, but still a first one, that of the next day, so that comparisons with the
 * bounds are right.
 *
 * @param from the first, as epoch milliseconds
 * @param to the last, as epoch milliseconds
 */
public record InstantRange(long from, long to) {
    /** No instant. */
    public static final InstantRange NONE = new InstantRange(Long.MAX_VALUE, Long.MIN_VALUE);

    /** Every instant. */
    public static final InstantRange ALL = new InstantRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Returns whether there is no instant in it. */
    public boolean isEmpty() {
        return from > to;
    }

    /** Returns whether an instant lies within. */
    public boolean contains(long at) {
        return at >= from && at <= to;
    }

    /** Returns the instants of it that are not later than one. */
    public InstantRange upTo(long last) {
        return new InstantRange(from, Math.min(to, last));
    }
}
