package io.kinfold.matchers.blocking;

import io.kinfold.matchers.field.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Makes a rule's blocks of a fragment's values. A block's name is the rule's number and the values,
 * each but the last with its length before it, so that different values never have equal names.
 * Stateless and safe for any thread.
 */
final class RuleBlocks {
    private final String number;
    private final List<BlockingPart> parts;
    private final int[] fields;

    RuleBlocks(int number, BlockingRule rule, List<String> names) {
        this.number = number + "|";
        this.parts = rule.parts();
        this.fields = parts.stream().mapToInt(p -> names.indexOf(p.field())).toArray();
    }

    /**
     * Adds the blocks.
     *
     * @return false if they would be more than {@link BlockingRules#MOST_BLOCKS}: then none was added
     */
    boolean addTo(Collection<String> blocks, @Nullable String[] values) {
        List<Values> ofParts = new ArrayList<>(parts.size());
        long combinations = 1;
        boolean over = false;
        for (int i = 0; i < fields.length; i++) {
            Values ofPart = values(parts.get(i), values[fields[i]]);
            if (ofPart.isEmpty()) {
                return true;
            }
            over |= ofPart.isOver();
            combinations = Math.min(combinations * ofPart.size(), Integer.MAX_VALUE);
            ofParts.add(ofPart);
        }
        if (over || combinations > BlockingRules.MOST_BLOCKS) {
            return false;
        }
        combine(ofParts, 0, number, blocks);
        return true;
    }

    private static Values values(BlockingPart part, @Nullable String raw) {
        Values values = new Values(BlockingRules.MOST_BLOCKS);
        if (raw != null) {
            Field.split(raw).forEach(values);
        }
        for (Call call : part.calls()) {
            if (values.isOver()) {
                return values;
            }
            Values next = new Values(BlockingRules.MOST_BLOCKS);
            for (String value : values) {
                call.apply(value, next);
            }
            values = next;
        }
        return values;
    }

    private static void combine(
            List<Values> ofParts, int part, String name, Collection<String> blocks) {
        boolean last = part == ofParts.size() - 1;
        for (String value : ofParts.get(part)) {
            if (last) {
                blocks.add(name + value);
            } else {
                combine(ofParts, part + 1, name + value.length() + ":" + value, blocks);
            }
        }
    }
}
