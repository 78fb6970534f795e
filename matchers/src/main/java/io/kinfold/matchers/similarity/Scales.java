package io.kinfold.matchers.similarity;

/** Makes similarities of differences. */
final class Scales {
    private static final double BELOW_ONE = Math.nextDown(1.0);

    private Scales() {}

    /** Returns 1 - difference / scale, at least 0; 1 for no difference only, rounding or not. */
    static double linear(double difference, double scale) {
        return difference == 0 ? 1 : Math.max(0, Math.min(BELOW_ONE, 1 - difference / scale));
    }
}
