package io.kinfold.matchers.model;

import io.kinfold.config.Contribution;
import io.kinfold.matchers.field.FieldSchema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes the weight of a pair of prepared fragments. Whichever way the levels are found, the bits
 * are added in the model's order, so that the weight is the same to the last bit.
 */
final class PairScorer {
    /** Levels are packed into a long, five bits each: comparisons and levels that fit. */
    private static final int PACKED_BITS = 5;

    private static final int PACKED_COMPARISONS = 12;
    private static final int PACKED_LEVELS = 30;

    /** More than rounding can move a sum of weights, which are below 2000 bits. */
    private static final double SLACK = 1e-6;

    /** Comparisons that say less than so many bits, all together, leave a pair as if nothing had been compared. */
    private static final double LEAST_SAID = 0.5;

    private final double prior;
    private final @Nullable RelatedBits related;
    private final ComparisonKernel[] kernels;
    private final int[] cheapFirst;
    private final double[] restAtMost;
    private final int measures;
    private final boolean packs;

    /** Written, if ever, so that no compiler leaves the fetching out. */
    @SuppressWarnings("UnusedVariable")
    private long fetched;

    PairScorer(FellegiSunterModel model, SlotTable slots) {
        this.prior = Bits.ofProbability(model.prior());
        this.related = RelatedBits.of(model);
        this.kernels = model.comparisons().stream()
                .map(comparison -> new ComparisonKernel(comparison, slots, model))
                .toArray(ComparisonKernel[]::new);
        this.cheapFirst = IntStream.range(0, kernels.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> kernels[i].measures())
                        .thenComparing(i -> -kernels[i].greatestBits()))
                .mapToInt(Integer::intValue)
                .toArray();
        this.restAtMost = new double[kernels.length + 1];
        for (int i = kernels.length - 1; i >= 0; i--) {
            restAtMost[i] = restAtMost[i + 1] + kernels[cheapFirst[i]].greatestBits();
        }
        this.measures = Arrays.stream(kernels)
                .mapToInt(ComparisonKernel::measures)
                .max()
                .orElse(0);
        this.packs = kernels.length <= PACKED_COMPARISONS
                && model.comparisons().stream()
                        .allMatch(comparison -> comparison.levels().size() <= PACKED_LEVELS);
    }

    static PairScorer of(FellegiSunterModel model, FieldSchema schema) {
        return new PairScorer(model, new SlotTable(schema, model));
    }

    double weight(@Nullable Value[] a, @Nullable Value[] b) {
        if (related == null) {
            double total = prior;
            double[] memo = new double[measures];
            for (ComparisonKernel kernel : kernels) {
                int level = kernel.level(a, b, memo);
                total = total + kernel.bits(level) + kernel.adjustment(level, a, b);
            }
            return total;
        }
        int[] levels = levels(a, b);
        double[] adjustments = adjustments(levels, a, b);
        double total = prior;
        for (int i = 0; i < kernels.length; i++) {
            total = total + kernels[i].bits(levels[i]) + adjustments[i];
        }
        return total + related.bits(levels, adjustments);
    }

    /** Returns the weight, or a number below {@code atLeast} if the weight is. */
    double weight(@Nullable Value[] a, @Nullable Value[] b, double atLeast) {
        if (!packs) {
            return weight(a, b);
        }
        fetch(b);
        double sum = prior;
        long levels = 0;
        double[] memo = new double[measures];
        for (int i = 0; i < cheapFirst.length; i++) {
            int index = cheapFirst[i];
            ComparisonKernel kernel = kernels[index];
            int level = kernel.level(a, b, memo);
            levels |= (long) (level + 1) << (index * PACKED_BITS);
            sum += kernel.bits(level) + kernel.adjustment(level, a, b);
            if (sum + restAtMost[i + 1] < atLeast - SLACK) {
                return sum + restAtMost[i + 1];
            }
        }
        return total(levels, a, b, atLeast);
    }

    /**
     * Reads what comparing reads of a fragment that was prepared long ago, all of it together, so that the waits
     * for memory overlap: compared value by value each would wait for the one before.
     */
    private void fetch(@Nullable Value[] values) {
        long read = 0;
        for (Value value : values) {
            if (value != null) {
                read += value.letters + value.text.length();
            }
        }
        if (read == Long.MIN_VALUE) {
            fetched = read;
        }
    }

    private double total(long levels, @Nullable Value[] a, @Nullable Value[] b, double atLeast) {
        double total = total(levels, a, b);
        if (related == null || total < atLeast) {
            return total;
        }
        int[] unpacked = new int[kernels.length];
        for (int i = 0; i < unpacked.length; i++) {
            unpacked[i] = (int) (levels >>> (i * PACKED_BITS) & ((1 << PACKED_BITS) - 1)) - 1;
        }
        return total + related.bits(unpacked, adjustments(unpacked, a, b));
    }

    private double total(long levels, @Nullable Value[] a, @Nullable Value[] b) {
        double total = prior;
        for (int i = 0; i < kernels.length; i++) {
            int level = (int) (levels >>> (i * PACKED_BITS) & ((1 << PACKED_BITS) - 1)) - 1;
            total = total + kernels[i].bits(level) + kernels[i].adjustment(level, a, b);
        }
        return total;
    }

    private int[] levels(@Nullable Value[] a, @Nullable Value[] b) {
        int[] levels = new int[kernels.length];
        double[] memo = new double[measures];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = kernels[i].level(a, b, memo);
        }
        return levels;
    }

    private double[] adjustments(int[] levels, @Nullable Value[] a, @Nullable Value[] b) {
        double[] adjustments = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            adjustments[i] = kernels[i].adjustment(levels[i], a, b);
        }
        return adjustments;
    }

    /** Returns the parts of the weight in the order in which they are added. */
    List<Contribution> contributions(@Nullable Value[] a, @Nullable Value[] b) {
        List<Contribution> parts = new ArrayList<>();
        parts.add(new Contribution("prior", "", prior));
        int[] levels = levels(a, b);
        double[] adjustments = adjustments(levels, a, b);
        for (int i = 0; i < kernels.length; i++) {
            ComparisonKernel kernel = kernels[i];
            String name = kernel.comparison().name();
            int level = levels[i];
            parts.add(new Contribution(name, levelName(kernel, level), kernel.bits(level)));
            if (kernel.isAdjusted(level)) {
                parts.add(new Contribution(name, Waterfall.TERM_FREQUENCY, adjustments[i]));
            }
        }
        if (related != null) {
            parts.add(new Contribution(
                    Waterfall.RELATED,
                    related.likeliest(levels, adjustments),
                    related.bits(levels, adjustments)));
        }
        return List.copyOf(parts);
    }

    private static String levelName(ComparisonKernel kernel, int level) {
        return level == Comparison.MISSING
                ? "missing"
                : kernel.comparison().levels().get(level).name();
    }

    /** Returns whether the comparisons together say anything worth mentioning, for or against. */
    boolean comparable(@Nullable Value[] a, @Nullable Value[] b) {
        double said = 0;
        for (int i = 0; i < kernels.length && said < LEAST_SAID; i++) {
            int level = kernels[i].level(a, b);
            said += Math.abs(kernels[i].bits(level) + kernels[i].adjustment(level, a, b));
        }
        return said >= LEAST_SAID;
    }

    ComparisonKernel kernel(int comparison) {
        return kernels[comparison];
    }
}
