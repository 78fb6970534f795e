package io.kinfold.fragment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a person decided about two fragments: that they are one customer, that they are not, or that
 * an earlier decision no longer holds.
 *
 * <p>Of several decisions about the same two fragments the latest is in force; at the same instant
 * {@link Kind#SEPARATE} wins over {@link Kind#JOIN}, and both over {@link Kind#WITHDRAW}. The order
 * in which decisions reach a graph does not matter, nor whether the fragments are there yet. The
 * two ends are kept in {@link FragmentId} order. Immutable and safe for any thread.
 *
 * @param kind what was decided
 * @param first the smaller of the two fragment ids
 * @param second the larger of the two fragment ids
 * @param at when, kept to the microsecond
 * @param by who, in the words of the caller's own system; may be empty
 */
public record Decision(Kind kind, FragmentId first, FragmentId second, Instant at, String by) {
    /** What a person may decide; later constants win where the instants are equal. */
    public enum Kind {
        /** An earlier decision about the two no longer holds. */
        WITHDRAW,
        /** The two are one customer. */
        JOIN,
        /** The two are not one customer, whatever they share. */
        SEPARATE
    }

    /**
     * Checks the parts and puts the two ends in order.
     *
     * @param kind what was decided
     * @param first the smaller of the two fragment ids
     * @param second the larger of the two fragment ids
     * @param at when, kept to the microsecond
     * @param by who, in the words of the caller's own system
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if both ends are the same fragment
     */
    public Decision {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        int order = first.compareTo(second);
        if (order == 0) {
            throw new IllegalArgumentException(
                    "a decision needs two different fragments, but both ends are " + first);
        }
        if (order > 0) {
            FragmentId larger = first;
            first = second;
            second = larger;
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Returns whether this decision is in force against another one about the same two fragments.
     *
     * @param other a decision about the same two fragments
     * @return whether this one is later, or as late and of a kind that wins
     */
    public boolean overrules(Decision other) {
        int byTime = at.compareTo(other.at);
        if (byTime != 0) {
            return byTime > 0;
        }
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind > 0 : by.compareTo(other.by) > 0;
    }
}
