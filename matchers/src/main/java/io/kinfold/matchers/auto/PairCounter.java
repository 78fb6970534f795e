package io.kinfold.matchers.auto;

import java.util.Arrays;
import java.util.List;

/**
 * Counts how many pairs of records share a block of a conjunction of keys. Most blocks have one record; so the
 * blocks are first marked in small sets of bits, and only those whose bit was met twice are counted. Not safe for
 * several threads.
 */
final class PairCounter {
    /** Bits for a record, so that few blocks share one by chance. */
    private static final int BITS = 16;

    private final int records;
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
        this.records = records;
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
     * block. A block's hash is the sum of its keys' hashes.
     */
    double pairs(List<BlockingKey> rule, int cap) {
        begin();
        if (rule.stream().anyMatch(BlockingKey::isSeveral)) {
            meetEach(rule);
        } else {
            meetSole(rule);
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

    /** Counts where no record has several keys of a kind: a column of hashes after the other. */
    private void meetSole(List<BlockingKey> rule) {
        System.arraycopy(rule.get(0).soles(), 0, hashes, 0, records);
        for (BlockingKey key : rule.subList(1, rule.size())) {
            long[] soles = key.soles();
            for (int i = 0; i < records; i++) {
                hashes[i] = soles[i] == 0 || hashes[i] == 0 ? 0 : hashes[i] + soles[i];
            }
        }
        for (int i = 0; i < records; i++) {
            if (hashes[i] != 0) {
                mark(hashes[i]);
            }
        }
        met = records;
        countShared();
    }

    /** Counts where a record may be in several blocks. */
    private void meetEach(List<BlockingKey> rule) {
        BlockingKey[] sole =
                rule.stream().filter(key -> !key.isSeveral()).toArray(BlockingKey[]::new);
        BlockingKey[] several =
                rule.stream().filter(BlockingKey::isSeveral).toArray(BlockingKey[]::new);
        double expected = records;
        for (BlockingKey key : several) {
            expected *= key.ofEach();
        }
        // Where there are more blocks than can be noted they are counted one by one, as far as
        // there is room.
        direct = expected >= hashes.length;
        addAll(sole, several);
        if (!direct && met < hashes.length) {
            countShared();
        } else if (!direct) {
            direct = true;
            addAll(sole, several);
        }
    }

    private void addAll(BlockingKey[] sole, BlockingKey[] several) {
        for (int i = 0; i < records && (direct ? blocks < mask / 2 : met < hashes.length); i++) {
            long hash = 0;
            boolean missing = false;
            for (BlockingKey key : sole) {
                long one = key.soles()[i];
                missing |= one == 0;
                hash += one;
            }
            if (!missing) {
                add(several, 0, i, hash);
            }
        }
    }

    private void add(BlockingKey[] several, int at, int record, long before) {
        if (at == several.length) {
            meet(before);
            return;
        }
        for (long hash : several[at].hashes(record)) {
            add(several, at + 1, record, before + hash);
        }
    }

    /** Notes a block of a record. */
    private void meet(long hash) {
        if (direct) {
            count(hash);
        } else if (met < hashes.length) {
            hashes[met++] = hash;
            mark(hash);
        }
    }

    private void mark(long hash) {
        int word = (int) (hash >>> Integer.SIZE) & (once.length - 1);
        long bit = 1L << hash;
        twice[word] |= once[word] & bit;
        once[word] |= bit;
    }

    private void countShared() {
        for (int i = 0; i < met; i++) {
            long hash = hashes[i];
            int word = (int) (hash >>> Integer.SIZE) & (twice.length - 1);
            if ((twice[word] & (1L << hash)) != 0 && hash != 0) {
                count(hash);
            }
        }
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
