package io.kinfold.matchers.train;

import io.kinfold.matchers.field.Blocking;

import java.util.Arrays;

/**
 * The pairs of fragments that share a block, each once. Where they are more than wanted, those whose
 * hash is low are taken: a sample that depends on the fragments and the seed only.
 */
final class CandidatePairs implements PairSource {
    private static final int ROW_BITS = 24;
    /** A fragment is in so many blocks at first guess. */
    private static final int BLOCKS = 32;

    private static final int MOST_AT_FIRST = 1 << 21;
    private static final long ROW_MASK = (1L << ROW_BITS) - 1;

    private final long[] pairs;
    private final double rate;

    private CandidatePairs(long[] pairs, double rate) {
        this.pairs = pairs;
        this.rate = rate;
    }

    /** Which pairs are taken. */
    record Limits(int blockCap, long mostPairs, long seed) {}

    static CandidatePairs of(TrainingData data, Blocking blocking, Limits limits) {
        long[] members = members(data, blocking);
        double total = visitBlocks(members, limits.blockCap(), (from, to) -> {});
        double rate = Math.min(1, limits.mostPairs() / Math.max(1, total));
        LongBuffer found = new LongBuffer(1 << 10);
        visitBlocks(members, limits.blockCap(), (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int j = i + 1; j < to; j++) {
                    addSampled(members[i] & ROW_MASK, members[j] & ROW_MASK, rate, limits, found);
                }
            }
        });
        return new CandidatePairs(found.sortedDistinct(), rate);
    }

    private static void addSampled(
            long one, long other, double rate, Limits limits, LongBuffer into) {
        long pair = Math.min(one, other) << ROW_BITS | Math.max(one, other);
        if (one != other && (rate == 1 || Hash.unit(pair, limits.seed()) < rate)) {
            into.add(pair);
        }
    }

    /** Returns a block's hash and a row in one number for each row of each block, sorted. */
    private static long[] members(TrainingData data, Blocking blocking) {
        LongBuffer members = new LongBuffer(Math.min(MOST_AT_FIRST, BLOCKS * data.size()));
        blocking.forEach(
                data.table(), (row, block) -> members.add((Hash.of(block) & ~ROW_MASK) | row));
        members.dropLone();
        return members.sortedDistinct();
    }

    /** A block of members. */
    @FunctionalInterface
    private interface Block {
        void members(int from, int to);
    }

    /** Visits the blocks within the cap, and returns how many pairs they hold. */
    private static double visitBlocks(long[] members, int cap, Block block) {
        double pairs = 0;
        int from = 0;
        while (from < members.length) {
            int to = from + 1;
            while (to < members.length
                    && (members[to] & ~ROW_MASK) == (members[from] & ~ROW_MASK)) {
                to++;
            }
            if (to - from > 1 && to - from <= cap) {
                pairs += (to - from) * (to - from - 1.0) / 2;
                block.members(from, to);
            }
            from = to;
        }
        return pairs;
    }

    /** Returns the share of all candidate pairs that were taken, in (0, 1]. */
    double rate() {
        return rate;
    }

    int count() {
        return pairs.length;
    }

    @Override
    public void forEach(Sink sink) {
        for (long pair : pairs) {
            sink.pair((int) (pair >>> ROW_BITS), (int) (pair & ROW_MASK));
        }
    }

    /** Longs that grow. */
    private static final class LongBuffer {
        private long[] values;
        private int size;

        LongBuffer(int expected) {
            values = new long[expected];
        }

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }

        /** Leaves out most of those that share their upper bits with no other, so that fewer are sorted. */
        void dropLone() {
            byte[] met = new byte[Integer.highestOneBit(Math.max(1, size)) * 4];
            int shift = Long.SIZE - Integer.numberOfTrailingZeros(met.length);
            for (int i = 0; i < size; i++) {
                int place = (int) (values[i] >>> shift);
                met[place] = (byte) Math.min(2, met[place] + 1);
            }
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (met[(int) (values[i] >>> shift)] > 1) {
                    values[kept++] = values[i];
                }
            }
            size = kept;
        }

        long[] sortedDistinct() {
            Arrays.sort(values, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || values[i] != values[i - 1]) {
                    values[kept++] = values[i];
                }
            }
            return Arrays.copyOf(values, kept);
        }
    }
}
