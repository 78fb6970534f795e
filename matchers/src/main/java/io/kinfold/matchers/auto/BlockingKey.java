package io.kinfold.matchers.auto;

import io.kinfold.matchers.blocking.BlockingPart;
import io.kinfold.matchers.blocking.BlockingRule;
import io.kinfold.matchers.blocking.BlockingRules;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Something that two records may agree on: what blocking expressions make of one field, for all records.
 */
final class BlockingKey {
    /** Stands for no key of a record, and for several. */
    static final int MISSING = -1;

    static final int SEVERAL = -2;

    private static final int[] NONE = {};

    private final List<BlockingPart> parts;
    private final int field;
    private final boolean whole;
    private final EncodedColumn column;
    private final int[][] keys;
    private final int[] soles;
    private final double chance;

    private BlockingKey(
            int field, List<BlockingPart> parts, EncodedColumn column, int[][] keys, int distinct) {
        this.field = field;
        this.parts = parts;
        this.whole =
                parts.size() == 1 && parts.get(0).toString().equals(parts.get(0).field());
        this.column = column;
        this.keys = keys;
        this.soles = soles(column, keys);
        this.chance = chance(column, keys, distinct);
    }

    /**
     * Returns the key that parts of one field make.
     *
     * @param fields the names of all fields
     * @param field the field's number
     */
    static BlockingKey of(
            List<String> fields, int field, EncodedColumn column, List<BlockingPart> parts) {
        BlockingRules rules = BlockingRules.of(fields, List.of(new BlockingRule(parts)));
        Numbering numbers = new Numbering();
        int[][] keys = new int[column.values().size()][];
        @Nullable String[] values = new @Nullable String[fields.size()];
        for (int i = 0; i < keys.length; i++) {
            values[field] = column.values().get(i);
            long[] blocks = rules.blocks(values);
            keys[i] = new int[blocks.length];
            for (int j = 0; j < blocks.length; j++) {
                keys[i][j] = numbers.of(blocks[j]);
            }
        }
        return new BlockingKey(field, parts, column, keys, numbers.size());
    }

    private static int[] soles(EncodedColumn column, int[][] keys) {
        int[] soles = new int[column.records()];
        for (int i = 0; i < soles.length; i++) {
            int value = column.of(i);
            int count = value < 0 ? 0 : keys[value].length;
            soles[i] = count == 0 ? MISSING : count == 1 ? keys[value][0] : SEVERAL;
        }
        return soles;
    }

    /** Returns how likely two records taken at random share a key, counting each key for itself. */
    private static double chance(EncodedColumn column, int[][] keys, int distinct) {
        int[] counts = new int[distinct];
        for (int i = 0; i < column.records(); i++) {
            int value = column.of(i);
            for (int key : value < 0 ? NONE : keys[value]) {
                counts[key]++;
            }
        }
        double pairs = 0;
        for (int count : counts) {
            pairs += (double) count * (count - 1);
        }
        double all = (double) column.records() * (column.records() - 1);
        return all == 0 ? 0 : pairs / all;
    }

    List<BlockingPart> parts() {
        return parts;
    }

    int field() {
        return field;
    }

    /** Returns whether the key is the field's whole value. */
    boolean isWhole() {
        return whole;
    }

    double chance() {
        return chance;
    }

    /** Returns the keys of a record: none, one, or one for each word. */
    int[] of(int record) {
        int value = column.of(record);
        return value < 0 ? NONE : keys[value];
    }

    /** Returns the only key of a record, {@link #MISSING} or {@link #SEVERAL}. */
    int sole(int record) {
        return soles[record];
    }

    /** Returns whether two records share a key. */
    boolean agree(int a, int b) {
        if (column.of(a) >= 0 && column.of(a) == column.of(b)) {
            return of(a).length > 0;
        }
        for (int one : of(a)) {
            for (int other : of(b)) {
                if (one == other) {
                    return true;
                }
            }
        }
        return false;
    }
}
