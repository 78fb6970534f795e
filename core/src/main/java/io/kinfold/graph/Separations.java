package io.kinfold.graph;

import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntObjectHashMap;
import com.carrotsearch.hppc.cursors.IntCursor;

import io.kinfold.topology.Forest;

import org.jspecify.annotations.Nullable;

import java.util.function.IntConsumer;

/** Which fragments people separated, by either end. One writer. */
final class Separations {
    private final IntObjectHashMap<IntHashSet> separated = new IntObjectHashMap<>();

    void add(int a, int b) {
        set(a).add(b);
        set(b).add(a);
    }

    void remove(int a, int b) {
        remove(separated.get(a), a, b);
        remove(separated.get(b), b, a);
    }

    /** Forgets every separation of a fragment. */
    void drop(int fragment) {
        IntHashSet others = separated.remove(fragment);
        if (others != null) {
            for (IntCursor cursor : others) {
                remove(separated.get(cursor.value), cursor.value, fragment);
            }
        }
    }

    boolean has(int fragment) {
        return separated.containsKey(fragment);
    }

    void each(int fragment, IntConsumer other) {
        IntHashSet others = separated.get(fragment);
        if (others != null) {
            for (IntCursor cursor : others) {
                other.accept(cursor.value);
            }
        }
    }

    /** Returns whether a member of one component is separated from one of another. Cost: the smaller's size. */
    boolean across(Forest forest, int rootA, int rootB) {
        boolean first = forest.members(rootA) <= forest.members(rootB);
        int small = first ? rootA : rootB;
        int large = first ? rootB : rootA;
        int at = small;
        do {
            if (reaches(forest, at, large)) {
                return true;
            }
            at = forest.next(at);
        } while (at != small);
        return false;
    }

    /** Returns whether a fragment is separated from a member of a component. */
    private boolean reaches(Forest forest, int fragment, int root) {
        IntHashSet others = separated.get(fragment);
        if (others != null) {
            for (IntCursor cursor : others) {
                if (forest.find(cursor.value) == root) {
                    return true;
                }
            }
        }
        return false;
    }

    private IntHashSet set(int fragment) {
        IntHashSet others = separated.get(fragment);
        if (others == null) {
            others = new IntHashSet(2);
            separated.put(fragment, others);
        }
        return others;
    }

    private void remove(@Nullable IntHashSet others, int fragment, int other) {
        if (others != null) {
            others.removeAll(other);
            if (others.isEmpty()) {
                separated.remove(fragment);
            }
        }
    }
}
