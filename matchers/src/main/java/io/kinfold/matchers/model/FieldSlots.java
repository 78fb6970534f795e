package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** The slots of one field, and what they made of its latest values. Safe for any thread once all are added. */
final class FieldSlots {
    /** A power of two: enough for the usual distinct surnames and dates of birth. */
    private static final int KEPT = 1 << 14;

    /**
     * What was made of a value, at the place of its hash: the first is the value itself. Threads race
     * here without harm, as in {@link Slot}: what they put is complete, since its fields are final.
     */
    private final @Nullable Made[] kept = new @Nullable Made[KEPT];

    private int[] places = {};
    private Slot[] slots = {};

    /** What the slots made of a text, in their order. */
    private static final class Made {
        private final String text;
        private final @Nullable Value[] values;

        Made(String text, @Nullable Value[] values) {
            this.text = text;
            this.values = values;
        }
    }

    void add(int place, Slot slot) {
        places = Arrays.copyOf(places, places.length + 1);
        slots = Arrays.copyOf(slots, places.length);
        places[places.length - 1] = place;
        slots[places.length - 1] = slot;
    }

    /** Puts what the slots make of a field's value into their places. */
    void prepare(@Nullable String fieldValue, @Nullable Value[] into) {
        if (fieldValue == null) {
            return;
        }
        int hash = fieldValue.hashCode();
        int at = (hash ^ (hash >>> 14)) & (KEPT - 1);
        Made made = kept[at];
        if (made == null || !made.text.equals(fieldValue)) {
            made = make(fieldValue);
            kept[at] = made;
        }
        for (int i = 0; i < places.length; i++) {
            into[places[i]] = made.values[i];
        }
    }

    private Made make(String fieldValue) {
        @Nullable Value[] values = new @Nullable Value[slots.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = slots[i].prepare(fieldValue);
        }
        return new Made(fieldValue, values);
    }
}
