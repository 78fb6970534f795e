package io.kinfold.matchers.similarity;

/**
 * The measures that need no setting, as {@link Similarity}. Those with a setting are made by their
 * own classes: {@link Jaccard}, {@link Cosine}, {@link MongeElkan}, {@link DateProximity},
 * {@link NumberProximity}, {@link GeoProximity} and {@link NameLikeness}; {@link PhoneticCode} is
 * measures already.
 */
public final class Similarities {
    private Similarities() {}

    /**
     * Returns {@link Jaro#similarity}, with a prepared form of its own.
     *
     * @return the measure
     */
    public static Similarity jaro() {
        return JaroMeasure.JARO;
    }

    /**
     * Returns {@link JaroWinkler#similarity}, with a prepared form of its own.
     *
     * @return the measure
     */
    public static Similarity jaroWinkler() {
        return JaroMeasure.JARO_WINKLER;
    }

    /**
     * Returns {@link Levenshtein#similarity}, with a prepared form of its own.
     *
     * @return the measure
     */
    public static Similarity levenshtein() {
        return EditMeasure.LEVENSHTEIN;
    }

    /**
     * Returns {@link DamerauLevenshtein#similarity}.
     *
     * @return the measure
     */
    public static Similarity damerauLevenshtein() {
        return EditMeasure.DAMERAU_LEVENSHTEIN;
    }

    /**
     * Returns {@link OptimalStringAlignment#similarity}.
     *
     * @return the measure
     */
    public static Similarity optimalStringAlignment() {
        return EditMeasure.OPTIMAL_STRING_ALIGNMENT;
    }

    /**
     * Returns {@link Indel#similarity}.
     *
     * @return the measure
     */
    public static Similarity indel() {
        return Indel::similarity;
    }

    /**
     * Returns {@link TokenSort#similarity}.
     *
     * @return the measure
     */
    public static Similarity tokenSort() {
        return TokenSort::similarity;
    }

    /**
     * Returns {@link TokenSet#similarity}.
     *
     * @return the measure
     */
    public static Similarity tokenSet() {
        return TokenSet::similarity;
    }
}
