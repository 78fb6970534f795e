package io.kinfold.segments.check;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of values on a line of numbers, as disjoint ranges, and whether having no value belongs to it. Immutable.
 *
 * @param cuts where the set begins and ends in turn, ascending
 * @param missing whether it has "no value"
 */
record Domain(List<Cut> cuts, boolean missing) {
    private static final Cut FIRST = new Cut(null, false);
    private static final Cut LAST = new Cut(null, true);

    /** All values, and none. */
    static final Domain ALL = new Domain(List.of(FIRST, LAST), true);

    /** Nothing at all. */
    static final Domain NONE = new Domain(List.of(), false);

    /** No value. */
    static final Domain MISSING = new Domain(List.of(), true);

    /**
     * A place between values: just below or just above one.
     *
     * @param at the value; null for the ends of the line
     */
    private record Cut(@Nullable BigDecimal at, boolean above) implements Comparable<Cut> {
        @Override
        public int compareTo(Cut other) {
            if (at == null || other.at == null) {
                return Integer.compare(end(), other.end());
            }
            int order = at.compareTo(other.at);
            return order != 0 ? order : Boolean.compare(above, other.above);
        }

        private int end() {
            return at != null ? 0 : above ? 1 : -1;
        }
    }

    /**
     * Returns the values from one to another.
     *
     * @param low the least value; null for no bound
     * @param high the greatest value; null for no bound
     */
    static Domain between(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        Cut from = low == null ? FIRST : new Cut(low, false);
        Cut to = high == null ? LAST : new Cut(high, true);
        return from.compareTo(to) < 0 ? new Domain(List.of(from, to), false) : NONE;
    }

    /** Returns the values below one. */
    static Domain below(BigDecimal bound) {
        return new Domain(List.of(FIRST, new Cut(bound, false)), false);
    }

    /** Returns the values above one. */
    static Domain above(BigDecimal bound) {
        return new Domain(List.of(new Cut(bound, true), LAST), false);
    }

    boolean isEmpty() {
        return cuts.isEmpty() && !missing;
    }

    Domain complement() {
        List<Cut> turned = new ArrayList<>(cuts);
        if (!turned.isEmpty() && turned.get(0).equals(FIRST)) {
            turned.remove(0);
        } else {
            turned.add(0, FIRST);
        }
        int last = turned.size() - 1;
        if (last >= 0 && turned.get(last).equals(LAST)) {
            turned.remove(last);
        } else {
            turned.add(LAST);
        }
        return new Domain(List.copyOf(turned), !missing);
    }

    Domain and(Domain other) {
        List<Cut> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < cuts.size() && j < other.cuts.size()) {
            Cut from = later(cuts.get(i), other.cuts.get(j));
            Cut end = cuts.get(i + 1);
            Cut otherEnd = other.cuts.get(j + 1);
            Cut to = end.compareTo(otherEnd) <= 0 ? end : otherEnd;
            if (from.compareTo(to) < 0) {
                both.add(from);
                both.add(to);
            }
            if (end.compareTo(otherEnd) <= 0) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return new Domain(List.copyOf(both), missing && other.missing);
    }

    Domain or(Domain other) {
        return complement().and(other.complement()).complement();
    }

    /** Returns the set of multiples of a unit in this set; each bound is a multiple. */
    Domain onSteps(BigDecimal unit) {
        Domain stepped = new Domain(List.of(), missing);
        for (int i = 0; i < cuts.size(); i += 2) {
            Cut from = cuts.get(i);
            Cut to = cuts.get(i + 1);
            BigDecimal low = from.at != null && from.above ? from.at.add(unit) : from.at;
            BigDecimal high = to.at != null && !to.above ? to.at.subtract(unit) : to.at;
            stepped = stepped.or(between(low, high));
        }
        return stepped;
    }

    private static Cut later(Cut a, Cut b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
