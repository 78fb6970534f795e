package io.kinfold.matchers.train;

import io.kinfold.matchers.model.TermFrequencies;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A field of all fragments: each distinct value is an int, counted from 0 in the order of the ids. */
final class FieldColumn {
    static final int ABSENT = -1;

    private final int[] idOf;
    private final int[] counts;
    private final String[] values;
    private final int present;
    private final boolean @Nullable [] generic;
    private final double rare;

    private FieldColumn(int[] idOf, int[] counts, String[] values, int present) {
        this(idOf, counts, values, present, null, 0);
    }

    private FieldColumn(
            int[] idOf,
            int[] counts,
            String[] values,
            int present,
            boolean @Nullable [] generic,
            double rare) {
        this.generic = generic;
        this.rare = rare;
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
        return id == ABSENT ? 0 : frequencyOf(id);
    }

    private double frequencyOf(int id) {
        if (generic == null) {
            return (double) counts[id] / present;
        }
        return generic[id] ? 1 : rare;
    }

    /**
     * Returns this column with some values marked as generic, which everybody may have, and all others as rare
     * as given.
     *
     * @param values by id
     */
    FieldColumn withGeneric(boolean[] values, double rareFrequency) {
        return new FieldColumn(idOf, counts, this.values, present, values, rareFrequency);
    }

    /** Returns the fragments of each value that has at least so many. */
    List<int[]> holders(int atLeast) {
        int[][] holders = new int[counts.length][];
        int[] filled = new int[counts.length];
        for (int row = 0; row < idOf.length; row++) {
            int id = idOf[row];
            if (id != ABSENT && counts[id] >= atLeast) {
                holders[id] = holders[id] == null ? new int[counts[id]] : holders[id];
                holders[id][filled[id]++] = row;
            }
        }
        return Arrays.stream(holders).filter(Objects::nonNull).toList();
    }

    /** Returns how many pairs of fragments have equal values, generic ones left out where they are known. */
    double equalPairs() {
        double pairs = 0;
        for (int id = 0; id < counts.length; id++) {
            boolean counted = generic == null || !generic[id];
            pairs += counted ? counts[id] * (counts[id] - 1.0) / 2 : 0;
        }
        return pairs;
    }

    /** Returns how many pairs of fragments both have a value. */
    double presentPairs() {
        return present * (present - 1.0) / 2;
    }

    /** Returns the chance that two fragments taken at random, with repetition, have equal values. */
    double chanceOfAgreement() {
        if (generic != null) {
            return rare;
        }
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
            if (generic == null ? counts[id] > 1 : generic[id]) {
                shares.put(values[id], frequencyOf(id));
            }
        }
        return TermFrequencies.of(field, shares, generic == null ? 1.0 / present : rare);
    }
}
