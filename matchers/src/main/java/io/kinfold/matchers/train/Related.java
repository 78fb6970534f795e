package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Kind;
import io.kinfold.matchers.model.RelatedClass;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Classes of pairs of two customers who are related, while they are learned. Such pairs are alike in
 * what they share and as unlike as strangers in what is their own; without anything of their own they
 * could not be told from pairs of one customer. Where the data hold no such pairs, a class stays
 * empty and takes nothing from any weight.
 */
final class Related {
    /** Of so many fragments at least one comparison of what is one's own must find a value. */
    private static final double PRESENT = 0.9;

    /** How many pairs each class holds at first, for each pair of one customer. */
    private static final double FIRST_SHARE = 0.1;

    /** Each class holds so many pairs at least, so that it is never lost. */
    private static final double FEWEST_PAIRS = 0.5;

    /**
     * What a class begins as, in all that is shared: as alike as one customer (1), or as strangers.
     *
     * @param inPlace in what belongs to a place
     * @param otherwise in the rest
     */
    private record Beginning(String name, double inPlace, double otherwise) {}

    private static final List<Beginning> BEGINNINGS = List.of(
            new Beginning("household", 1, 1),
            new Beginning("neighbourhood", 0.5, 0.5),
            new Beginning("kin", 0, 1),
            new Beginning("housemates", 1, 0));

    static final int CLASSES = BEGINNINGS.size();

    private final List<Comparison> comparisons;
    private final boolean[] shared;
    private final Probabilities model;
    private final double[] probabilities = new double[CLASSES];
    private final double[] expected = new double[CLASSES];
    private final double[][][] shares;

    private Related(List<Comparison> comparisons, Probabilities model) {
        this.comparisons = comparisons;
        this.model = model;
        this.shared = shared(comparisons);
        this.shares = new double[CLASSES][comparisons.size()][];
    }

    /**
     * Returns which comparisons related customers share: those that are not known to be one's own, and
     * whole names, of which they share a part.
     */
    static boolean[] shared(List<Comparison> comparisons) {
        boolean[] shared = new boolean[comparisons.size()];
        for (int i = 0; i < shared.length; i++) {
            shared[i] = !comparisons.get(i).kind().map(Kind::isOwn).orElse(false)
                    || sharedInPart(comparisons.get(i));
        }
        return shared;
    }

    private static boolean sharedInPart(Comparison comparison) {
        return comparison.kind().equals(Optional.of(Kind.FULL_NAME));
    }

    /** Returns the classes as they begin, null where nothing is there to tell related customers by. */
    static @Nullable Related start(PairEngine engine, Probabilities model) {
        Related related = new Related(engine.comparisons(), model);
        if (!related.canBeTold(engine)) {
            return null;
        }
        Arrays.fill(related.probabilities, FIRST_SHARE * model.prior());
        for (int i = 0; i < related.shared.length; i++) {
            boolean place =
                    engine.comparisons().get(i).kind().map(Kind::isPlace).orElse(false);
            for (int q = 0; q < CLASSES; q++) {
                Beginning begin = BEGINNINGS.get(q);
                double alike = place ? begin.inPlace() : begin.otherwise();
                double[] mixed = new double[related.shared[i] ? model.m[i].length : 0];
                for (int level = 0; level < mixed.length; level++) {
                    mixed[level] = alike * model.m[i][level] + (1 - alike) * model.u[i][level];
                }
                if (related.shared[i] && sharedInPart(engine.comparisons().get(i))) {
                    mixed = related.inPart(
                            i, alike * model.m[i][0] + (1 - alike) * related.partOfStrangers(i));
                }
                related.shares[q][i] = mixed;
            }
        }
        return related;
    }

    private boolean canBeTold(PairEngine engine) {
        List<Comparison> own = comparisons.stream()
                .filter(comparison -> comparison.kind().map(Kind::isOwn).orElse(false))
                .toList();
        Set<Kind> kinds = own.stream()
                .map(comparison -> comparison.kind().orElseThrow())
                .collect(Collectors.toSet());
        boolean often = own.stream()
                .anyMatch(comparison -> engine.field(comparison.fields().get(0)).present()
                        >= PRESENT * engine.data().size());
        return own.size() < comparisons.size() && (often || kinds.size() > 1);
    }

    double probability(int related) {
        return probabilities[related];
    }

    /** Returns the probabilities of the levels of a comparison, none where it is not shared. */
    double[] shares(int related, int comparison) {
        return shares[related][comparison];
    }

    /** Sets a class to what was expected of it. */
    void learn(int related, double pairs, double ofAllPairs, double[][] pairsAtLevels) {
        expected[related] = pairs;
        probabilities[related] =
                Probabilities.inside(Math.max(pairs, FEWEST_PAIRS) / Math.max(ofAllPairs, 1));
        for (int i = 0; i < shared.length; i++) {
            if (shared[i]) {
                double[] learned = Probabilities.shares(pairsAtLevels[i]);
                shares[related][i] =
                        sharedInPart(comparisons.get(i)) ? inPart(i, part(learned)) : learned;
            }
        }
    }

    /**
     * Returns the probabilities of the levels of a whole name: those of strangers, but for the last level before
     * else, where names have a part in common.
     */
    private double[] inPart(int comparison, double part) {
        double[] levels = model.u[comparison].clone();
        int last = levels.length - 1;
        double rest = levels[last] + levels[last - 1];
        levels[last - 1] = Probabilities.inside(rest * part);
        levels[last] = Probabilities.inside(rest * (1 - part));
        return levels;
    }

    private double partOfStrangers(int comparison) {
        return part(model.u[comparison]);
    }

    private static double part(double[] levels) {
        int last = levels.length - 1;
        return levels[last - 1] / (levels[last - 1] + levels[last]);
    }

    double expected(int related) {
        return expected[related];
    }

    /** Returns how many pairs of each class are expected in the data. */
    Map<String, Double> expected() {
        Map<String, Double> pairs = new LinkedHashMap<>();
        for (int q = 0; q < CLASSES; q++) {
            pairs.put(BEGINNINGS.get(q).name(), expected[q]);
        }
        return pairs;
    }

    List<RelatedClass> classes() {
        List<RelatedClass> classes = new ArrayList<>();
        for (int q = 0; q < CLASSES; q++) {
            Map<String, List<Double>> levels = new LinkedHashMap<>();
            for (int i = 0; i < shared.length; i++) {
                if (shared[i]) {
                    levels.put(
                            comparisons.get(i).name(),
                            Arrays.stream(shares[q][i]).boxed().toList());
                }
            }
            classes.add(new RelatedClass(BEGINNINGS.get(q).name(), probabilities[q], levels));
        }
        return classes;
    }
}
