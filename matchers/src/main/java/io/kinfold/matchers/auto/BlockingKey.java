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
    private static final long[] NO_HASHES = {};

    private final List<BlockingPart> parts;
    private final int field;
    private final boolean whole;
    private final ValueColumn column;
    private final int[][] keys;
    private final long[][] hashes;
    private final long[] soles;
    private final double ofEach;
    private boolean several;
    private final double chance;

    private BlockingKey(
            int field, List<BlockingPart> parts, ValueColumn column, int[][] keys, int distinct) {
        this.field = field;
        this.parts = parts;
        this.whole =
                parts.size() == 1 && parts.get(0).toString().equals(parts.get(0).field());
        this.column = column;
        this.keys = keys;
        this.hashes = hashes(TableProfiler.hash(parts.toString()), keys);
        this.soles = new long[column.rows()];
        this.ofEach = hashSoles();
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

    /** Returns the hashes of each value's keys, other ones for each kind of key. */
    private static long[][] hashes(long seed, int[][] keys) {
        long[][] hashes = new long[keys.length][];
        for (int value = 0; value < keys.length; value++) {
            hashes[value] = new long[keys[value].length];
            for (int i = 0; i < keys[value].length; i++) {
                hashes[value][i] = TableProfiler.mix(seed + keys[value][i]);
            }
        }
        return hashes;
    }

    /** Sets the hash of each record that has only one; returns how many keys a record has on average. */
    private double hashSoles() {
        double all = 0;
        for (int i = 0; i < soles.length; i++) {
            long[] ofRecord = hashes(i);
            soles[i] = ofRecord.length == 1 ? ofRecord[0] : 0;
            all += ofRecord.length;
            several |= ofRecord.length > 1;
        }
        return all / Math.max(1, soles.length);
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

    /** Returns the hashes of a record's keys. */
    long[] hashes(int record) {
        int value = column.id(record);
        return value < 0 ? NO_HASHES : hashes[value];
    }

    /** Returns how many keys a record has on average. */
    double ofEach() {
        return ofEach;
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
