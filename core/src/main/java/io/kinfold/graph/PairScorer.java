package io.kinfold.graph;

import io.kinfold.config.Contribution;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Matcher;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Asks the matcher of a fuzzy rule. What a matcher throws may quote a value, so it is not passed on. Safe for
 * any thread.
 */
final class PairScorer {
    private final FuzzyRule rule;
    private final Matcher<Object> matcher;
    private final IntFunction<FragmentId> ids;

    /** The ids are for messages. */
    @SuppressWarnings("unchecked")
    PairScorer(FuzzyRule rule, IntFunction<FragmentId> ids) {
        this.rule = rule;
        this.matcher = (Matcher<Object>) rule.matcher();
        this.ids = ids;
    }

    Comparand prepare(Fragment fragment) {
        return guarded(() -> prepareUnguarded(fragment), () -> "on fragment " + fragment.id());
    }

    private Comparand prepareUnguarded(Fragment fragment) {
        Object form = matcher.prepare(fragment);
        return new Comparand(form, distinct(matcher.blocks(form)));
    }

    /** Returns each number once, without its lowest bit: a comparand uses the sign for something else. */
    private static long[] distinct(long[] blocks) {
        long[] sorted = blocks.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] >>>= 1;
        }
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
    }

    /** Returns the weight of two fragments if it is not below the review threshold, or else any number below. */
    double weigh(Comparand one, Comparand two, int a, int b) {
        double bits;
        try {
            bits = matcher.weight(one.form(), two.form(), rule.reviewThreshold());
        } catch (RuntimeException e) {
            throw broken(e, "for " + names(a, b));
        }
        if (Double.isNaN(bits) || bits == Double.POSITIVE_INFINITY) {
            throw notFinite(bits, a, b);
        }
        return bits;
    }

    /** Returns the weight of two fragments, whatever it is. */
    double weight(Comparand one, Comparand two, int a, int b) {
        double bits =
                guarded(() -> matcher.weight(one.form(), two.form()), () -> "for " + names(a, b));
        if (!Double.isFinite(bits)) {
            throw notFinite(bits, a, b);
        }
        return bits;
    }

    boolean isComparable(Comparand one, Comparand two, int a, int b) {
        return guarded(
                () -> matcher.comparable(one.form(), two.form()), () -> "for " + names(a, b));
    }

    List<Contribution> contributions(Comparand one, Comparand two, int a, int b) {
        return List.copyOf(guarded(
                () -> matcher.contributions(one.form(), two.form()), () -> "for " + names(a, b)));
    }

    private <T> T guarded(Supplier<T> question, Supplier<String> where) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw broken(e, where.get());
        }
    }

    private IllegalStateException broken(RuntimeException e, String where) {
        return new IllegalStateException("the matcher of fuzzy rule '" + rule.name() + "' threw "
                + e.getClass().getName() + " " + where
                + "; a matcher must not throw on any fragment");
    }

    private IllegalStateException notFinite(double bits, int a, int b) {
        return new IllegalStateException("the matcher of fuzzy rule '" + rule.name() + "' gave "
                + bits + " for " + names(a, b) + "; a match weight must be finite");
    }

    FragmentId id(int fragment) {
        return ids.apply(fragment);
    }

    private String names(int a, int b) {
        FragmentId one = ids.apply(a);
        FragmentId two = ids.apply(b);
        boolean ordered = one.compareTo(two) <= 0;
        return (ordered ? one : two) + " and " + (ordered ? two : one);
    }
}
