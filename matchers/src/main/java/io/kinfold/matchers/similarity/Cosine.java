package io.kinfold.matchers.similarity;

/**
 * Cosine similarity: the cosine of the angle between the values' vectors of counts, one dimension a
 * feature: {@code sum x y / sqrt(sum x² sum y²)}. Features are the tokens, or the grams: all
 * sequences of so many code points, without padding at the ends; a value shorter than a gram is one
 * gram.
 *
 * <p>1 for values whose counts are in proportion ("aa" and "aaa" over grams of size 1), as exactly
 * as a double can tell, among them all equal ones; two values without features are equal. Apache
 * Commons Text's CosineSimilarity is the same formula over counts that the caller makes. Time n
 * log n in the length. Immutable.
 *
 * <p>G. Salton, A. Wong, C. S. Yang, A vector space model for automatic indexing, Communications of
 * the ACM 18(11), 1975.
 */
public final class Cosine implements Similarity {
    private final Features features;

    private Cosine(Features features) {
        this.features = features;
    }

    /**
     * Returns the cosine over grams.
     *
     * @param size the number of code points of a gram, from 1 to 3
     * @return the measure
     * @throws IllegalArgumentException if the size is another
     */
    public static Cosine ofGrams(int size) {
        return new Cosine(Features.grams(size));
    }

    /**
     * Returns the cosine over tokens, which are what stands between white space.
     *
     * @return the measure
     */
    public static Cosine ofTokens() {
        return new Cosine(Features.TOKENS);
    }

    @Override
    public double of(String a, String b) {
        Bag bag = features.of(a, b);
        if (bag.distinctLeft() == 0 || bag.distinctRight() == 0) {
            return bag.distinctLeft() == bag.distinctRight() ? 1 : 0;
        }
        // The root of a squared double is that double, so equal values have exactly 1; of others
        // the
        // root may be rounded down.
        return Math.min(1, bag.dot() / Math.sqrt(bag.squaresLeft() * bag.squaresRight()));
    }
}
