package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a pair loses because related customers may look like it too: with the prior p, q the classes
 * of related pairs, lambda their probabilities and r those of their levels,
 *
 * <pre>{@code -log2(1 + sum over q of lambda / (1 - p) * product over shared comparisons of r / u)}</pre>
 *
 * bits, never above 0. Agreement on a frequent value is as much more likely among related customers
 * as among strangers, so term frequencies move r / u as they move m / u. The sum is taken relative to
 * its greatest term and so does not overflow. Immutable and safe for any thread.
 */
final class RelatedBits {
    private final List<RelatedClass> classes;
    private final double[] atFirst;
    private final double[][][] bits;

    private RelatedBits(FellegiSunterModel model) {
        this.classes = model.related();
        this.atFirst = new double[classes.size()];
        this.bits = new double[classes.size()][model.comparisons().size()][];
        for (int q = 0; q < atFirst.length; q++) {
            atFirst[q] = Bits.log2(classes.get(q).probability() / (1 - model.prior()));
            for (int i = 0; i < bits[q].length; i++) {
                bits[q][i] = bits(classes.get(q), model.comparisons().get(i));
            }
        }
    }

    /** Returns the correction of a model, null where it knows no related customers. */
    static @Nullable RelatedBits of(FellegiSunterModel model) {
        return model.related().isEmpty() ? null : new RelatedBits(model);
    }

    /** Returns the bits of each level, none where the comparison is not shared. */
    private static double[] bits(RelatedClass related, Comparison comparison) {
        List<Double> shares = related.levels().getOrDefault(comparison.name(), List.of());
        double[] bits = new double[shares.size()];
        for (int level = 0; level < bits.length; level++) {
            bits[level] =
                    Bits.log2(shares.get(level) / comparison.levels().get(level).u());
        }
        return bits;
    }

    /**
     * Returns the bits of a pair.
     *
     * @param levels its level in each comparison
     * @param adjustments the bits of its term frequencies there
     */
    double bits(int[] levels, double[] adjustments) {
        double greatest = 0;
        for (int q = 0; q < atFirst.length; q++) {
            greatest = Math.max(greatest, likeness(q, levels, adjustments));
        }
        double sum = Math.pow(2, -greatest);
        for (int q = 0; q < atFirst.length; q++) {
            sum += Math.pow(2, likeness(q, levels, adjustments) - greatest);
        }
        return Math.min(0, 0.0 - (greatest + Bits.log2(sum)));
    }

    /** Returns the name of the class that a pair looks most like. */
    String likeliest(int[] levels, double[] adjustments) {
        int likeliest = 0;
        for (int q = 1; q < atFirst.length; q++) {
            if (likeness(q, levels, adjustments) > likeness(likeliest, levels, adjustments)) {
                likeliest = q;
            }
        }
        return classes.get(likeliest).name();
    }

    /** Returns by how many bits a pair looks more like a class than like strangers. */
    private double likeness(int q, int[] levels, double[] adjustments) {
        double total = atFirst[q];
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] != Comparison.MISSING && bits[q][i].length > 0) {
                total += bits[q][i][levels[i]] + adjustments[i];
            }
        }
        return total;
    }
}
