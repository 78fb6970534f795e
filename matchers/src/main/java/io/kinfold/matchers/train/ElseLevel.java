package io.kinfold.matchers.train;

/**
 * The order of evidence that the last level must keep: nothing is less alike, so that it cannot speak for one
 * customer more than another level does. Numbers that are given out one after another break it: strangers' then
 * differ by an edit or two, and of few pairs hardly any differ by more.
 */
final class ElseLevel {
    private ElseLevel() {}

    /**
     * Returns m where the levels below the last one's evidence share theirs with it: the likeliest m in that
     * order, given u (pooled as isotonic regression does).
     */
    static double[] leastAlike(double[] m, double[] u) {
        double[] ordered = m.clone();
        int last = m.length - 1;
        boolean[] pooled = new boolean[m.length];
        pooled[last] = true;
        double ofM = m[last];
        double ofU = u[last];
        for (int lowest = lowest(m, u, pooled);
                lowest >= 0 && ofM > ofU && m[lowest] / u[lowest] < ofM / ofU;
                lowest = lowest(m, u, pooled)) {
            pooled[lowest] = true;
            ofM += m[lowest];
            ofU += u[lowest];
        }
        for (int level = 0; level < m.length; level++) {
            if (pooled[level]) {
                ordered[level] = u[level] * ofM / ofU;
            }
        }
        return ordered;
    }

    private static int lowest(double[] m, double[] u, boolean[] pooled) {
        int lowest = -1;
        for (int level = 0; level < m.length; level++) {
            if (!pooled[level] && (lowest < 0 || m[level] / u[level] < m[lowest] / u[lowest])) {
                lowest = level;
            }
        }
        return lowest;
    }
}
