package io.kinfold.matchers.auto;

import io.kinfold.matchers.blocking.BlockingPart;
import io.kinfold.matchers.blocking.BlockingRule;
import io.kinfold.matchers.blocking.BlockingRules;
import io.kinfold.matchers.field.ValueColumn;
import io.kinfold.matchers.field.ValueTable;

import java.util.Arrays;
import java.util.List;

/**
 * Something that two records may agree on: what blocking expressions make of one field, for all records.
 */
final class BlockingKey {
    private static final int[] NONE = {};

    private final List<BlockingPart> parts;
    private final int field;
    private final boolean whole;
    private final ValueColumn column;
    private final int[][] keys;
    private final long seed;
    private final long[] soles;
    private final boolean several;
    private final double chance;

    private BlockingKey(
            int field, List<BlockingPart> parts, ValueColumn column, int[][] keys, int distinct) {
        this.field = field;
        this.parts = parts;
        this.whole =
                parts.size() == 1 && parts.get(0).toString().equals(parts.get(0).field());
        this.column = column;
        this.keys = keys;
        this.seed = TableProfiler.hash(parts.toString());
        this.soles = new long[column.rows()];
        this.several = hashSoles();
        this.chance = chance(column, keys, distinct);
    }

    /**
     * Returns the key that parts of one field make.
     *
     * @param field the field's number
     */
    static BlockingKey of(int field, ValueColumn column, List<BlockingPart> parts) {
        BlockingRules rules =
                BlockingRules.of(List.of(parts.get(0).field()), List.of(new BlockingRule(parts)));
        Numbering numbers = new Numbering();
        int[][] keys = new int[column.distinct()][];
        Arrays.fill(keys, NONE);
        rules.forEach(ValueTable.of(column.eachOnce()), (value, block) -> {
            int[] before = keys[value];
            keys[value] = Arrays.copyOf(before, before.length + 1);
            keys[value][before.length] = numbers.of(block);
        });
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
    private static double chance(ValueColumn column, int[][] keys, int distinct) {
        int[] counts = new int[distinct];
        for (int i = 0; i < column.rows(); i++) {
            int value = column.id(i);
            for (int key : value < 0 ? NONE : keys[value]) {
                counts[key]++;
            }
        }
        double pairs = 0;
        for (int count : counts) {
            pairs += (double) count * (count - 1);
        }
        double all = (double) column.rows() * (column.rows() - 1);
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
        int value = column.id(record);
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
        if (column.id(a) >= 0 && column.id(a) == column.id(b)) {
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
