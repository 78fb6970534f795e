package io.kinfold.store;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import java.time.Instant;
import java.util.List;

/** One thing that a store is asked to keep or to forget. Immutable and safe for any thread. */
public sealed interface Operation {
    /**
     * Keep a fragment, in place of any version of it that the store holds.
     *
     * @param fragment the version in force
     * @param firstObserved the earliest observed time over all versions ever ingested; never later than
     *     that of the fragment
     */
    record Put(Fragment fragment, Instant firstObserved) implements Operation {}

    /**
     * Forget a fragment.
     *
     * @param fragment the fragment's id
     */
    record Remove(FragmentId fragment) implements Operation {}

    /**
     * Keep a decision, in place of any decision about the same two fragments.
     *
     * @param decision the decision
     */
    record Decide(Decision decision) implements Operation {}

    /**
     * Forget a customer for good: fragments, with every decision about them, the events on his identifiers and his tags;
     * and keep the fragments' tombstones.
     *
     * @param fragments the fragments' ids
     * @param tombstones a keyed hash of each id, in the same order
     * @param identifiers what identified the customer, in normal form
     */
    record Erase(
            List<FragmentId> fragments, List<Tombstone> tombstones, List<Identifier> identifiers)
            implements Operation {
        /**
         * Copies the lists.
         *
         * @param fragments the fragments' ids
         * @param tombstones a keyed hash of each id, in the same order
         * @param identifiers what identified the customer, in normal form
         */
        public Erase {
            fragments = List.copyOf(fragments);
            tombstones = List.copyOf(tombstones);
            identifiers = List.copyOf(identifiers);
        }
    }

    /**
     * Keep tombstones whose fragments are gone already. A store answers with these on replay.
     *
     * @param tombstones the tombstones
     */
    record Bury(List<Tombstone> tombstones) implements Operation {
        /**
         * Copies the list.
         *
         * @param tombstones the tombstones
         */
        public Bury {
            tombstones = List.copyOf(tombstones);
        }
    }
}
