package io.kinfold.graph;

import io.kinfold.config.Contribution;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Matcher;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Asks the matcher of a fuzzy rule. What a matcher throws may quote a value, so it is not passed on. Safe for
 * any thread.
 */
final class PairScorer {
    /** Of so many numbers or fewer those that come twice are found by a table. */
    private static final int FEW = 64;

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

    /** Prepares fragments, in their order; where that goes wrong, one by one, so that it is told for which. */
    List<Comparand> prepareAll(List<Fragment> fragments) {
        List<Comparand> comparands = new ArrayList<>(fragments.size());
        if (fragments.size() > 1) {
            try {
                matcher.prepareAll(
                        fragments,
                        (form, blocks) -> comparands.add(new Comparand(form, distinct(blocks))));
            } catch (RuntimeException e) {
                comparands.clear();
            }
        }
        if (comparands.size() != fragments.size()) {
            comparands.clear();
            fragments.forEach(fragment -> comparands.add(prepare(fragment)));
        }
        return comparands;
    }

    /** Returns each number once, without its lowest bit: a comparand uses the sign for something else. */
    private static long[] distinct(long[] blocks) {
        long[] kept = new long[blocks.length];
        int count = 0;
        if (blocks.length <= FEW) {
            byte[] taken = new byte[4 * FEW];
            for (long block : blocks) {
                count = addNew(kept, count, block >>> 1, taken);
            }
        } else {
            for (int i = 0; i < blocks.length; i++) {
                kept[i] = blocks[i] >>> 1;
            }
            Arrays.sort(kept);
            for (int i = 0; i < kept.length; i++) {
                if (i == 0 || kept[i] != kept[i - 1]) {
                    kept[count++] = kept[i];
                }
            }
        }
        return count == kept.length ? kept : Arrays.copyOf(kept, count);
    }

    /** Adds a number unless it is there; the table tells by its hash where, counted from 1. */
    private static int addNew(long[] kept, int count, long number, byte[] taken) {
        int at = (int) (number ^ (number >>> Integer.SIZE)) & (taken.length - 1);
        for (int place = taken[at]; place != 0; place = taken[at]) {
            if (kept[place - 1] == number) {
                return count;
            }
            at = (at + 1) & (taken.length - 1);
        }
        kept[count] = number;
        taken[at] = (byte) (count + 1);
        return count + 1;
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

    /** Returns what gives the contributions, of the forms as they are now. */
    Supplier<List<Contribution>> contributionsLater(Comparand one, Comparand two, int a, int b) {
        Object form = one.form();
        Object other = two.form();
        FragmentId id = ids.apply(a);
        FragmentId otherId = ids.apply(b);
        return () -> List.copyOf(guarded(
                () -> matcher.contributions(form, other), () -> "for " + names(id, otherId)));
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
        return names(ids.apply(a), ids.apply(b));
    }

    private static String names(FragmentId one, FragmentId two) {
        boolean ordered = one.compareTo(two) <= 0;
        return (ordered ? one : two) + " and " + (ordered ? two : one);
    }
}
