package io.kinfold.matchers.blocking;

import io.kinfold.matchers.memo.Memo;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts that rules take of one field, with the numbers of what they make of its values. Safe for any
 * thread once all parts are added.
 */
final class FieldParts {
    private static final long[] NONE = {};

    private final List<BlockingPart> parts = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final Memo<long[][]> memo = new Memo<>(this::make);

    void add(int place, BlockingPart part) {
        places.add(place);
        parts.add(part);
    }

    /** Puts the numbers of each part at its place; none where it makes nothing of the value, or too much. */
    void numbers(String value, long[][] into) {
        long[][] numbers = memo.of(value);
        for (int i = 0; i < numbers.length; i++) {
            into[places.get(i)] = numbers[i];
        }
    }

    /** Returns the place of each part. */
    int[] places() {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns the numbers of each part. */
    long[][] make(String value) {
        long[][] numbers = new long[parts.size()][];
        for (int i = 0; i < numbers.length; i++) {
            Values made = Values.of(parts.get(i), value);
            numbers[i] = made.isOver() ? NONE : made.numbers();
        }
        return numbers;
    }
}
