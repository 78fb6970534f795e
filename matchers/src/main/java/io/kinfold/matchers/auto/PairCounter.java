package io.kinfold.matchers.auto;

import java.util.Arrays;

/**
 * Counts how many pairs of records share a block of a conjunction of keys. Most blocks have one record; so the
 * blocks are first marked in small sets of bits, and only those whose bit was met twice are counted. Not safe for
 * several threads.
 */
final class PairCounter {
    private static final long START = 0x9E3779B97F4A7C15L;

    /** Bits for a record, so that few blocks share one by chance. */
    private static final int BITS = 16;

    private final long[] once;
    private final long[] twice;
    private final long[] hashes;
    private int met;
    private boolean direct;
    private final long[] slots;
    private final int[] counts;
    private final int[] used;
    private final int mask;
    private int blocks;

    /** Creates a counter for so many records; a record may be in eight blocks on average. */
    PairCounter(int records) {
        int size = Integer.highestOneBit(Math.max(64, records)) * 4;
        this.slots = new long[size];
        this.counts = new int[size];
        this.used = new int[size];
        this.mask = size - 1;
        this.hashes = new long[mask / 2];
        this.once = new long[Integer.highestOneBit(Math.max(64, records)) * BITS / Long.SIZE];
        this.twice = new long[once.length];
    }

    /**
     * Returns the pairs that share a block, blocks over the cap left out. A pair counts once for each
     * block.
     */
    double pairs(BlockingKey[] rule, int records, int cap) {
        begin();
        for (int i = 0; i < records && met < hashes.length; i++) {
            addSole(rule, i);
        }
        if (met < hashes.length) {
            countShared();
        } else {
            // More blocks than can be noted: counted one by one, as far as there is room.
            direct = true;
            for (int i = 0; i < records && blocks < mask / 2; i++) {
                addSole(rule, i);
            }
        }
        double pairs = 0;
        for (int i = 0; i < blocks; i++) {
            int count = counts[used[i]];
            pairs += count <= cap ? count * (count - 1.0) / 2 : 0;
        }
        return pairs;
    }

    private void begin() {
        for (int i = 0; i < blocks; i++) {
            counts[used[i]] = 0;
        }
        Arrays.fill(once, 0);
        Arrays.fill(twice, 0);
        blocks = 0;
        met = 0;
        direct = false;
    }

    private void countShared() {
        for (int i = 0; i < met; i++) {
            if (isIn(twice, hashes[i])) {
                count(hashes[i]);
            }
        }
    }

    /** Notes a block of a record. */
    private void meet(long hash) {
        if (direct) {
            count(hash);
        } else if (met < hashes.length) {
            hashes[met++] = hash;
            int word = (int) (hash >>> Integer.SIZE) & (once.length - 1);
            long bit = 1L << hash;
            twice[word] |= once[word] & bit;
            once[word] |= bit;
        }
    }

    private static boolean isIn(long[] set, long hash) {
        return (set[(int) (hash >>> Integer.SIZE) & (set.length - 1)] & (1L << hash)) != 0;
    }

    /** Adds a record that has one key of each kind at most, as most do; leaves others to {@link #add}. */
    private void addSole(BlockingKey[] rule, int record) {
        long hash = START;
        for (BlockingKey kind : rule) {
            int key = kind.sole(record);
            if (key == BlockingKey.SEVERAL) {
                add(rule, 0, record, START);
                return;
            } else if (key == BlockingKey.MISSING) {
                return;
            }
            hash = mixed(hash, key);
        }
        meet(hash);
    }

    private void add(BlockingKey[] rule, int at, int record, long hash) {
        if (at == rule.length) {
            meet(hash);
            return;
        }
        for (int key : rule[at].of(record)) {
            add(rule, at + 1, record, mixed(hash, key));
        }
    }

    private static long mixed(long hash, int key) {
        long mixed = (hash ^ key) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 29);
    }

    private void count(long hash) {
        int slot = (int) (hash >>> 20) & mask;
        while (counts[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        if (counts[slot]++ == 0) {
            slots[slot] = hash;
            used[blocks++] = slot;
        }
    }
}
