package io.kinfold.matchers.similarity;

/**
 * How alike two values are: 0 for nothing in common, 1 for equal.
 *
 * <p>Every implementation is symmetric, stays in [0, 1], returns exactly 1 for equal values and
 * throws nothing on any text: empty, with unpaired surrogates, 100,000 characters long. Which other
 * values count as equal is said by each measure. Values are taken as they come, so normalize them
 * first. Implementations are pure and safe for any thread.
 */
@FunctionalInterface
public interface Similarity {

    /**
     * Returns how alike two values are.
     *
     * @param a a value
     * @param b another value
     * @return from 0 (nothing in common) to 1 (equal), never NaN
     */
    double of(String a, String b);

    /**
     * Returns the similarities of one value to others. Worth its price, about that of one or two
     * comparisons, where one value meets many candidates; measures that gain nothing by it return a
     * plain wrapper.
     *
     * @param value the value that all others are compared with
     * @return its prepared form, immutable and safe for any thread; {@code prepare(a).to(b)} equals
     *     {@code of(a, b)}
     */
    default PreparedSimilarity prepare(String value) {
        return other -> of(value, other);
    }
}
