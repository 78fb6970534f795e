package io.kinfold.matchers.model;

/** Conversions between probabilities and match weights in bits. */
public final class Bits {
    private static final double LN_2 = Math.log(2);

    private Bits() {}

    /**
     * Returns the logarithm to the base 2.
     *
     * @param x a positive number
     * @return log2 of it
     */
    public static double log2(double x) {
        return Math.log(x) / LN_2;
    }

    /**
     * Returns the weight of a probability: the logarithm of its odds.
     *
     * @param probability in (0, 1)
     * @return its weight in bits, 0 for 0.5
     */
    public static double ofProbability(double probability) {
        return log2(probability / (1 - probability));
    }

    /**
     * Returns the probability of a weight.
     *
     * @param bits a weight, also infinite
     * @return a probability in [0, 1]; neither overflows nor yields NaN for any weight but NaN
     */
    public static double toProbability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
