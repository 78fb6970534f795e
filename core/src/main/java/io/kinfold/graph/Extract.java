package io.kinfold.graph;

import io.kinfold.fragment.Fragment;
import io.kinfold.profile.Unlinked;

import java.util.ArrayList;
import java.util.List;

/**
 * What a fragment comes to before it meets the graph: a pure function of fragment and configuration.
 *
 * @param fragment the fragment
 * @param spaces the space of each key
 * @param values the normal form of each key, in the order of the spaces; no key stands twice
 * @param ignored the identifiers that are no keys, and why
 * @param agreeing the normal value for each agree guard; empty where the fragment has none
 * @param comparands what each fuzzy rule compares
 */
record Extract(
        Fragment fragment,
        List<KeySpace> spaces,
        List<String> values,
        List<Ignored> ignored,
        List<String> agreeing,
        List<Comparand> comparands) {

    /**
     * An identifier that is no key.
     *
     * @param what its namespace and scope, and why it is none
     * @param value its normal form; empty where it has none
     */
    record Ignored(Unlinked what, String value) {}

    /** Returns a new list of which identifiers are no keys, and why; unchangeable where it is empty. */
    List<Unlinked> unlinked() {
        if (ignored.isEmpty()) {
            return List.of();
        }
        List<Unlinked> all = new ArrayList<>(ignored.size());
        for (Ignored one : ignored) {
            all.add(one.what());
        }
        return all;
    }
}
