package io.kinfold.matchers.blocking;

import io.kinfold.matchers.memo.Memo;

import java.util.Arrays;

/**
 * The parts that rules take of one field, with the numbers of what they make of its values. Safe for any
 * thread once all parts are added.
 */
final class FieldParts {
    private final Memo<Share> memo = new Memo<>(this::share);
    private BlockingPart[] parts = {};
    private int[] places = {};

    /** What the parts make of one value. Immutable. */
    static final class Share {
        private final FieldParts of;
        private final int[] counts;
        private final long[] only;
        private final long[][] several;

        /**
         * Creates it.
         *
         * @param counts how many numbers each part makes
         * @param only the number of a part that makes one
         * @param several the numbers of a part that makes more
         */
        private Share(FieldParts of, int[] counts, long[] only, long[][] several) {
            this.of = of;
            this.counts = counts;
            this.only = only;
            this.several = several;
        }
    }

    void add(int place, BlockingPart part) {
        places = Arrays.copyOf(places, places.length + 1);
        parts = Arrays.copyOf(parts, places.length);
        places[places.length - 1] = place;
        parts[places.length - 1] = part;
    }

    /** Puts the numbers of each part at its place; none where it makes nothing of the value, or too much. */
    void numbers(String value, PartNumbers into) {
        put(memo.of(value), into);
    }

    /** Puts the numbers of a {@link #share} at their places. */
    void numbers(Object share, PartNumbers into) {
        if (!(share instanceof Share made) || made.of != this) {
            throw new IllegalArgumentException(
                    "what a field's value comes to was made by other blocking rules, or for another"
                            + " field");
        }
        put(made, into);
    }

    /** Puts them at their places. */
    void put(Share share, PartNumbers into) {
        for (int i = 0; i < places.length; i++) {
            int count = share.counts[i];
            if (count == 1) {
                into.put(places[i], share.only[i]);
            } else if (count > 1) {
                into.put(places[i], share.several[i]);
            }
        }
    }

    /** Returns what the parts make of a value. */
    Share share(String value) {
        int[] counts = new int[parts.length];
        long[] only = new long[parts.length];
        long[][] several = new long[parts.length][];
        for (int i = 0; i < counts.length; i++) {
            Values made = Values.of(parts[i], value);
            if (!made.isOver() && !made.isEmpty()) {
                long[] numbers = made.numbers();
                counts[i] = numbers.length;
                only[i] = numbers[0];
                several[i] = numbers.length == 1 ? null : numbers;
            }
        }
        return new Share(this, counts, only, several);
    }
}
