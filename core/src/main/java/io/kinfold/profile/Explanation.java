package io.kinfold.profile;

import io.kinfold.config.Contribution;
import io.kinfold.config.Guard;
import io.kinfold.fragment.FragmentId;

import java.util.List;
import java.util.Optional;

/**
 * Why two fragments are in one profile, or why they are not. Immutable and safe for any thread.
 */
public sealed interface Explanation {
    /**
     * The two are in one profile.
     *
     * @param profile the profile
     * @param chain a shortest chain of accepted links from the first fragment to the second; empty if
     *     they are the same fragment
     */
    record Together(ProfileId profile, List<Step> chain) implements Explanation {
        /**
         * Copies the list.
         *
         * @param profile the profile
         * @param chain a shortest chain of accepted links from the first fragment to the second
         */
        public Together {
            chain = List.copyOf(chain);
        }
    }

    /**
     * The two are in different profiles.
     *
     * @param first the profile of the first fragment
     * @param second the profile of the second fragment
     * @param obstacles what they share that does not link, and what a guard refused; empty if nothing
     *     speaks for them at all
     */
    record Apart(ProfileId first, ProfileId second, List<Obstacle> obstacles)
            implements Explanation {
        /**
         * Copies the list.
         *
         * @param first the profile of the first fragment
         * @param second the profile of the second fragment
         * @param obstacles what they share that does not link, and what a guard refused
         */
        public Apart {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * One step of a chain: two fragments and what joins them.
     *
     * @param from the fragment that the step begins at
     * @param to the fragment that it ends at
     * @param evidence what joins them; of a shared key, both hold it
     */
    record Step(FragmentId from, FragmentId to, Evidence evidence) {}

    /** Something that would join two fragments but does not. */
    sealed interface Obstacle {
        /**
         * A link on the way between the two that a guard refused.
         *
         * @param link the link
         * @param guard the guard
         */
        record Refused(Link link, Guard guard) implements Obstacle {}

        /**
         * A value that both fragments hold and that identifies nobody.
         *
         * @param namespace the namespace's or rule's name
         * @param scope the scope
         * @param reason why it does not link
         */
        record Ignored(String namespace, String scope, Unlinked.Reason reason)
                implements Obstacle {}

        /**
         * A pair that a fuzzy rule weighed below its link threshold.
         *
         * @param rule the rule's name
         * @param bits the match weight
         * @param missing how many bits are missing to the threshold
         * @param contributions what the weight is made of: the prior first, then each comparison
         */
        record TooLight(String rule, double bits, double missing, List<Contribution> contributions)
                implements Obstacle {
            /**
             * Copies the list.
             *
             * @param rule the rule's name
             * @param bits the match weight
             * @param missing how many bits are missing to the threshold
             * @param contributions what the weight is made of
             */
            public TooLight {
                contributions = List.copyOf(contributions);
            }
        }
    }

    /**
     * How a profile falls into two parts when its weakest links are taken away: the two parts that were left to
     * join when its links were taken from the strongest down, and every link between them. It is the cut of the
     * weakest strongest link, not always the one of fewest links.
     *
     * @param links the links between the parts; of a key held on both sides, those of one side
     * @param leaving the fragments of the part without the founding fragment
     */
    record Split(List<Link> links, List<FragmentId> leaving) {
        /**
         * Copies the lists.
         *
         * @param links the links between the parts
         * @param leaving the fragments of the part without the founding fragment
         */
        public Split {
            links = List.copyOf(links);
            leaving = List.copyOf(leaving);
        }
    }

    /**
     * Everything that holds a profile together, and what was refused to it.
     *
     * @param profile the profile
     * @param links the accepted links of its fragments, in the order in which they were taken
     * @param refused the links of its fragments that a guard refused
     */
    record OfProfile(Profile profile, List<Link> links, List<Link> refused) {
        /**
         * Copies the lists.
         *
         * @param profile the profile
         * @param links the accepted links of its fragments, in the order in which they were taken
         * @param refused the links of its fragments that a guard refused
         */
        public OfProfile {
            links = List.copyOf(links);
            refused = List.copyOf(refused);
        }

        /**
         * Returns the link of least priority and weight, the one to look at first.
         *
         * @return the weakest accepted link; empty where there is none
         */
        public Optional<Link> weakest() {
            return links.isEmpty() ? Optional.empty() : Optional.of(links.get(links.size() - 1));
        }

        /**
         * Returns the links each of which alone holds the profile together: without it the profile would be
         * two. Cost: O(links).
         *
         * @return the bridges, the strongest first; empty if any one link may go
         */
        public List<Link> bridges() {
            return new Bonds(profile.fragments(), links).bridges();
        }

        /**
         * Returns what would split the profile, by taking away its weakest links. Cost: O(links).
         *
         * @return the split; empty if the profile is one fragment
         */
        public Optional<Split> split() {
            return profile.fragments().size() < 2
                    ? Optional.empty()
                    : Optional.of(new Bonds(profile.fragments(), links)
                            .split(profile.id().founder()));
        }
    }
}
