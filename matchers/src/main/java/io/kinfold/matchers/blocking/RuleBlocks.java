package io.kinfold.matchers.blocking;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/**
 * Makes a rule's blocks of a fragment's values. A block's name is the rule's number and the values,
 * each but the last with its length before it, so that different values never have equal names.
 * Stateless and safe for any thread.
 */
final class RuleBlocks {
    private final String number;
    private final PartTable table;
    private final int[] parts;

    RuleBlocks(int number, BlockingRule rule, PartTable table) {
        this.number = number + "|";
        this.table = table;
        this.parts = rule.parts().stream().mapToInt(table::add).toArray();
    }

    /**
     * Adds the blocks.
     *
     * @param known what parts made of these values already, by their places in the table; added to
     * @return false if they would be more than {@link BlockingRules#MOST_BLOCKS}: then none was added
     */
    boolean addTo(Collection<String> blocks, @Nullable String[] values, @Nullable Values[] known) {
        long combinations = 1;
        boolean over = false;
        for (int part : parts) {
            Values ofPart = table.values(part, values, known);
            if (ofPart.isEmpty()) {
                return true;
            }
            over |= ofPart.isOver();
            combinations = Math.min(combinations * ofPart.size(), Integer.MAX_VALUE);
        }
        if (over || combinations > BlockingRules.MOST_BLOCKS) {
            return false;
        }
        combine(0, new StringBuilder(48).append(number), values, known, blocks);
        return true;
    }

    private void combine(
            int part,
            StringBuilder name,
            @Nullable String[] values,
            @Nullable Values[] known,
            Collection<String> blocks) {
        if (part == parts.length) {
            blocks.add(name.toString());
            return;
        }
        int length = name.length();
        Values ofPart = table.values(parts[part], values, known);
        String only = ofPart.only();
        if (only != null) {
            append(only, part, name);
            combine(part + 1, name, values, known, blocks);
            name.setLength(length);
            return;
        }
        for (String value : ofPart) {
            append(value, part, name);
            combine(part + 1, name, values, known, blocks);
            name.setLength(length);
        }
    }

    private void append(String value, int part, StringBuilder name) {
        if (part < parts.length - 1) {
            name.append(value.length()).append(':');
        }
        name.append(value);
    }
}
