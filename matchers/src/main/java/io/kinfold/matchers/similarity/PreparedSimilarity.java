package io.kinfold.matchers.similarity;

/** A value made ready to be compared with many others; see {@link Similarity#prepare}. */
@FunctionalInterface
public interface PreparedSimilarity {

    /**
     * Returns how alike the prepared value and another are.
     *
     * @param other the other value
     * @return from 0 (nothing in common) to 1 (equal), never NaN
     */
    double to(String other);
}
