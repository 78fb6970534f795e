package io.kinfold.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Links fragments in which all of some attributes are present and equal, in normal form. Of an
 * attribute with several values the first counts. Immutable and safe for any thread.
 */
public final class ExactRule implements MatchRule {
    private final String name;
    private final int priority;
    private final List<String> attributes;
    private final Map<String, Integer> genericAbove;

    private ExactRule(Builder builder) {
        this.name = builder.name;
        this.priority = builder.priority;
        this.attributes = builder.attributes;
        this.genericAbove = Map.copyOf(builder.genericAbove);
    }

    /**
     * Returns a builder of an exact rule.
     *
     * @param attributes the attributes' names; at least one, none twice
     * @return a new builder
     */
    public static Builder builder(String... attributes) {
        return new Builder(List.of(attributes));
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
     * Returns the attributes that must all be equal.
     *
     * @return an immutable list
     */
    public List<String> attributes() {
        return attributes;
    }

    /**
     * Returns when the combination of values is generic, as {@link Namespace#genericAbove()} says.
     *
     * @return the highest number that is still not generic, by namespace; immutable
     */
    public Map<String, Integer> genericAbove() {
        return genericAbove;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    /** Collects the settings of an exact rule. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private final List<String> attributes;
        private final Settings settings;
        private final Map<String, Integer> genericAbove = new TreeMap<>();
        private String name;
        private int priority = 1_000;

        private Builder(List<String> attributes) {
            if (attributes.isEmpty() || new HashSet<>(attributes).size() != attributes.size()) {
                throw new IllegalArgumentException(
                        "an exact rule needs one attribute or more, each once, but has "
                                + attributes);
            }
            this.attributes = attributes;
            this.name = String.join("+", attributes);
            this.settings = new Settings("exact rule " + attributes);
        }

        /**
         * Sets the name; the attributes' names joined by a plus sign by default.
         *
         * @param name the name, unique among rules and namespaces
         * @return this builder
         */
        public Builder name(String name) {
            settings.once("name");
            this.name = Settings.name("an exact rule", name);
            return this;
        }

        /**
         * Sets how strong a link by this rule is; 1,000 by default.
         *
         * @param priority from 1, the strongest, to 1,000,000
         * @return this builder
         */
        public Builder priority(int priority) {
            settings.once("priority");
            this.priority = Settings.range(
                    "the priority of exact rule '" + name + "'", priority, 1, 1_000_000);
            return this;
        }

        /**
         * Declares a combination of values generic as {@link Namespace.Builder#genericAbove} does.
         *
         * @param namespace the namespace that is counted
         * @param count the highest number that is still not generic, from 1
         * @return this builder
         */
        public Builder genericAbove(String namespace, int count) {
            settings.once("genericAbove " + namespace);
            genericAbove.put(
                    namespace,
                    Settings.range(
                            "genericAbove of exact rule '" + name + "'",
                            count,
                            1,
                            Integer.MAX_VALUE - 1));
            return this;
        }

        /**
         * Returns the rule.
         *
         * @return a new rule
         */
        public ExactRule build() {
            return new ExactRule(this);
        }
    }
}
