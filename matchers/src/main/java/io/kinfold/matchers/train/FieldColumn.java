package io.kinfold.matchers.train;

import io.kinfold.matchers.field.ValueColumn;
import io.kinfold.matchers.model.TermFrequencies;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** A field of all fragments with how often each of its values comes. */
final class FieldColumn {
    private final ValueColumn column;
    private final int[] counts;
    private final int present;

    private FieldColumn(ValueColumn column, int[] counts, int present) {
        this.column = column;
        this.counts = counts;
        this.present = present;
    }

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
        return new FieldColumn(column, counts, present);
    }

    int id(int row) {
        return column.id(row);
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
        return id == ValueColumn.MISSING ? 0 : (double) counts[id] / present;
    }

    /** Returns how many pairs of fragments have equal values. */
    double equalPairs() {
        double pairs = 0;
        for (int count : counts) {
            pairs += count * (count - 1.0) / 2;
        }
        return pairs;
    }

    /** Returns how many pairs of fragments both have a value. */
    double presentPairs() {
        return present * (present - 1.0) / 2;
    }

    /** Returns the chance that two fragments taken at random, with repetition, have equal values. */
    double chanceOfAgreement() {
        double chance = 0;
        for (int count : counts) {
            double share = (double) count / present;
            chance += share * share;
        }
        return chance;
    }

    /** Returns the frequencies of the values that occur more than once; the others have one in all. */
    @Nullable
    TermFrequencies frequencies(String field) {
        if (present == 0) {
            return null;
        }
        Map<String, Double> shares = new HashMap<>();
        for (int id = 0; id < counts.length; id++) {
            if (counts[id] > 1) {
                shares.put(column.value(id), (double) counts[id] / present);
            }
        }
        return TermFrequencies.of(field, shares, 1.0 / present);
    }
}
