package io.kinfold.graph;

import com.carrotsearch.hppc.IntObjectHashMap;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The links between two fragments, by either end. One writer. */
final class PairLinks {
    private final IntObjectHashMap<List<PairLink>> links = new IntObjectHashMap<>();

    void add(PairLink link) {
        list(link.a()).add(link);
        list(link.b()).add(link);
    }

    /** Removes the link of this rule between these two; returns whether there was one. */
    boolean remove(PairLink link) {
        return remove(link.a(), link) && remove(link.b(), link);
    }

    /** Returns the links of a fragment; not to be changed, and not valid after the next change. */
    List<PairLink> of(int fragment) {
        List<PairLink> found = links.get(fragment);
        return found == null ? List.of() : found;
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    private List<PairLink> list(int fragment) {
        List<PairLink> found = links.get(fragment);
        if (found == null) {
            found = new ArrayList<>(2);
            links.put(fragment, found);
        }
        return found;
    }

    private boolean remove(int fragment, PairLink link) {
        List<PairLink> found = links.get(fragment);
        boolean removed = found != null && found.removeIf(link::sameAs);
        if (found != null && found.isEmpty()) {
            links.remove(fragment);
        }
        return removed;
    }

    /** Returns the link of a rule between two fragments, or null. */
    @Nullable
    PairLink find(int rule, int a, int b) {
        for (PairLink link : of(a)) {
            if (link.rule() == rule && link.other(a) == b) {
                return link;
            }
        }
        return null;
    }
}
