package io.kinfold.benchmarks;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

import java.util.Map;

/** What one writes first: the levels of {@link ScoringBenchmark} over Commons Text. */
final class CommonsTextScorer {
    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
    private static final LevenshteinDistance EDITS = new LevenshteinDistance(1);
    private static final double[] NAME = {10, 3, -1, -3, -5};

    private final Map<String, Map<String, Double>> frequencies;

    CommonsTextScorer(Map<String, Map<String, Double>> frequencies) {
        this.frequencies = frequencies;
    }

    double weight(String[] a, String[] b) {
        return -13.3
                + name("given_name", a[0], b[0])
                + name("surname", a[1], b[1])
                + born(a[2], b[2])
                + email(a[3], b[3])
                + (a[4].equals(b[4]) ? 10 + adjustment("city", a[4]) : -5)
                + (a[5].equals(b[5]) ? 10 : EDITS.apply(a[5], b[5]) >= 0 ? 3 : -5);
    }

    private double name(String field, String a, String b) {
        if (a.equals(b)) {
            return NAME[0] + adjustment(field, a);
        }
        double similarity = JARO_WINKLER.apply(a, b);
        return similarity >= 0.92
                ? NAME[1]
                : similarity >= 0.88 ? NAME[2] : similarity >= 0.7 ? NAME[3] : NAME[4];
    }

    private static double born(String a, String b) {
        return a.equals(b)
                ? 10
                : EDITS.apply(a, b) >= 0 ? 3 : a.startsWith(b.substring(0, 4)) ? -1 : -5;
    }

    private double email(String a, String b) {
        if (a.equals(b)) {
            return 10 + adjustment("email", a);
        }
        return JARO_WINKLER.apply(a, b) >= 0.88 ? 3 : -5;
    }

    private double adjustment(String field, String value) {
        return Math.log(0.001 / frequencies.get(field).get(value)) / Math.log(2);
    }
}
