package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Prepared;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One comparison over all fragments: each distinct combination of the values that it looks at is an
 * int, and the level of two combinations is computed once, as long as the cache remembers it.
 */
final class ComparisonColumn {
    /** A power of two; 2 MB for each comparison. */
    private static final int CACHED = 1 << 18;

    private static final int ID_BITS = 28;
    /** Equals no entry: the bits of a key are not all set. */
    private static final long EMPTY = -1;

    private final int[] idOf;
    private final int[] rowOf;
    private final @Nullable Prepared[] prepared;
    private final SingleComparison comparison;
    private final long[] cache = new long[CACHED];

    private ComparisonColumn(int[] idOf, SingleComparison comparison) {
        this.idOf = idOf;
        this.rowOf = new int[Arrays.stream(idOf).max().orElse(0) + 1];
        for (int row = idOf.length - 1; row >= 0; row--) {
            rowOf[idOf[row]] = row;
        }
        this.prepared = new @Nullable Prepared[rowOf.length];
        this.comparison = comparison;
        Arrays.fill(cache, EMPTY);
    }

    static ComparisonColumn of(List<FieldColumn> fields, int size, SingleComparison comparison) {
        int[] idOf = new int[size];
        Map<Long, Integer> ids = new HashMap<>();
        for (int row = 0; row < size; row++) {
            idOf[row] = fields.get(0).id(row);
        }
        for (FieldColumn field : fields.subList(1, fields.size())) {
            ids.clear();
            for (int row = 0; row < size; row++) {
                long both = (long) idOf[row] << 32 | (field.id(row) & 0xffffffffL);
                int next = ids.size();
                idOf[row] = ids.computeIfAbsent(both, unused -> next);
            }
        }
        Arrays.setAll(idOf, row -> idOf[row] + 1);
        return new ComparisonColumn(idOf, comparison);
    }

    /** Returns the level of two fragments, {@link Comparison#MISSING} among them. */
    int level(int left, int right) {
        int low = Math.min(idOf[left], idOf[right]);
        int high = Math.max(idOf[left], idOf[right]);
        long key = ((long) low << ID_BITS | high) << Byte.SIZE;
        int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 46);
        long cached = cache[place];
        if ((cached & -256) == key) {
            return (int) (cached & 255) - 1;
        }
        int level = comparison.level(prepared(low), prepared(high));
        cache[place] = key | (level + 1);
        return level;
    }

    private Prepared prepared(int id) {
        Prepared known = prepared[id];
        if (known == null) {
            known = comparison.prepare(rowOf[id]);
            prepared[id] = known;
        }
        return known;
    }
}
