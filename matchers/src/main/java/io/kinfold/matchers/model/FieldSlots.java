package io.kinfold.matchers.model;

import io.kinfold.matchers.memo.Memo;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** The slots of one field. Safe for any thread once all are added. */
final class FieldSlots {
    private final Memo<@Nullable Value[]> memo = new Memo<>(this::make);
    private int[] places = {};
    private Slot[] slots = {};

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
        put(memo.of(fieldValue), into);
    }

    /** Puts what {@link #make} made into the places of the slots. */
    void put(@Nullable Value[] made, @Nullable Value[] into) {
        for (int i = 0; i < places.length; i++) {
            into[places[i]] = made[i];
        }
    }

    /** Returns what the slots make of a field's value, in their order. */
    @Nullable
    Value[] make(String fieldValue) {
        @Nullable Value[] values = new @Nullable Value[slots.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = slots[i].prepare(fieldValue);
        }
        return values;
    }
}
