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
    private static final int[] NONE = {};

    private final List<BlockingPart> parts;
    private final int field;
    private final boolean whole;
    private final EncodedColumn column;
    private final int[][] keys;
    private final long seed;
    private final long[] soles;
    private final boolean several;
    private final double chance;

    private BlockingKey(
            int field, List<BlockingPart> parts, EncodedColumn column, int[][] keys, int distinct) {
        this.field = field;
        this.parts = parts;
        this.whole =
                parts.size() == 1 && parts.get(0).toString().equals(parts.get(0).field());
        this.column = column;
        this.keys = keys;
        this.seed = TableProfiler.hash(parts.toString());
        this.soles = new long[column.records()];
        this.several = hashSoles();
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

    /** Hashes the key of each record that has only one; returns whether any has several. */
    private boolean hashSoles() {
        boolean found = false;
        for (int i = 0; i < soles.length; i++) {
            int[] ofRecord = of(i);
            soles[i] = ofRecord.length == 1 ? hash(ofRecord[0]) : 0;
            found |= ofRecord.length > 1;
        }
        return found;
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

    /** Returns whether any record has several keys. */
    boolean isSeveral() {
        return several;
    }

    /** Returns the hash of each record's only key, 0 where it has none or several; not to be changed. */
    long[] soles() {
        return soles;
    }

    /** Returns the hash of a key, another one for each kind of key. */
    long hash(int key) {
        return TableProfiler.mix(seed + key);
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
