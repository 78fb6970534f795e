package io.kinfold.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The scheme in which a value identifies somebody, and how far it is trusted.
 *
 * <p>The policy holds for all scopes of the namespace; limits are counted per scope. Immutable and
 * safe for any thread.
 */
public final class Namespace {
    /** The highest value of {@link Builder#maxPerProfile}. */
    public static final int LARGEST_LIMIT = 30_000;

    private final String name;
    private final Normalizer normalizer;
    private final int priority;
    private final int maxPerProfile;
    private final boolean verifiedOnly;
    private final Set<String> blockedValues;
    private final List<Pattern> blockedPatterns;
    private final Map<String, Integer> genericAbove;
    private final Optional<Duration> expireAfter;

    private Namespace(Builder builder) {
        this.name = builder.name;
        this.normalizer = builder.normalizer;
        this.priority = builder.priority;
        this.maxPerProfile = builder.maxPerProfile;
        this.verifiedOnly = builder.verifiedOnly;
        Set<String> blocked = new TreeSet<>();
        builder.blockedValues.forEach(value -> blocked.add(normalizer.normalize(value)));
        this.blockedValues = Set.copyOf(blocked);
        this.blockedPatterns = List.copyOf(builder.blockedPatterns);
        this.genericAbove = Map.copyOf(builder.genericAbove);
        this.expireAfter = builder.expireAfter;
    }

    /**
     * Returns a builder of a namespace.
     *
     * @param name its name, such as {@code line}
     * @return a new builder
     * @throws IllegalArgumentException if the name is blank or has spaces at its ends
     */
    public static Builder builder(String name) {
        return new Builder(Settings.name("a namespace", name));
    }

    /**
     * Returns a namespace with every setting at its default: priority 100, values trimmed, no limit.
     *
     * @param name its name
     * @return the namespace
     */
    public static Namespace of(String name) {
        return builder(name).build();
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns what brings values to one form.
     *
     * @return the normalizer
     */
    public Normalizer normalizer() {
        return normalizer;
    }

    /**
     * Returns how strong a link by this namespace is; 1 is the strongest.
     *
     * @return the priority, from 1 to 1,000,000
     */
    public int priority() {
        return priority;
    }

    /**
     * Returns how many different values, per scope, a profile may hold.
     *
     * @return the limit, or empty where there is none
     */
    public OptionalInt maxPerProfile() {
        return maxPerProfile == 0 ? OptionalInt.empty() : OptionalInt.of(maxPerProfile);
    }

    /**
     * Returns whether only verified identifiers link.
     *
     * @return true if unverified ones never do
     */
    public boolean verifiedOnly() {
        return verifiedOnly;
    }

    /**
     * Returns when a value is generic: it was seen, in one fragment, with more than so many different
     * values of the named namespaces.
     *
     * @return the highest number that is still not generic, by namespace; immutable
     */
    public Map<String, Integer> genericAbove() {
        return genericAbove;
    }

    /**
     * Returns how long after its fragment's observed time an identifier links.
     *
     * @return the duration, or empty for ever
     */
    public Optional<Duration> expireAfter() {
        return expireAfter;
    }

    /**
     * Returns whether a value is on the block list or fits a blocked pattern.
     *
     * @param normalized the value in normal form
     * @return true if it identifies nobody
     */
    public boolean blocks(String normalized) {
        if (blockedValues.contains(normalized)) {
            return true;
        }
        for (Pattern pattern : blockedPatterns) {
            if (pattern.matcher(normalized).find()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the values of the block list, in normal form. */
    Set<String> blockedValues() {
        return blockedValues;
    }

    List<Pattern> blockedPatterns() {
        return blockedPatterns;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    /** Collects the settings of a namespace. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private final String name;
        private final Settings settings;
        private final List<String> blockedValues = new ArrayList<>();
        private final List<Pattern> blockedPatterns = new ArrayList<>();
        private final Map<String, Integer> genericAbove = new TreeMap<>();
        private Normalizer normalizer = Normalizer.trimmed();
        private int priority = 100;
        private int maxPerProfile;
        private boolean verifiedOnly;
        private Optional<Duration> expireAfter = Optional.empty();

        private Builder(String name) {
            this.name = name;
            this.settings = new Settings("namespace '" + name + "'");
        }

        /**
         * Sets what brings values to one form; {@link Normalizer#trimmed()} by default.
         *
         * @param normalizer the normalizer
         * @return this builder
         */
        public Builder normalizer(Normalizer normalizer) {
            settings.once("normalizer");
            this.normalizer = normalizer;
            return this;
        }

        /**
         * Sets how strong a link by this namespace is; 100 by default.
         *
         * @param priority from 1, the strongest, to 1,000,000
         * @return this builder
         */
        public Builder priority(int priority) {
            settings.once("priority");
            this.priority = Settings.range(
                    "the priority of namespace '" + name + "'", priority, 1, 1_000_000);
            return this;
        }

        /**
         * Sets how many different values, per scope, a profile may hold; no limit by default.
         *
         * @param limit from 1 to {@link Namespace#LARGEST_LIMIT}
         * @return this builder
         */
        public Builder maxPerProfile(int limit) {
            settings.once("maxPerProfile");
            this.maxPerProfile = Settings.range(
                    "maxPerProfile of namespace '" + name + "'", limit, 1, LARGEST_LIMIT);
            return this;
        }

        /**
         * Makes only verified identifiers link. An e-mail that somebody typed into a form must not pull
         * up somebody else's profile.
         *
         * @return this builder
         */
        public Builder verifiedOnly() {
            settings.once("verifiedOnly");
            this.verifiedOnly = true;
            return this;
        }

        /**
         * Adds values that identify nobody, such as a shop's own telephone. They are normalized as any
         * other value. May be called again for more.
         *
         * @param values the values
         * @return this builder
         */
        public Builder block(String... values) {
            blockedValues.addAll(List.of(values));
            return this;
        }

        /**
         * Adds a pattern; a value in which it is found, after normalization, identifies nobody. May be
         * called again for more.
         *
         * @param pattern the pattern; it should not backtrack without bound, since values come from
         *     outside
         * @return this builder
         */
        public Builder blockPattern(Pattern pattern) {
            blockedPatterns.add(pattern);
            return this;
        }

        /**
         * Declares values generic that are held together, in one fragment, with more than a number of
         * different values of another namespace. A generic value links nobody, also not those that it
         * linked before it crossed the line. May be called again for other namespaces; one suffices.
         *
         * @param namespace the other, stronger namespace
         * @param count the highest number that is still not generic, from 1
         * @return this builder
         */
        public Builder genericAbove(String namespace, int count) {
            settings.once("genericAbove " + namespace);
            genericAbove.put(
                    namespace,
                    Settings.range(
                            "genericAbove of namespace '" + name + "'",
                            count,
                            1,
                            Integer.MAX_VALUE - 1));
            return this;
        }

        /**
         * Sets how long after its fragment's observed time an identifier links; for ever by default.
         *
         * @param duration a positive duration
         * @return this builder
         */
        public Builder expireAfter(Duration duration) {
            settings.once("expireAfter");
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("expireAfter of namespace '" + name
                        + "' must be positive, but is " + duration);
            }
            this.expireAfter = Optional.of(duration);
            return this;
        }

        /**
         * Returns the namespace.
         *
         * @return a new namespace
         */
        public Namespace build() {
            return new Namespace(this);
        }
    }
}
