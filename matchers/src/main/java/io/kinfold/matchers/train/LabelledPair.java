package io.kinfold.matchers.train;

import io.kinfold.fragment.FragmentId;

/**
 * Two fragments of which somebody knows whether they are one customer. Immutable and safe for any
 * thread.
 *
 * @param left a fragment
 * @param right another
 * @param match whether they are one customer
 */
public record LabelledPair(FragmentId left, FragmentId right, boolean match) {
    /**
     * Checks the parts.
     *
     * @param left a fragment
     * @param right another
     * @param match whether they are one customer
     * @throws IllegalArgumentException if both are the same fragment
     */
    public LabelledPair {
        if (left.equals(right)) {
            throw new IllegalArgumentException(
                    "a labelled pair holds " + left + " twice; a pair needs two fragments");
        }
    }
}
