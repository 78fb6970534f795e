package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One comparison over all fragments: each distinct combination of the values that it looks at is an
 * int; the level of one with itself is computed once, and where there are few, that of any two.
 */
final class ComparisonColumn {
    /** Finds the level of two fragments by their places. */
    @FunctionalInterface
    interface Levels {
        int level(int left, int right);
    }

    /** Of so many distinct combinations the pairs come again; of more, looking them up costs more than it saves. */
    private static final int FEW = 512;

    /** Odd, so that no two products are equal; without it most would have one hash code. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int[] idOf;
    private final Levels levels;

    /** The level of each combination with itself, counted from 2, since MISSING is -1; 0 where it is not known yet. */
    private final byte[] withItself;

    /** The same for each combination with those before it, where they are few. */
    private final byte[] withOthers;

    private ComparisonColumn(int[] idOf, int distinct, Levels levels) {
        this.idOf = idOf;
        this.levels = levels;
        this.withItself = new byte[distinct];
        this.withOthers = new byte[distinct <= FEW ? distinct * distinct : 0];
    }

    static ComparisonColumn of(List<FieldColumn> fields, int size, Levels levels) {
        int[] idOf = new int[size];
        Map<Long, Integer> ids = new HashMap<>();
        for (int row = 0; row < size; row++) {
            idOf[row] = fields.get(0).id(row);
        }
        for (FieldColumn field : fields.subList(1, fields.size())) {
            ids.clear();
            for (int row = 0; row < size; row++) {
                long both = ((long) idOf[row] << 32 | (field.id(row) & 0xffffffffL)) * SPREAD;
                int next = ids.size();
                idOf[row] = ids.computeIfAbsent(both, unused -> next);
            }
        }
        int distinct = 0;
        for (int row = 0; row < size; row++) {
            idOf[row]++;
            distinct = Math.max(distinct, idOf[row] + 1);
        }
        return new ComparisonColumn(idOf, distinct, levels);
    }

    /** Returns the level of two fragments, {@link Comparison#MISSING} among them. */
    int level(int left, int right) {
        int one = idOf[left];
        int other = idOf[right];
        if (one == other) {
            return known(withItself, one, left, right);
        }
        if (withOthers.length == 0) {
            return levels.level(left, right);
        }
        int place = Math.max(one, other) * withItself.length + Math.min(one, other);
        return known(withOthers, place, left, right);
    }

    private int known(byte[] known, int place, int left, int right) {
        int found = known[place] & 255;
        if (found == 0) {
            found = levels.level(left, right) + 2;
            known[place] = (byte) found;
        }
        return found - 2;
    }
}
