package io.kinfold.segments.behaviour;

/** A set of whole numbers that only grows. */
final class LongSet {
    private long[] slots = new long[16];
    private int size;
    // Zero marks a free slot.
    private boolean hasZero;

    /** Adds a number and returns whether it was new. */
    boolean add(long value) {
        if (value == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (2 * size >= slots.length) {
            grow();
        }
        if (!place(slots, value)) {
            return false;
        }
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        for (long value : slots) {
            if (value != 0) {
                place(larger, value);
            }
        }
        slots = larger;
    }

    private static boolean place(long[] slots, long value) {
        int mask = slots.length - 1;
        // The golden ratio spreads dates and amounts, whose low bits are alike.
        int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 33) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == value) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = value;
        return true;
    }
}
