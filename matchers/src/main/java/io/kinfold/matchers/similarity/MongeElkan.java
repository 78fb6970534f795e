package io.kinfold.matchers.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Monge-Elkan similarity: the mean, over the tokens of one value, of the similarity to the token of
 * the other that is most alike. For names of several words in any order, each with its own typing
 * errors.
 *
 * <p>As published the measure depends on which value comes first; here it is the mean of both
 * directions. 1 for values with the same set of tokens (in any order, any number of times), where
 * the inner measure has 1 for equal tokens only. Two values without tokens are equal; a value
 * without has 0 with any other.
 *
 * <p>Time grows with the product of the numbers of different tokens.
 * <strong>Bound:</strong> only the 1,000 first in alphabetical order of either value are looked at;
 * others are alike to their equals only. Immutable; safe for any thread if the inner measure
 * is.
 *
 * <p>A. E. Monge, C. P. Elkan, The field matching problem: algorithms and applications, Proceedings
 * of the Second International Conference on Knowledge Discovery and Data Mining, 1996.
 */
public final class MongeElkan implements Similarity {
    private static final int MOST_TOKENS = 1_000;

    private final Similarity inner;

    private MongeElkan(Similarity inner) {
        this.inner = inner;
    }

    /**
     * Returns the measure with {@link JaroWinkler} between tokens.
     *
     * @return the measure
     */
    public static MongeElkan ofDefaults() {
        return new MongeElkan(Similarities.jaroWinkler());
    }

    /**
     * Returns the measure with another one between tokens.
     *
     * @param inner how alike two tokens are
     * @return the measure
     */
    public static MongeElkan over(Similarity inner) {
        return new MongeElkan(inner);
    }

    @Override
    public double of(String a, String b) {
        Map<String, Integer> left = counts(a);
        Map<String, Integer> right = counts(b);
        if (left.isEmpty() || right.isEmpty()) {
            return left.equals(right) ? 1 : 0;
        }
        double there = oneWay(left, right);
        double back = oneWay(right, left);
        return (there + back) / 2;
    }

    /** A token that the other value has too is most alike to that; all others meet all. */
    private double oneWay(Map<String, Integer> from, Map<String, Integer> to) {
        long total = 0;
        long alike = 0;
        for (Map.Entry<String, Integer> token : from.entrySet()) {
            total += token.getValue();
            alike += to.containsKey(token.getKey()) ? token.getValue() : 0;
        }
        List<String> candidates = first(to);
        double sum = alike;
        for (String token : first(without(from, to))) {
            sum += from.getOrDefault(token, 0) * best(token, candidates);
        }
        return sum / total;
    }

    private double best(String token, List<String> candidates) {
        PreparedSimilarity prepared = inner.prepare(token);
        double best = 0;
        for (String candidate : candidates) {
            best = Math.max(best, prepared.to(candidate));
        }
        return best;
    }

    private static Map<String, Integer> counts(String value) {
        Map<String, Integer> counts = new HashMap<>();
        for (String token : Tokens.of(value)) {
            counts.merge(token, 1, Integer::sum);
        }
        return counts;
    }

    private static Map<String, Integer> without(
            Map<String, Integer> tokens, Map<String, Integer> others) {
        Map<String, Integer> rest = new HashMap<>(tokens);
        rest.keySet().removeAll(others.keySet());
        return rest;
    }

    private static List<String> first(Map<String, Integer> tokens) {
        List<String> sorted = new ArrayList<>(tokens.keySet());
        sorted.sort(Comparator.naturalOrder());
        return sorted.subList(0, Math.min(sorted.size(), MOST_TOKENS));
    }
}
