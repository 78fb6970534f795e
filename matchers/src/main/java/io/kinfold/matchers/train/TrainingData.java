package io.kinfold.matchers.train;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.matchers.field.FieldSchema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
    private final List<@Nullable String[]> rows;

    private TrainingData(FieldSchema schema, List<FragmentId> ids, List<@Nullable String[]> rows) {
        this.schema = schema;
        this.ids = ids;
        this.rows = rows;
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
        if (fragments.size() < 3 || fragments.size() > MOST_FRAGMENTS) {
            throw new IllegalArgumentException("training needs 3 to " + MOST_FRAGMENTS
                    + " fragments, not " + fragments.size()
                    + "; give more, or a sample, or write the model by hand");
        }
        List<Fragment> sorted = new ArrayList<>(fragments);
        sorted.sort((a, b) -> a.id().compareTo(b.id()));
        List<FragmentId> ids = new ArrayList<>(sorted.size());
        List<@Nullable String[]> rows = new ArrayList<>(sorted.size());
        for (Fragment fragment : sorted) {
            if (!ids.isEmpty() && ids.get(ids.size() - 1).equals(fragment.id())) {
                throw new IllegalArgumentException("two fragments have the id " + fragment.id()
                        + "; give the newest version of each");
            }
            ids.add(fragment.id());
            rows.add(schema.values(fragment));
        }
        return new TrainingData(schema, ids, rows);
    }

    /**
     * Returns the number of fragments.
     *
     * @return at least 3
     */
    public int size() {
        return rows.size();
    }

    /**
     * Returns the fields.
     *
     * @return the schema
     */
    public FieldSchema schema() {
        return schema;
    }

    /** Returns the values of the fragment at a place in the order of the ids; not to be changed. */
    @Nullable
    String[] row(int index) {
        return rows.get(index);
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
