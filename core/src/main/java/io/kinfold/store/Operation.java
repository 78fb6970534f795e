package io.kinfold.store;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import org.jspecify.annotations.Nullable;

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
     * @param draft what {@link FragmentStore#draft} made of the fragment, or {@link Draft#NONE}; two operations that differ
     *     in it alone are equal
     */
    record Put(Fragment fragment, Instant firstObserved, Draft draft) implements Operation {
        /**
         * Keeps a fragment of which the store made nothing before.
         *
         * @param fragment the version in force
         * @param firstObserved the earliest observed time over all versions ever ingested
         */
        public Put(Fragment fragment, Instant firstObserved) {
            this(fragment, firstObserved, Draft.NONE);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Put put
                    && fragment.equals(put.fragment)
                    && firstObserved.equals(put.firstObserved);
        }

        @Override
        public int hashCode() {
            return 31 * fragment.hashCode() + firstObserved.hashCode();
        }
    }

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
