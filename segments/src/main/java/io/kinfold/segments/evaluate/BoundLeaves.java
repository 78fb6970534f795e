package io.kinfold.segments.evaluate;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.plan.Leaf;

import java.util.Arrays;

/** Leaves as predicates, as long as what they were bound to is as it was. */
final class BoundLeaves {
    /** No leaves, of no table. */
    static final BoundLeaves NONE =
            new BoundLeaves(new RowPredicate[0], new Leaf[0], new long[0], false);

    private final RowPredicate[] predicates;
    private final Leaf[] watched;
    private final long[] versions;
    private final boolean isBound;

    private BoundLeaves(
            RowPredicate[] predicates, Leaf[] watched, long[] versions, boolean isBound) {
        this.predicates = predicates;
        this.watched = watched;
        this.versions = versions;
        this.isBound = isBound;
    }

    static BoundLeaves of(Leaf[] leaves, CustomerTable table) {
        RowPredicate[] predicates = Arrays.stream(leaves)
                .map(leaf -> leaf.bind(table))
                .toArray(RowPredicate[]::new);
        Leaf[] watched =
                Arrays.stream(leaves).filter(leaf -> !leaf.staysBound()).toArray(Leaf[]::new);
        long[] versions =
                Arrays.stream(watched).mapToLong(leaf -> leaf.version(table)).toArray();
        return new BoundLeaves(predicates, watched, versions, true);
    }

    boolean isCurrent(CustomerTable table) {
        for (int i = 0; i < watched.length; i++) {
            if (watched[i].version(table) != versions[i]) {
                return false;
            }
        }
        return isBound;
    }

    RowPredicate[] predicates() {
        return predicates;
    }
}
