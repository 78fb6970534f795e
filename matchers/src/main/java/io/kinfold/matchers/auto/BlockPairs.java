package io.kinfold.matchers.auto;

import io.kinfold.matchers.blocking.BlockingRules;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The pairs of records that share a block, each once, in an order that depends on the records only. */
final class BlockPairs {
    private BlockPairs() {}

    /** Takes a pair, the smaller record first. */
    @FunctionalInterface
    interface Sink {
        void pair(int a, int b);
    }

    static void forEach(BlockingRules rules, List<@Nullable String[]> records, int cap, Sink sink) {
        Numbering numbers = new Numbering();
        int[][] blocks = new int[records.size()][];
        for (int i = 0; i < blocks.length; i++) {
            long[] found = rules.blocks(records.get(i));
            blocks[i] = new int[found.length];
            for (int j = 0; j < found.length; j++) {
                blocks[i][j] = numbers.of(found[j]);
            }
        }
        int[] starts = new int[numbers.size() + 1];
        int[] members = members(blocks, starts);
        HashSet64 seen = new HashSet64();
        for (int block = 0; block < numbers.size(); block++) {
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

    /**
     * Returns the members of all blocks, block by block.
     *
     * @param starts takes where each block begins, and the next
     */
    private static int[] members(int[][] blocks, int[] starts) {
        for (int[] ofRecord : blocks) {
            for (int block : ofRecord) {
                starts[block + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = starts.clone();
        int[] members = new int[starts[starts.length - 1]];
        for (int record = 0; record < blocks.length; record++) {
            for (int block : blocks[record]) {
                members[next[block]++] = record;
            }
        }
        return members;
    }
}
