package io.kinfold.matchers.auto;

import io.kinfold.matchers.blocking.BlockingRules;
import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.ValueTable;

import java.util.Arrays;

/** The pairs of records that share a block, each once, in an order that depends on the records only. */
final class BlockPairs {
    private BlockPairs() {}

    /** Takes a pair, the smaller record first. */
    @FunctionalInterface
    interface Sink {
        void pair(int a, int b);
    }

    static void forEach(BlockingRules rules, ValueTable records, int cap, Sink sink) {
        Places places = new Places();
        rules.forEach(records, places);
        int[] starts = new int[places.numbers.size() + 1];
        int[] members = places.members(starts);
        HashSet64 seen = new HashSet64();
        for (int block = 0; block < starts.length - 1; block++) {
            int to = starts[block + 1];
            for (int i = starts[block]; to - starts[block] <= cap && i < to; i++) {
                for (int j = i + 1; j < to; j++) {
                    int a = members[i];
                    int b = members[j];
                    if (a != b && seen.add(TableProfiler.mix((long) a << 32 | b))) {
                        sink.pair(a, b);
                    }
                }
            }
        }
    }

    /** Which record is in which block. */
    private static final class Places implements Blocking.Sink {
        private final Numbering numbers = new Numbering();
        private int[] records = new int[1 << 12];
        private int[] blocks = new int[1 << 12];
        private int size;

        @Override
        public void block(int record, long block) {
            if (size == records.length) {
                records = Arrays.copyOf(records, 2 * size);
                blocks = Arrays.copyOf(blocks, 2 * size);
            }
            records[size] = record;
            blocks[size++] = numbers.of(block);
        }

        /**
         * Returns the members of all blocks, block by block.
         *
         * @param starts takes where each block begins, and the next
         */
        int[] members(int[] starts) {
            for (int i = 0; i < size; i++) {
                starts[blocks[i] + 1]++;
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            int[] next = starts.clone();
            int[] members = new int[size];
            for (int i = 0; i < size; i++) {
                members[next[blocks[i]]++] = records[i];
            }
            return members;
        }
    }
}
