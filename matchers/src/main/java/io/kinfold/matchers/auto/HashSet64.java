package io.kinfold.matchers.auto;

/**
 * A set of 64-bit hashes, open addressing at a load of one half at most: 16 to 32 bytes for each, where
 * a {@code HashSet<Long>} takes 60.
 */
final class HashSet64 {
    private long[] slots = new long[1 << 10];
    private int size;

    /** Adds a hash; returns whether it is new. */
    boolean add(long hash) {
        long wanted = hash == 0 ? 1 : hash;
        int mask = slots.length - 1;
        int slot = (int) (wanted >>> 32) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == wanted) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = wanted;
        if (++size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        int mask = slots.length - 1;
        for (long hash : old) {
            if (hash != 0) {
                int slot = (int) (hash >>> 32) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = hash;
            }
        }
    }
}
