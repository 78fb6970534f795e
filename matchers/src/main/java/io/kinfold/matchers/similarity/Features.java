package io.kinfold.matchers.similarity;

/** What of two values is counted. */
@FunctionalInterface
interface Features {
    Features TOKENS = Bag::ofTokens;

    Bag of(String a, String b);

    static Features grams(int size) {
        if (size < 1 || size > Bag.LONGEST_GRAM) {
            throw new IllegalArgumentException("size " + size + " of a gram must be from 1 to "
                    + Bag.LONGEST_GRAM + "; 2 suits names, 3 suits addresses");
        }
        return (a, b) -> Bag.ofGrams(a, b, size);
    }
}
