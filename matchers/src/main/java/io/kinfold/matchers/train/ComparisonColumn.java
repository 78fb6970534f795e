package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Prepared;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * One comparison over all fragments: each distinct combination of the values that it looks at is an
 * int; the level of one with itself is computed once, and where there are few, that of any two.
 */
final class ComparisonColumn {
    /** Of so many distinct combinations the pairs come again; of more, looking up costs more than it saves. */
    private static final int FEW = 512;

    private final int[] idOf;
    private final int[] rowOf;
    private final @Nullable Prepared[] prepared;
    private final SingleComparison comparison;

    /** The level of each combination with itself, counted from 2, as MISSING is -1; 0 where not known yet. */
    private final byte[] withItself;

    /** The same for any two combinations, where they are few. */
    private final byte[] withOthers;

    private ComparisonColumn(int[] idOf, SingleComparison comparison) {
        this.idOf = idOf;
        int distinct = Arrays.stream(idOf).max().orElse(0) + 1;
        this.rowOf = new int[distinct];
        for (int row = idOf.length - 1; row >= 0; row--) {
            rowOf[idOf[row]] = row;
        }
        this.prepared = new @Nullable Prepared[distinct];
        this.comparison = comparison;
        this.withItself = new byte[distinct];
        this.withOthers = new byte[distinct <= FEW ? distinct * distinct : 0];
    }

    static ComparisonColumn of(List<FieldColumn> fields, int size, SingleComparison comparison) {
        int[] idOf = new int[size];
        for (int row = 0; row < size; row++) {
            idOf[row] = fields.get(0).id(row);
        }
        for (FieldColumn field : fields.subList(1, fields.size())) {
            long[] both = new long[size];
            for (int row = 0; row < size; row++) {
                both[row] = (long) idOf[row] << 32 | (field.id(row) & 0xffffffffL);
            }
            long[] distinct = Arrays.stream(both).sorted().distinct().toArray();
            Arrays.setAll(idOf, row -> Arrays.binarySearch(distinct, both[row]));
        }
        Arrays.setAll(idOf, row -> idOf[row] + 1);
        return new ComparisonColumn(idOf, comparison);
    }

    /** Returns the level of two fragments, {@link Comparison#MISSING} among them. */
    int level(int left, int right) {
        int low = Math.min(idOf[left], idOf[right]);
        int high = Math.max(idOf[left], idOf[right]);
        if (low == high) {
            return known(withItself, low, low, high);
        }
        return withOthers.length > 0
                ? known(withOthers, high * withItself.length + low, low, high)
                : comparison.level(prepared(low), prepared(high));
    }

    private int known(byte[] known, int place, int low, int high) {
        int found = known[place] & 255;
        if (found == 0) {
            found = comparison.level(prepared(low), prepared(high)) + 2;
            known[place] = (byte) found;
        }
        return found - 2;
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
