package io.kinfold.matchers.similarity;

/**
 * Jaccard's index: of the features that either value has, the share that both have. Features are
 * the tokens, or the grams: all sequences of so many code points, without padding at the ends; a
 * value shorter than a gram is one gram. Each feature counts once, however often it occurs.
 *
 * <p>1 for values with the same features, among them all equal ones; two values without features
 * are equal. Apache Commons Text's JaccardSimilarity is that of grams of size 1 (in UTF-16 units).
 * Time n log n in the length. Immutable.
 *
 * <p>P. Jaccard, Étude comparative de la distribution florale dans une portion des Alpes et du
 * Jura, Bulletin de la Société vaudoise des sciences naturelles 37, 1901.
 */
public final class Jaccard implements Similarity {
    private final Features features;

    private Jaccard(Features features) {
        this.features = features;
    }

    /**
     * Returns the index over grams.
     *
     * @param size the number of code points of a gram, from 1 to 3
     * @return the measure
     * @throws IllegalArgumentException if the size is another
     */
    public static Jaccard ofGrams(int size) {
        return new Jaccard(Features.grams(size));
    }

    /**
     * Returns the index over tokens, which are what stands between white space.
     *
     * @return the measure
     */
    public static Jaccard ofTokens() {
        return new Jaccard(Features.TOKENS);
    }

    @Override
    public double of(String a, String b) {
        Bag bag = features.of(a, b);
        int either = bag.distinctLeft() + bag.distinctRight() - bag.shared();
        return either == 0 ? 1 : bag.shared() / (double) either;
    }
}
