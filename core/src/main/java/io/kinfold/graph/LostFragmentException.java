package io.kinfold.graph;

import io.kinfold.fragment.FragmentId;

/** The store does not have the version of a fragment that the graph holds. */
final class LostFragmentException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    LostFragmentException(FragmentId id) {
        super("the store has lost fragment " + id
                + ", which it was asked to keep; restore the store and build the graph again");
    }
}
