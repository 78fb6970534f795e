package io.kinfold.matchers.train;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.field.ValueTable;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * The normalized values of the fragments that a model is trained on, in the order of their ids: what
 * is trained does not depend on the order in which the fragments came. Immutable and safe for any
 * thread.
 */
public final class TrainingData {
    /** The number of fragments that training takes at most: 2^24. */
    public static final int MOST_FRAGMENTS = 1 << 24;

    private final FieldSchema schema;
    private final List<FragmentId> ids;
    private final ValueTable table;

    private TrainingData(FieldSchema schema, List<FragmentId> ids, ValueTable table) {
        this.schema = schema;
        this.ids = ids;
        this.table = table;
    }

    /**
     * Returns the values of fragments.
     *
     * @param schema the fields
     * @param fragments the fragments, one of each id, in any order
     * @return the data
     * @throws IllegalArgumentException if there are fewer than 3 fragments, which leave nothing to
     *     learn, more than {@link #MOST_FRAGMENTS}, or two of one id
     */
    public static TrainingData of(FieldSchema schema, Collection<Fragment> fragments) {
        List<FragmentId> ids = fragments.stream().map(Fragment::id).toList();
        return of(schema, ids, ValueTable.of(schema, fragments));
    }

    /**
     * Returns data of values that are there already.
     *
     * @param schema the fields
     * @param ids the fragments' ids, each once, in any order
     * @param values the fragments' values in the order of the ids
     * @return the data
     * @throws IllegalArgumentException as {@link #of(FieldSchema, Collection)} says, or if there are not as
     *     many rows as ids
     */
    public static TrainingData of(FieldSchema schema, List<FragmentId> ids, ValueTable values) {
        if (ids.size() != values.rows()) {
            throw new IllegalArgumentException("there are " + ids.size() + " ids, but "
                    + values.rows() + " rows; give one for each");
        }
        if (ids.size() < 3 || ids.size() > MOST_FRAGMENTS) {
            throw new IllegalArgumentException("training needs 3 to " + MOST_FRAGMENTS
                    + " fragments, not " + ids.size()
                    + "; give more, or a sample, or write the model by hand");
        }
        int[] order = IdOrder.of(ids);
        List<FragmentId> sorted = Arrays.stream(order).mapToObj(ids::get).toList();
        for (int i = 1; i < order.length; i++) {
            if (sorted.get(i).equals(sorted.get(i - 1))) {
                throw new IllegalArgumentException("two fragments have the id " + sorted.get(i)
                        + "; give the newest version of each");
            }
        }
        return new TrainingData(schema, sorted, values.select(order));
    }

    /**
     * Returns the number of fragments.
     *
     * @return at least 3
     */
    public int size() {
        return table.rows();
    }

    /**
     * Returns the fields.
     *
     * @return the schema
     */
    public FieldSchema schema() {
        return schema;
    }

    /** Returns the values in the order of the ids. */
    ValueTable table() {
        return table;
    }

    /** Returns the place of a fragment. */
    OptionalInt indexOf(FragmentId id) {
        int index = Collections.binarySearch(ids, id);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Returns the number of pairs that the fragments form. */
    double pairs() {
        return size() * (size() - 1.0) / 2;
    }
}
