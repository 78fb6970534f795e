package io.kinfold.matchers.auto;

import io.kinfold.matchers.blocking.BlockingRules;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pairs of records that share a block, each once, in an order that depends on the records only. */
final class BlockPairs {
    private BlockPairs() {}

    /** Takes a pair, the smaller record first. */
    @FunctionalInterface
    interface Sink {
        void pair(int a, int b);
    }

    static void forEach(BlockingRules rules, List<@Nullable String[]> records, int cap, Sink sink) {
        Map<Long, List<Integer>> blocks = new HashMap<>();
        List<List<Integer>> ordered = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            for (long block : rules.blocks(records.get(i))) {
                List<Integer> members = blocks.get(block);
                if (members == null) {
                    members = new ArrayList<>(2);
                    blocks.put(block, members);
                    ordered.add(members);
                }
                members.add(i);
            }
        }
        HashSet64 seen = new HashSet64();
        for (List<Integer> members : ordered) {
            for (int i = 0; members.size() <= cap && i < members.size(); i++) {
                for (int j = i + 1; j < members.size(); j++) {
                    int a = members.get(i);
                    int b = members.get(j);
                    if (a != b && seen.add(TableProfiler.mix((long) a << 32 | b))) {
                        sink.pair(a, b);
                    }
                }
            }
        }
    }
}
