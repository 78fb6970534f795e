package io.kinfold.profile;

import io.kinfold.config.Guard;
import io.kinfold.fragment.FragmentId;

/** Something that a person should look at. Immutable and safe for any thread. */
public sealed interface ReviewItem {
    /**
     * A link that a guard refused.
     *
     * @param link the link
     * @param guard the guard
     */
    record Refused(Link link, Guard guard) implements ReviewItem {}

    /**
     * Two fragments that a fuzzy rule weighed between its review and its link threshold.
     *
     * @param first the smaller fragment id
     * @param second the larger fragment id
     * @param rule the rule's name
     * @param bits the match weight
     */
    record Possible(FragmentId first, FragmentId second, String rule, double bits)
            implements ReviewItem {}
}
