package io.kinfold.graph;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import java.util.Arrays;

/**
 * Where the number of each block is found: a table of tags and values that grows bucket by bucket, so that
 * no growth copies all of it or leaves a large array behind. Of a number it keeps half,
 * the tag, and asks the caller whether what has an equal one is meant.
 *
 * <p>Extendible hashing (Fagin, Nievergelt, Pippenger and Strong 1979,
 * <a href="https://doi.org/10.1145/320083.320092">doi:10.1145/320083.320092</a>): the first bits of a tag choose the
 * bucket, the last ones the place within, with linear probing. A full bucket is split by its next bit. Cost: one
 * access to memory that is seldom in a cache.
 *
 * <p>Memory: 11 to 22 bytes an entry. One writer.
 */
final class BlockDirectory {
    /** Says whether a value whose tag fits is that of a number. */
    interface Meant {
        boolean is(int value, long number);
    }

    /** An odd number that is the golden ratio's fraction of all longs: after it the upper half depends on all bits. */
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    /** Entries of a bucket; with fewer, the arrays' lengths would be as far away as their entries. */
    private static final int LARGEST = 1 << 12;

    private static final int SMALLEST = 1 << 6;

    /** At so many places a guess looks: they are mostly in one line of memory. */
    private static final int GUESSES = 4;

    /** Of the first bits of a tag that choose. Beyond, which no mixed numbers reach, a bucket doubles. */
    private static final int MOST_BITS = 20;

    /**
     * The buckets; one that was not split as often as others is there several times. Of a bucket the first cell holds
     * how many entries it has, and in the upper half how many bits chose it. Of an entry the upper half is the tag, the
     * lower the value, which is not 0.
     */
    private long[][] buckets = {new long[1 + SMALLEST]};

    private int bits;
    private final Meant meant;

    BlockDirectory(Meant meant) {
        this.meant = meant;
    }

    private static int tagOf(long number) {
        return (int) ((number * MIXER) >>> Integer.SIZE);
    }

    private long[] bucket(int tag) {
        return buckets[(int) ((tag & 0xFFFF_FFFFL) >>> (Integer.SIZE - bits))];
    }

    private static int next(long[] bucket, int at) {
        return at == bucket.length - 1 ? 1 : at + 1;
    }

    private static int home(long[] bucket, int tag) {
        return 1 + (tag & (bucket.length - 2));
    }

    private static int tag(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    /** Returns where the entry of a number is, or belongs. */
    private int place(long[] bucket, int tag, long number) {
        int at = home(bucket, tag);
        for (long entry = bucket[at]; entry != 0; entry = bucket[at]) {
            if (tag(entry) == tag && meant.is((int) entry, number)) {
                return at;
            }
            at = next(bucket, at);
        }
        return at;
    }

    /**
     * Reads where the entry of a number belongs. Several in a row wait for memory together, where look-ups wait for one
     * after the other. Returns what is there, which is for nobody: that it is used keeps the compiler from leaving
     * the reading out.
     */
    long fetch(long number) {
        int tag = tagOf(number);
        long[] bucket = bucket(tag);
        return bucket[home(bucket, tag)];
    }

    /** Returns the value of a number if its tag is found at once, or else 0; perhaps that of another of the same tag. */
    int guess(long number) {
        int tag = tagOf(number);
        long[] bucket = bucket(tag);
        int at = home(bucket, tag);
        for (int i = 0; i < GUESSES && bucket[at] != 0; i++) {
            if (tag(bucket[at]) == tag) {
                return (int) bucket[at];
            }
            at = next(bucket, at);
        }
        return 0;
    }

    /** Returns the value of a number, or 0. */
    int find(long number) {
        int tag = tagOf(number);
        long[] bucket = bucket(tag);
        return (int) bucket[place(bucket, tag, number)];
    }

    /** Returns the value of a number, or 0 if it had none and has this one now. */
    int findOrAdd(long number, int value) {
        int tag = tagOf(number);
        long[] bucket = bucket(tag);
        int at = place(bucket, tag, number);
        if (bucket[at] != 0) {
            return (int) bucket[at];
        }
        bucket[at] = entry(tag, value);
        // At three quarters a number that is new is known to be so within a line of memory or two.
        if ((int) ++bucket[0] > (bucket.length - 1) / 4 * 3) {
            grow(tag, bucket);
        }
        return 0;
    }

    private static long entry(int tag, int value) {
        return ((long) tag << Integer.SIZE) | (value & 0xFFFF_FFFFL);
    }

    /** Gives a number that has a value another one. */
    void replace(long number, int value) {
        int tag = tagOf(number);
        long[] bucket = bucket(tag);
        bucket[present(bucket, tag, number)] = entry(tag, value);
    }

    private int present(long[] bucket, int tag, long number) {
        int at = place(bucket, tag, number);
        if (bucket[at] == 0) {
            throw new IllegalStateException("a block is not where its number says");
        }
        return at;
    }

    /** Takes out a number that has a value; entries behind it that would not be found any more move up. */
    void remove(long number) {
        int tag = tagOf(number);
        long[] bucket = bucket(tag);
        int gap = present(bucket, tag, number);
        int mask = bucket.length - 2;
        for (int at = next(bucket, gap); bucket[at] != 0; at = next(bucket, at)) {
            int home = home(bucket, tag(bucket[at]));
            if (((at - home) & mask) >= ((at - gap) & mask)) {
                bucket[gap] = bucket[at];
                gap = at;
            }
        }
        bucket[gap] = 0;
        bucket[0]--;
    }

    private void grow(int tag, long[] bucket) {
        int chosen = tag(bucket[0]);
        long[] entries = Arrays.copyOfRange(bucket, 1, bucket.length);
        if (bucket.length <= LARGEST || chosen == MOST_BITS) {
            long[] larger = new long[1 + 2 * entries.length];
            larger[0] = entry(chosen, 0);
            enter(tag, chosen, larger);
            addAll(entries, larger, larger, 0);
            return;
        }
        if (chosen == bits) {
            extend();
        }
        long[] upper = new long[bucket.length];
        upper[0] = entry(chosen + 1, 0);
        Arrays.fill(bucket, 0);
        bucket[0] = upper[0];
        enter(tag | (Integer.MIN_VALUE >>> chosen), chosen + 1, upper);
        addAll(entries, bucket, upper, Integer.MIN_VALUE >>> chosen);
    }

    private void extend() {
        long[][] twice = new long[2 * buckets.length][];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = buckets[i / 2];
        }
        buckets = twice;
        bits++;
    }

    /** Puts a bucket wherever the first bits of a tag choose it. */
    private void enter(int tag, int chosen, long[] bucket) {
        int first = (int) ((tag & 0xFFFF_FFFFL) >>> (Integer.SIZE - chosen)) << (bits - chosen);
        Arrays.fill(buckets, first, first + (1 << (bits - chosen)), bucket);
    }

    /** Adds entries to one of two buckets, by a bit of the tag. */
    private static void addAll(long[] entries, long[] lower, long[] upper, int bit) {
        for (long entry : entries) {
            if (entry != 0) {
                long[] bucket = (tag(entry) & bit) == 0 ? lower : upper;
                int at = home(bucket, tag(entry));
                while (bucket[at] != 0) {
                    at = next(bucket, at);
                }
                bucket[at] = entry;
                bucket[0]++;
            }
        }
    }

    /** Returns the number of entries; costs their buckets. */
    long size() {
        long size = 0;
        for (int i = 0; i < buckets.length; i++) {
            size += i > 0 && buckets[i] == buckets[i - 1] ? 0 : (int) buckets[i][0];
        }
        return size;
    }

    long heapBytes() {
        long bytes = 16 + 4L * buckets.length;
        for (int i = 0; i < buckets.length; i++) {
            bytes += i > 0 && buckets[i] == buckets[i - 1] ? 0 : 16 + 8L * buckets[i].length;
        }
        return bytes;
    }

    void save(BlockWriter out) {
        out.number(bits);
        for (int i = 0; i < buckets.length; i++) {
            if (i == 0 || buckets[i] != buckets[i - 1]) {
                out.number(buckets[i].length - 1);
                out.longs(buckets[i], 0, buckets[i].length);
            }
        }
    }

    /** Takes each value that is read. */
    interface Values {
        void take(int value);
    }

    /** Reads what {@link #save} wrote into an empty directory. */
    void load(BlockReader in, Values values) {
        bits = in.number(0, MOST_BITS);
        buckets = new long[1 << bits][];
        for (int i = 0; i < buckets.length; ) {
            long[] bucket = bucket(in, values);
            int chosen = tag(bucket[0]);
            check(chosen >= 0 && chosen <= bits, "a bucket of blocks is chosen by no bits");
            int end = i + (1 << (bits - chosen));
            check(end <= buckets.length, "the buckets of blocks are too many");
            Arrays.fill(buckets, i, end, bucket);
            i = end;
        }
    }

    private static long[] bucket(BlockReader in, Values values) {
        int size = in.count(Long.BYTES);
        check(size >= SMALLEST && Integer.bitCount(size) == 1, "a bucket of blocks is too short");
        long[] bucket = new long[1 + size];
        in.longs(bucket, 0, bucket.length);
        int used = 0;
        for (int i = 1; i < bucket.length; i++) {
            if (bucket[i] != 0) {
                values.take((int) bucket[i]);
                used++;
            }
        }
        check(used == (int) bucket[0] && used < size, "a bucket of blocks is not full");
        return bucket;
    }
}
