package io.kinfold.matchers.auto;

import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.model.Bits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what a model expects of pairs. Not safe for several threads. */
final class Expectation {
    /**
     * How many times likelier a pair of two sources must be one customer than a pair of one source,
     * before sources count as free of repetitions. Sources with repetitions of their own have about 1.
     */
    private static final double FAR_LIKELIER = 10;
    /** Of fewer matches nothing is concluded. */
    private static final double ENOUGH = 10;

    private final List<Fragment> fragments;
    private final double threshold;
    private double pairs;
    private double matches;
    private double linked;
    private double linkedMatches;
    private double acrossMatches;

    Expectation(List<Fragment> fragments, double threshold) {
        this.fragments = fragments;
        this.threshold = threshold;
    }

    void add(int a, int b, double weight) {
        double probability = Bits.toProbability(weight);
        pairs++;
        matches += probability;
        if (weight >= threshold) {
            linked++;
            linkedMatches += probability;
        }
        if (!fragments.get(a).id().source().equals(fragments.get(b).id().source())) {
            acrossMatches += probability;
        }
    }

    /**
     * Returns the result.
     *
     * @param scale how many fragments there are for each one looked at
     */
    TrainingResult.Expected result(double scale) {
        return new TrainingResult.Expected(
                pairs / fragments.size() * scale,
                linked == 0 ? 1 : linkedMatches / linked,
                matches == 0 ? 1 : linkedMatches / matches,
                onePerSource());
    }

    private boolean onePerSource() {
        Map<String, Long> sizes = new HashMap<>();
        fragments.forEach(fragment -> sizes.merge(fragment.id().source(), 1L, Long::sum));
        double within =
                sizes.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
        double across = fragments.size() * (fragments.size() - 1.0) / 2 - within;
        if (across == 0 || within == 0 || acrossMatches < ENOUGH) {
            return false;
        }
        double withinRate = (matches - acrossMatches) / within;
        return acrossMatches / across > FAR_LIKELIER * withinRate;
    }
}
