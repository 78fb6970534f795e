package io.kinfold.matchers.train;

import io.kinfold.matchers.model.TermFrequencies;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A field of all fragments: each distinct value is an int, counted from 0 in the order of the ids. */
final class FieldColumn {
    static final int ABSENT = -1;

    private final int[] idOf;
    private final int[] counts;
    private final String[] values;
    private final int present;

    private FieldColumn(int[] idOf, int[] counts, String[] values, int present) {
        this.idOf = idOf;
        this.counts = counts;
        this.values = values;
        this.present = present;
    }

    static FieldColumn of(TrainingData data, int field) {
        int[] idOf = new int[data.size()];
        int[] counts = new int[data.size()];
        Map<String, Integer> ids = new HashMap<>();
        int present = 0;
        for (int i = 0; i < idOf.length; i++) {
            String value = data.row(i)[field];
            if (value == null) {
                idOf[i] = ABSENT;
            } else {
                int next = ids.size();
                int id = ids.computeIfAbsent(value, unused -> next);
                idOf[i] = id;
                counts[id]++;
                present++;
            }
        }
        String[] values = new String[ids.size()];
        ids.forEach((value, id) -> values[id] = value);
        return new FieldColumn(idOf, Arrays.copyOf(counts, ids.size()), values, present);
    }

    int id(int row) {
        return idOf[row];
    }

    int distinct() {
        return values.length;
    }

    int present() {
        return present;
    }

    /** Returns the relative frequency of a fragment's value, 0 where it has none. */
    double frequency(int row) {
        int id = idOf[row];
        return id == ABSENT ? 0 : (double) counts[id] / present;
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
                shares.put(values[id], (double) counts[id] / present);
            }
        }
        return TermFrequencies.of(field, shares, 1.0 / present);
    }
}
