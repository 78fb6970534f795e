package io.kinfold.profile;

import io.kinfold.fragment.FragmentId;

import java.util.List;
import java.util.Optional;

/**
 * What became of one ingested fragment. Immutable and safe for any thread.
 */
public sealed interface Resolution {
    /**
     * The fragment is in the graph.
     *
     * @param fragment the fragment's id
     * @param profile the profile that it belongs to
     * @param effect what the operation did to profiles
     * @param unlinked the identifiers that do not link, and why
     */
    record Resolved(FragmentId fragment, ProfileId profile, Effect effect, List<Unlinked> unlinked)
            implements Resolution {
        /**
         * Copies the list.
         *
         * @param fragment the fragment's id
         * @param profile the profile that it belongs to
         * @param effect what the operation did to profiles
         * @param unlinked the identifiers that do not link, and why
         */
        public Resolved {
            unlinked = List.copyOf(unlinked);
        }

        @Override
        public Optional<ProfileId> profileId() {
            return Optional.of(profile);
        }
    }

    /**
     * The fragment was erased by law earlier; the late replay was ignored and nothing of it is kept.
     *
     * @param fragment the fragment's id
     */
    record Erased(FragmentId fragment) implements Resolution {
        @Override
        public Optional<ProfileId> profileId() {
            return Optional.empty();
        }
    }

    /** What an ingested fragment did. */
    enum Effect {
        /** It founded a profile of its own. */
        CREATED,
        /** It joined one profile. */
        ATTACHED,
        /** It made two profiles or more into one. */
        MERGED,
        /** It replaced an earlier version of itself. */
        UPDATED,
        /** The graph held it, or a later version, already. */
        UNCHANGED
    }

    /**
     * Returns the id of the fragment.
     *
     * @return the fragment's id
     */
    FragmentId fragment();

    /**
     * Returns the profile that the fragment belongs to.
     *
     * @return the profile's id; empty if the fragment is erased
     */
    Optional<ProfileId> profileId();
}
