package io.kinfold.matchers.blocking;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which fragment is in which block, both ways, as dense ints. Members of a block and blocks of a
 * fragment are in ascending order. O(fragments and memberships) time and memory.
 */
final class BlockTable {
    private final List<String> names = new ArrayList<>();
    private final int[] blockStarts;
    private final int[] blocksOfFragments;
    private final int[] memberStarts;
    private final int[] members;
    private final int[] ruleStarts;

    /** For each rule, how many fragments were given no block, and of how many that was the bound. */
    private final int[] without;

    private final int[] overBound;

    BlockTable(BlockingRules rules, List<@Nullable String[]> fragments) {
        int count = rules.rules().size();
        int[][] byRule = new int[count][];
        int[][] starts = new int[count][];
        this.without = new int[count];
        this.overBound = new int[count];
        this.ruleStarts = new int[count + 1];
        for (int rule = 0; rule < count; rule++) {
            starts[rule] = new int[fragments.size() + 1];
            byRule[rule] = ofRule(rules, rule, fragments, starts[rule]);
            ruleStarts[rule + 1] = names.size();
        }
        this.blockStarts = new int[fragments.size() + 1];
        this.blocksOfFragments = interleaved(byRule, starts);
        this.memberStarts = new int[names.size() + 1];
        this.members = inverted();
    }

    private int[] ofRule(
            BlockingRules rules, int rule, List<@Nullable String[]> fragments, int[] starts) {
        Map<String, Integer> numbers = new HashMap<>();
        IntList found = new IntList();
        List<String> blocks = new ArrayList<>();
        int fragment = 0;
        for (@Nullable String[] values : fragments) {
            blocks.clear();
            if (!rules.addNames(rule, values, blocks)) {
                overBound[rule]++;
            }
            if (blocks.isEmpty()) {
                without[rule]++;
            }
            for (String block : blocks) {
                found.add(numbers.computeIfAbsent(block, this::newBlock));
            }
            starts[++fragment] = found.size;
        }
        return found.toArray();
    }

    private int newBlock(String name) {
        names.add(name);
        return names.size() - 1;
    }

    /** Brings the blocks of all rules together, fragment by fragment. */
    private int[] interleaved(int[][] byRule, int[][] starts) {
        long total = Arrays.stream(byRule).mapToLong(blocks -> blocks.length).sum();
        int[] all = new int[Math.toIntExact(total)];
        int at = 0;
        for (int fragment = 0; fragment + 1 < blockStarts.length; fragment++) {
            for (int rule = 0; rule < byRule.length; rule++) {
                int from = starts[rule][fragment];
                int length = starts[rule][fragment + 1] - from;
                System.arraycopy(byRule[rule], from, all, at, length);
                Arrays.sort(all, at, at + length);
                at += length;
            }
            blockStarts[fragment + 1] = at;
        }
        return all;
    }

    private int[] inverted() {
        for (int block : blocksOfFragments) {
            memberStarts[block + 1]++;
        }
        Arrays.parallelPrefix(memberStarts, Integer::sum);
        int[] next = memberStarts.clone();
        int[] all = new int[blocksOfFragments.length];
        for (int fragment = 0; fragment + 1 < blockStarts.length; fragment++) {
            for (int i = blockStarts[fragment]; i < blockStarts[fragment + 1]; i++) {
                all[next[blocksOfFragments[i]]++] = fragment;
            }
        }
        return all;
    }

    int fragments() {
        return blockStarts.length - 1;
    }

    int blocks() {
        return names.size();
    }

    String name(int block) {
        return names.get(block);
    }

    int size(int block) {
        return memberStarts[block + 1] - memberStarts[block];
    }

    /** Returns how many pairs the block's fragments make. */
    long pairs(int block) {
        return (long) size(block) * (size(block) - 1) / 2;
    }

    int member(int block, int place) {
        return members[memberStarts[block] + place];
    }

    int rule(int block) {
        int place = Arrays.binarySearch(ruleStarts, block);
        if (place < 0) {
            return -place - 2;
        }
        while (ruleStarts[place + 1] == block) {
            place++;
        }
        return place;
    }

    int firstBlock(int rule) {
        return ruleStarts[rule];
    }

    /** Returns where a fragment's blocks begin; those of the next fragment follow. */
    int blockStart(int fragment) {
        return blockStarts[fragment];
    }

    int blockAt(int place) {
        return blocksOfFragments[place];
    }

    int without(int rule) {
        return without[rule];
    }

    int overBound(int rule) {
        return overBound[rule];
    }

    /** Ints in an array that grows. */
    private static final class IntList {
        private int[] values = new int[1024];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.addExact(size, size >> 1));
            }
            values[size++] = value;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
