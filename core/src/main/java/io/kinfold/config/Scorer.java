package io.kinfold.config;

import io.kinfold.fragment.Fragment;

/** Weighs a pair of fragments for a fuzzy rule. Must be a pure function and safe for any thread. */
@FunctionalInterface
public interface Scorer {
    /**
     * Returns the match weight of a pair, in bits: log2 of how much likelier the pair is if the two are
     * one customer. Must be the same with the two exchanged, and finite.
     *
     * @param a one fragment
     * @param b the other
     * @return the total weight in bits, the prior included
     */
    double weight(Fragment a, Fragment b);
}
