package io.kinfold.matchers.blocking;

import io.kinfold.config.Matcher;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/**
 * Makes a rule's blocks of a fragment's values. A block's name is the rule's number and the values,
 * each but the last with its length before it, so that different values never have equal names. A block's
 * number is made of the rule's number and those of the values, each by a
 * product with 2^64 divided by the golden ratio whose upper bits are brought down. Stateless and safe for any
 * thread.
 */
final class RuleBlocks {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final String name;
    private final long number;
    private final PartTable table;
    private final int[] parts;

    RuleBlocks(int number, BlockingRule rule, PartTable table) {
        this.name = number + "|";
        this.number = Matcher.block(name);
        this.table = table;
        this.parts = rule.parts().stream().mapToInt(table::add).toArray();
    }

    /**
     * Adds the blocks' numbers.
     *
     * @param numbers those of the values of each part of the table
     */
    void addTo(Numbers blocks, PartNumbers numbers) {
        long block = number;
        for (int part : parts) {
            int count = numbers.count(part);
            if (count == 0) {
                return;
            } else if (count > 1) {
                addCombinations(blocks, numbers);
                return;
            }
            block = mixed(block, numbers.only(part));
        }
        blocks.add(block);
    }

    private static long mixed(long before, long value) {
        long mixed = (before + value) * GOLDEN;
        return mixed ^ (mixed >>> 29);
    }

    private void addCombinations(Numbers blocks, PartNumbers numbers) {
        long combinations = 1;
        for (int part : parts) {
            combinations *= numbers.count(part);
            if (combinations == 0 || combinations > BlockingRules.MOST_BLOCKS) {
                return;
            }
        }
        combine(0, number, numbers, blocks);
    }

    private void combine(int part, long before, PartNumbers numbers, Numbers blocks) {
        if (part == parts.length) {
            blocks.add(before);
            return;
        }
        if (numbers.count(parts[part]) == 1) {
            combine(part + 1, mixed(before, numbers.only(parts[part])), numbers, blocks);
            return;
        }
        for (long value : numbers.all(parts[part])) {
            combine(part + 1, mixed(before, value), numbers, blocks);
        }
    }

    /**
     * Adds the blocks' names.
     *
     * @return false if they would be more than {@link BlockingRules#MOST_BLOCKS}: then none was added
     */
    boolean addTo(Collection<String> blocks, @Nullable String[] values) {
        long combinations = 1;
        boolean over = false;
        Values[] made = new Values[parts.length];
        for (int i = 0; i < parts.length; i++) {
            made[i] = table.values(parts[i], values);
            if (made[i].isEmpty()) {
                return true;
            }
            over |= made[i].isOver();
            combinations = Math.min(combinations * made[i].size(), Integer.MAX_VALUE);
        }
        if (over || combinations > BlockingRules.MOST_BLOCKS) {
            return false;
        }
        combine(0, new StringBuilder(48).append(name), made, blocks);
        return true;
    }

    private void combine(int part, StringBuilder name, Values[] made, Collection<String> blocks) {
        if (part == made.length) {
            blocks.add(name.toString());
            return;
        }
        int length = name.length();
        for (String value : made[part]) {
            if (part < made.length - 1) {
                name.append(value.length()).append(':');
            }
            combine(part + 1, name.append(value), made, blocks);
            name.setLength(length);
        }
    }
}
