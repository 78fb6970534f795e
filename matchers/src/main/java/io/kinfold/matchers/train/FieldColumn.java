package io.kinfold.matchers.train;

import io.kinfold.matchers.field.ValueColumn;
import io.kinfold.matchers.model.TermFrequencies;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A field of all fragments with how often each of its values comes. */
final class FieldColumn {
    private final ValueColumn column;
    private final int[] counts;
    private final int present;
    private final @Nullable Generic generic;

    private FieldColumn(ValueColumn column, int[] counts, int present, @Nullable Generic generic) {
        this.column = column;
        this.counts = counts;
        this.present = present;
        this.generic = generic;
    }

    /** Which values everybody may have, by their numbers, and how frequent each of the others is. */
    private record Generic(BitSet values, double others) {}

    static FieldColumn of(ValueColumn column) {
        int[] counts = new int[column.distinct()];
        int present = 0;
        for (int i = 0; i < column.rows(); i++) {
            int id = column.id(i);
            if (id != ValueColumn.MISSING) {
                counts[id]++;
                present++;
            }
        }
        return new FieldColumn(column, counts, present, null);
    }

    /**
     * Returns this column where some values are known to be such as everybody may have, and the others as rare as
     * given.
     *
     * @param values by their numbers
     */
    FieldColumn withGeneric(BitSet values, double others) {
        return new FieldColumn(column, counts, present, new Generic(values, others));
    }

    int id(int row) {
        return column.id(row);
    }

    /** Returns the value of a fragment that has one. */
    String value(int row) {
        return column.value(column.id(row));
    }

    int distinct() {
        return counts.length;
    }

    int present() {
        return present;
    }

    /** Returns the relative frequency of a fragment's value, 0 where it has none. */
    double frequency(int row) {
        int id = column.id(row);
        return id == ValueColumn.MISSING ? 0 : frequencyOf(id);
    }

    private double frequencyOf(int id) {
        if (generic == null) {
            return (double) counts[id] / present;
        }
        return generic.values().get(id) ? 1 : generic.others();
    }

    private boolean isGeneric(int id) {
        return generic != null && generic.values().get(id);
    }

    /** Returns the fragments of each value that has at least so many, value by value. */
    List<int[]> holders(int atLeast) {
        int[][] holders = new int[counts.length][];
        int[] filled = new int[counts.length];
        for (int id = 0; id < holders.length; id++) {
            holders[id] = new int[counts[id] >= atLeast ? counts[id] : 0];
        }
        for (int row = 0; row < column.rows(); row++) {
            int id = column.id(row);
            if (id != ValueColumn.MISSING && holders[id].length > 0) {
                holders[id][filled[id]++] = row;
            }
        }
        return Arrays.stream(holders).filter(rows -> rows.length > 0).toList();
    }

    /** Returns how many pairs of fragments have equal values, generic ones left out where they are known. */
    double equalPairs() {
        double pairs = 0;
        for (int id = 0; id < counts.length; id++) {
            pairs += isGeneric(id) ? 0 : counts[id] * (counts[id] - 1.0) / 2;
        }
        return pairs;
    }

    /** Returns how many pairs of fragments both have a value. */
    double presentPairs() {
        return present * (present - 1.0) / 2;
    }

    /**
     * Returns the chance that two fragments taken at random, with repetition, have equal values; where generic ones
     * are known, others than these.
     */
    double chanceOfAgreement() {
        if (generic != null) {
            return generic.others();
        }
        double chance = 0;
        for (int count : counts) {
            double share = (double) count / present;
            chance += share * share;
        }
        return chance;
    }

    /**
     * Returns the frequencies of the values that occur more than once, or of those that are generic where they are
     * known; the others have one in all.
     */
    @Nullable
    TermFrequencies frequencies(String field) {
        if (present == 0) {
            return null;
        }
        Map<String, Double> shares = new HashMap<>();
        for (int id = 0; id < counts.length; id++) {
            if (generic == null ? counts[id] > 1 : isGeneric(id)) {
                shares.put(column.value(id), frequencyOf(id));
            }
        }
        return TermFrequencies.of(
                field, shares, generic == null ? 1.0 / present : generic.others());
    }
}
