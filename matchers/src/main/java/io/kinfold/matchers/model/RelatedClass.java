package io.kinfold.matchers.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pairs of two customers who have something to do with each other: a household, neighbours, kin. They
 * agree in several respects at once, such as surname, address and telephone, which a model of
 * independent comparisons takes for one customer. In the comparisons that are not listed here they
 * are as unlike as strangers. Immutable and safe for any thread.
 *
 * @param name what they are, such as {@code household}; unique in a model, not empty
 * @param probability how many of all pairs are such, in (0, 1)
 * @param levels for each shared comparison by its name the probabilities that such a pair is at its
 *     levels, in the order of {@link Comparison#levels()}, each in (0, 1)
 */
public record RelatedClass(String name, double probability, Map<String, List<Double>> levels) {
    /**
     * Checks and copies the parts.
     *
     * @param name what they are
     * @param probability how many of all pairs are such, in (0, 1)
     * @param levels the probabilities of the levels of each shared comparison
     * @throws IllegalArgumentException if the name is empty or a probability is out of range
     */
    public RelatedClass {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "the name of a class of related customers must not be empty; give it one");
        }
        Checks.probability("probability of related class '" + name + "'", probability);
        Map<String, List<Double>> copy = new TreeMap<>();
        levels.forEach((comparison, shares) -> {
            for (double share : shares) {
                Checks.probability(
                        "probability of a level of '" + comparison + "' in related class '" + name
                                + "'",
                        share);
            }
            copy.put(comparison, List.copyOf(shares));
        });
        levels = Collections.unmodifiableMap(copy);
    }
}
