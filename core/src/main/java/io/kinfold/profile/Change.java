package io.kinfold.profile;

import io.kinfold.fragment.FragmentId;

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
     */
    record Erased(ProfileId profile) implements Change {}

    /**
     * Returns the profile that the change is about.
     *
     * @return the profile's id after the change; the last one where it is gone
     */
    ProfileId profile();
}
