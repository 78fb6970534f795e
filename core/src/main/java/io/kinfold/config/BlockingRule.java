package io.kinfold.config;

import io.kinfold.fragment.Fragment;

import java.util.Collection;

/**
 * Proposes pairs for a fuzzy rule: two fragments that share a block are compared. Must be a pure
 * function and safe for any thread.
 */
@FunctionalInterface
public interface BlockingRule {
    /**
     * Returns the blocks that a fragment is in.
     *
     * @param fragment the fragment
     * @return the blocks; repetitions do not count; empty if it is compared with nobody
     */
    Collection<String> blocks(Fragment fragment);
}
