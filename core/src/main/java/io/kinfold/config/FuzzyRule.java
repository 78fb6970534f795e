package io.kinfold.config;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Links fragments that resemble each other: a matcher proposes pairs by blocks and weighs them. A
 * pair at or above the link threshold is linked; below it, but at or above the review threshold, it is
 * a possible link, which is listed for review and joins nobody. A block with more fragments than its
 * cap proposes nothing. Immutable and safe for any thread.
 */
public final class FuzzyRule implements MatchRule {
    private final String name;
    private final int priority;
    private final Matcher<?> matcher;
    private final double linkThreshold;
    private final double reviewThreshold;
    private final int blockCap;
    private final Clustering clustering;

    private FuzzyRule(Builder builder, Matcher<?> matcher) {
        this.name = builder.name;
        this.priority = builder.priority;
        this.matcher = matcher;
        this.linkThreshold = builder.linkThreshold;
        this.reviewThreshold = Math.min(builder.reviewThreshold, builder.linkThreshold);
        this.blockCap = builder.blockCap;
        this.clustering = builder.clustering;
    }

    /**
     * Returns a builder of a fuzzy rule.
     *
     * @param name its name, unique among rules and namespaces
     * @return a new builder
     */
    public static Builder builder(String name) {
        return new Builder(Settings.name("a fuzzy rule", name));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int priority() {
        return priority;
    }

    /**
     * Returns what proposes pairs and weighs them.
     *
     * @return the matcher
     */
    public Matcher<?> matcher() {
        return matcher;
    }

    /**
     * Returns from which weight a pair is linked.
     *
     * @return the threshold in bits
     */
    public double linkThreshold() {
        return linkThreshold;
    }

    /**
     * Returns from which weight a pair is listed for review; never above the link threshold.
     *
     * @return the threshold in bits
     */
    public double reviewThreshold() {
        return reviewThreshold;
    }

    /**
     * Returns how many fragments a block may hold and still propose pairs.
     *
     * @return the cap, from 2
     */
    public int blockCap() {
        return blockCap;
    }

    /**
     * Returns when links of this rule join groups of fragments.
     *
     * @return the clustering
     */
    public Clustering clustering() {
        return clustering;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    /** Collects the settings of a fuzzy rule. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private final String name;
        private final Settings settings;
        private int priority = 10_000;
        private @Nullable Matcher<?> matcher;
        private double linkThreshold = 10;
        private double reviewThreshold = Double.POSITIVE_INFINITY;
        private int blockCap = 1_000;
        private Clustering clustering = Clustering.AVERAGE;

        private Builder(String name) {
            this.name = name;
            this.settings = new Settings("fuzzy rule '" + name + "'");
        }

        /**
         * Sets how strong a link by this rule is; 10,000 by default.
         *
         * @param priority from 1, the strongest, to 1,000,000
         * @return this builder
         */
        public Builder priority(int priority) {
            settings.once("priority");
            this.priority = Settings.range(
                    "the priority of fuzzy rule '" + name + "'", priority, 1, 1_000_000);
            return this;
        }

        /**
         * Sets what proposes pairs and weighs them. Required.
         *
         * @param matcher the matcher
         * @return this builder
         */
        public Builder matcher(Matcher<?> matcher) {
            settings.once("matcher");
            this.matcher = matcher;
            return this;
        }

        /**
         * Sets from which weight a pair is linked; 10 bits by default.
         *
         * @param bits the threshold, finite
         * @return this builder
         */
        public Builder linkThreshold(double bits) {
            settings.once("linkThreshold");
            this.linkThreshold = finite("linkThreshold", bits);
            return this;
        }

        /**
         * Sets from which weight a pair is listed for review; by default none is.
         *
         * @param bits the threshold, finite; above the link threshold it has no effect
         * @return this builder
         */
        public Builder reviewThreshold(double bits) {
            settings.once("reviewThreshold");
            this.reviewThreshold = finite("reviewThreshold", bits);
            return this;
        }

        /**
         * Sets how many fragments a block may hold and still propose pairs; 1,000 by default.
         *
         * @param fragments from 2 to 100,000; the pairs of a block grow with the square
         * @return this builder
         */
        public Builder blockCap(int fragments) {
            settings.once("blockCap");
            this.blockCap =
                    Settings.range("blockCap of fuzzy rule '" + name + "'", fragments, 2, 100_000);
            return this;
        }

        /**
         * Sets when links of this rule join groups of fragments; {@link Clustering#AVERAGE} by default. Links by
         * exact evidence and joins by people are not concerned.
         *
         * @param clustering the clustering
         * @return this builder
         */
        public Builder clustering(Clustering clustering) {
            settings.once("clustering");
            this.clustering = Objects.requireNonNull(clustering, "clustering");
            return this;
        }

        /**
         * Returns the rule.
         *
         * @return a new rule
         * @throws NullPointerException if the matcher is missing
         */
        public FuzzyRule build() {
            return new FuzzyRule(
                    this, Objects.requireNonNull(matcher, "matcher of fuzzy rule '" + name + "'"));
        }

        private double finite(String what, double bits) {
            if (!Double.isFinite(bits)) {
                throw new IllegalArgumentException(
                        what + " of fuzzy rule '" + name + "' must be finite, but is " + bits);
            }
            return bits;
        }
    }
}
