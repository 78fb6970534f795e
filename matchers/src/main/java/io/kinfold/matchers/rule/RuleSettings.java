package io.kinfold.matchers.rule;

import io.kinfold.config.Clustering;
import io.kinfold.config.FuzzyRule;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a fuzzy rule needs beside its model, each of it optional. Immutable and safe for any thread.
 *
 * @param blocking the blocking rules, one expression each; empty for none given
 * @param linkThreshold from which weight a pair is linked, in bits, finite
 * @param reviewThreshold from which weight a pair is listed for review, in bits, finite
 * @param blockCap how many fragments a block may hold and still propose pairs, from 2 to 100,000
 * @param clustering when links join groups of fragments
 */
public record RuleSettings(
        List<String> blocking,
        OptionalDouble linkThreshold,
        OptionalDouble reviewThreshold,
        OptionalInt blockCap,
        Optional<Clustering> clustering) {
    /** As many fragments as a block may be allowed to hold. */
    public static final int LARGEST_CAP = 100_000;

    /**
     * Checks and copies the parts.
     *
     * @param blocking the blocking rules, one expression each; empty for none given
     * @param linkThreshold from which weight a pair is linked, in bits, finite
     * @param reviewThreshold from which weight a pair is listed for review, in bits, finite
     * @param blockCap how many fragments a block may hold and still propose pairs, from 2 to 100,000
     * @param clustering when links join groups of fragments
     * @throws IllegalArgumentException if a threshold is not finite or the cap out of range
     */
    public RuleSettings {
        blocking = List.copyOf(blocking);
        finite("link_threshold", linkThreshold);
        finite("review_threshold", reviewThreshold);
        int cap = blockCap.orElse(2);
        if (cap < 2 || cap > LARGEST_CAP) {
            throw new IllegalArgumentException(
                    "block_cap must be from 2 to " + LARGEST_CAP + ", but is " + cap);
        }
    }

    private static void finite(String name, OptionalDouble bits) {
        if (!Double.isFinite(bits.orElse(0))) {
            throw new IllegalArgumentException(name + " must be a finite number of bits");
        }
    }

    /**
     * Returns settings that leave everything open.
     *
     * @return no blocking, no thresholds, no cap
     */
    public static RuleSettings none() {
        return new RuleSettings(
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    /**
     * Returns these settings with what they leave open taken from others.
     *
     * @param others the others
     * @return the united settings
     */
    public RuleSettings orElse(RuleSettings others) {
        return new RuleSettings(
                blocking.isEmpty() ? others.blocking : blocking,
                linkThreshold.isPresent() ? linkThreshold : others.linkThreshold,
                reviewThreshold.isPresent() ? reviewThreshold : others.reviewThreshold,
                blockCap.isPresent() ? blockCap : others.blockCap,
                clustering.isPresent() ? clustering : others.clustering);
    }

    /** Applies what is set to a rule. */
    void applyTo(FuzzyRule.Builder rule) {
        linkThreshold.ifPresent(rule::linkThreshold);
        reviewThreshold.ifPresent(rule::reviewThreshold);
        blockCap.ifPresent(rule::blockCap);
        clustering.ifPresent(rule::clustering);
    }
}
