package io.kinfold.profile;

import io.kinfold.fragment.FragmentId;

import java.util.Objects;

/**
 * The id of a profile: that of its founding fragment, the one with the smallest first observed time
 * and, among equals, the smallest id. It goes on resolving through any number of merges and splits, as
 * long as the founding fragment is there. Immutable and safe for any thread.
 *
 * @param founder the founding fragment's id
 */
public record ProfileId(FragmentId founder) implements Comparable<ProfileId> {
    /**
     * Checks the part.
     *
     * @param founder the founding fragment's id
     */
    public ProfileId {
        Objects.requireNonNull(founder, "founder");
    }

    /**
     * Returns the profile id that {@link #toString()} wrote.
     *
     * @param text source, colon, key
     * @return the id
     * @throws IllegalArgumentException if it is not of that form
     */
    public static ProfileId parse(String text) {
        return new ProfileId(FragmentId.parse(text));
    }

    @Override
    public int compareTo(ProfileId other) {
        return founder.compareTo(other.founder);
    }

    /** Returns source, colon, key. */
    @Override
    public String toString() {
        return founder.toString();
    }
}
