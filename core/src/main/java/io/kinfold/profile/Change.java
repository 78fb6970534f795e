package io.kinfold.profile;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import java.util.List;

/**
 * One step in the life of profiles. The steps of a graph, applied in order to a map from fragment to
 * profile that was empty, keep it equal to the graph. Immutable and safe for any thread.
 */
public sealed interface Change {
    /**
     * A profile came to be, with fragments that were in none.
     *
     * @param profile the profile
     * @param fragments its fragments
     */
    record Created(ProfileId profile, List<FragmentId> fragments) implements Change {
        /**
         * Copies the list.
         *
         * @param profile the profile
         * @param fragments its fragments
         */
        public Created {
            fragments = List.copyOf(fragments);
        }
    }

    /**
     * A fragment that was in no profile joined one.
     *
     * @param profile the profile
     * @param fragment the fragment
     */
    record Attached(ProfileId profile, FragmentId fragment) implements Change {}

    /**
     * All fragments of one profile went over to another.
     *
     * @param profile the survivor
     * @param absorbed the profile that ended; its id resolves to the survivor from now on
     */
    record Merged(ProfileId profile, ProfileId absorbed) implements Change {}

    /**
     * Some fragments of a profile left it and are a profile of their own.
     *
     * @param profile the profile that they left
     * @param created the new profile
     * @param fragments the fragments that left
     */
    record Split(ProfileId profile, ProfileId created, List<FragmentId> fragments)
            implements Change {
        /**
         * Copies the list.
         *
         * @param profile the profile that they left
         * @param created the new profile
         * @param fragments the fragments that left
         */
        public Split {
            fragments = List.copyOf(fragments);
        }
    }

    /**
     * A profile's id changed, since another of its fragments is now the founding one.
     *
     * @param profile the id from now on
     * @param former the id until now
     */
    record Refounded(ProfileId profile, ProfileId former) implements Change {}

    /**
     * A fragment was taken out. A profile without fragments is gone.
     *
     * @param profile the profile that it was in
     * @param fragment the fragment
     */
    record Retracted(ProfileId profile, FragmentId fragment) implements Change {}

    /**
     * A profile was erased by law, with all its fragments.
     *
     * @param profile the profile
     * @param identifiers the identifiers that linked its fragments, in normal form and natural order, so that
     *     who follows the feed can erase what hangs on them, such as events. They are personal data: act on
     *     them, and do not keep them
     */
    record Erased(ProfileId profile, List<Identifier> identifiers) implements Change {
        /**
         * Copies the list.
         *
         * @param profile the profile
         * @param identifiers the identifiers that linked its fragments
         */
        public Erased {
            identifiers = List.copyOf(identifiers);
        }

        /** Returns the profile's id and how many identifiers it had, never one of them. */
        @Override
        public String toString() {
            return "Erased[" + profile + ", " + identifiers.size() + " identifiers]";
        }
    }

    /**
     * A profile's golden record or identifiers may be others, though its fragments are those that they
     * were. It is told where a fragment of the profile has a new version in force; where an identifier
     * began or ceased to link its fragments, because it became generic or is generic no longer, expired or
     * holds again, or goes to another profile or comes from one; and, when another configuration comes
     * into force, where the profile reads otherwise under it. It is told whenever the profile reads
     * otherwise and no other step names it; after a new version it may be told although the profile reads
     * as before, and within a bulk load of a profile that lost the fragment before the load's end. What an
     * operation left alone is not told. A map from fragment to profile ignores it.
     *
     * @param profile the profile
     */
    record Updated(ProfileId profile) implements Change {}

    /**
     * Returns the profile that the change is about.
     *
     * @return the profile's id after the change; the last one where it is gone
     */
    ProfileId profile();
}
