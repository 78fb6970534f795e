package io.kinfold.matchers.model;

/**
 * Finds the levels that pairs reach in one comparison, as {@link FellegiSunterMatcher#level} does, but
 * with memory of its own, so that many pairs cost no objects. Not safe for several threads.
 */
public final class LevelFinder {
    private final ComparisonKernel kernel;
    private final double[] memo;

    LevelFinder(ComparisonKernel kernel) {
        this.kernel = kernel;
        this.memo = new double[kernel.measures()];
    }

    /**
     * Returns the level that a pair reaches.
     *
     * @param a a fragment that the matcher prepared
     * @param b another
     * @return the index of the level in {@link Comparison#levels()}, or {@link Comparison#MISSING}
     */
    public int level(Prepared a, Prepared b) {
        return kernel.level(a.values(), b.values(), memo);
    }
}
