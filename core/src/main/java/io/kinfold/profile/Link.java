package io.kinfold.profile;

import io.kinfold.config.Guard;
import io.kinfold.fragment.FragmentId;

import java.util.Optional;

/**
 * Our decision about one piece of evidence: that a fragment belongs with the others that share it, or
 * that a guard forbids it. Immutable and safe for any thread.
 *
 * @param fragment the fragment
 * @param evidence what speaks for the link
 * @param refusedBy the guard that refused it; empty if the link is accepted
 */
public record Link(FragmentId fragment, Evidence evidence, Optional<Guard> refusedBy) {
    /**
     * Returns whether the link is accepted.
     *
     * @return true if no guard refused it
     */
    public boolean accepted() {
        return refusedBy.isEmpty();
    }

    /** Returns fragment, rule and guard, never a value. */
    @Override
    public String toString() {
        return "Link[" + fragment + " by " + evidence
                + refusedBy.map(guard -> ", refused: " + guard.describe()).orElse("") + "]";
    }
}
