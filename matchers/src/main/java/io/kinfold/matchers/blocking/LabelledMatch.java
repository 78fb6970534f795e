package io.kinfold.matchers.blocking;

/**
 * Two fragments that are known to be one customer, by their places in a list. The order of the two
 * does not count.
 *
 * @param first the place of one, from 0
 * @param second the place of the other, from 0
 */
public record LabelledMatch(int first, int second) {
    /**
     * Creates a match.
     *
     * @param first the place of one, from 0
     * @param second the place of the other, from 0
     * @throws IllegalArgumentException if a place is negative or both are the same
     */
    public LabelledMatch {
        if (first < 0 || second < 0 || first == second) {
            throw new IllegalArgumentException("a labelled match is of two different places from 0,"
                    + " but is of " + first + " and " + second);
        }
    }

    /** Returns the same match with the smaller place first. */
    LabelledMatch ascending() {
        int smaller = Math.min(first, second);
        int larger = Math.max(first, second);
        return new LabelledMatch(smaller, larger);
    }
}
