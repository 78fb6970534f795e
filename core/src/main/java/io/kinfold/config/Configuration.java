package io.kinfold.config;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that decides, together with the fragments, which profiles there are. Immutable and safe for any
 * thread.
 */
public final class Configuration {
    private final Map<String, Namespace> namespaces;
    private final Map<String, Attribute> attributes;
    private final List<MatchRule> rules;
    private final List<Guard> guards;
    private final String version;

    private Configuration(Builder builder) {
        this.namespaces = Collections.unmodifiableMap(new LinkedHashMap<>(builder.namespaces));
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
        this.rules = List.copyOf(builder.rules);
        this.guards = List.copyOf(builder.guards);
        this.version = builder.version == null ? "" : builder.version;
    }

    /**
     * Returns a builder of a configuration.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the namespaces by name, in the order in which they were added.
     *
     * @return an immutable map
     */
    public Map<String, Namespace> namespaces() {
        return namespaces;
    }

    /**
     * Returns the attributes by name, in the order in which they were added. An attribute of a fragment
     * that is not here is kept and survives as {@link Attribute#of} says.
     *
     * @return an immutable map
     */
    public Map<String, Attribute> attributes() {
        return attributes;
    }

    /**
     * Returns the match rules beside the namespaces.
     *
     * @return an immutable list
     */
    public List<MatchRule> rules() {
        return rules;
    }

    /**
     * Returns the guards, without the limits that namespaces carry.
     *
     * @return an immutable list
     */
    public List<Guard> guards() {
        return guards;
    }

    /**
     * Returns the version of the code behind the configuration, as {@link Builder#version} says.
     *
     * @return the caller's text; empty by default
     */
    public String version() {
        return version;
    }

    /**
     * Returns a digest of all that decides which profiles there are: every setting, the {@link #version}, and what
     * the normalizers and matchers, whose code cannot be compared, make of some probes. Equal digests do
     * not prove that two matchers are alike. Cost: some milliseconds.
     *
     * @return a SHA-256 in hexadecimal digits; the same in every JVM
     */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    /** Collects the parts of a configuration. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private final Map<String, Namespace> namespaces = new LinkedHashMap<>();
        private final Map<String, Attribute> attributes = new LinkedHashMap<>();
        private final List<MatchRule> rules = new ArrayList<>();
        private final List<Guard> guards = new ArrayList<>();
        private @Nullable String version;

        private Builder() {}

        /**
         * Adds a namespace.
         *
         * @param namespace the namespace
         * @return this builder
         * @throws IllegalStateException if there is one of this name
         */
        public Builder namespace(Namespace namespace) {
            if (namespaces.putIfAbsent(namespace.name(), namespace) != null) {
                throw new IllegalStateException(
                        "namespace '" + namespace.name() + "' was added already; add it once");
            }
            return this;
        }

        /**
         * Adds an attribute.
         *
         * @param attribute the attribute
         * @return this builder
         * @throws IllegalStateException if there is one of this name
         */
        public Builder attribute(Attribute attribute) {
            if (attributes.putIfAbsent(attribute.name(), attribute) != null) {
                throw new IllegalStateException(
                        "attribute '" + attribute.name() + "' was added already; add it once");
            }
            return this;
        }

        /**
         * Adds a match rule.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder rule(MatchRule rule) {
            rules.add(java.util.Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * Adds a guard.
         *
         * @param guard a guard on an attribute or on the number of fragments
         * @return this builder
         */
        public Builder guard(Guard guard) {
            guards.add(java.util.Objects.requireNonNull(guard, "guard"));
            return this;
        }

        /**
         * Sets the version of the code of normalizers and matchers; empty by default. To be changed
         * whenever that code comes to answer otherwise: a graph then does not start from a snapshot that
         * was made with the former answers. What a graph can find out by itself it does: it probes the code, and
         * reads some fragments again.
         *
         * @param version any text
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder version(String version) {
            if (this.version != null) {
                throw new IllegalStateException(
                        "version of the configuration was set already; set it once");
            }
            this.version = java.util.Objects.requireNonNull(version, "version");
            return this;
        }

        /**
         * Returns what is wrong, without throwing.
         *
         * @return all problems; empty if the configuration can be built
         */
        public List<Problem> validate() {
            List<Problem> problems = new ArrayList<>();
            if (namespaces.isEmpty() && rules.isEmpty()) {
                problems.add(new Problem(
                        "KIN-100",
                        "namespaces",
                        "nothing links fragments; add a namespace or a match rule"));
            }
            namespaces
                    .values()
                    .forEach(n -> checkGeneric(
                            problems,
                            "namespaces." + n.name(),
                            n.name(),
                            n.genericAbove().keySet()));
            checkRules(problems);
            checkGuards(problems);
            return problems;
        }

        /**
         * Returns the configuration.
         *
         * @return a new configuration
         * @throws ConfigurationException if something is wrong; it names all problems
         */
        public Configuration build() {
            List<Problem> problems = validate();
            if (!problems.isEmpty()) {
                throw new ConfigurationException(problems);
            }
            return new Configuration(this);
        }

        private void checkGeneric(
                List<Problem> problems, String path, String self, Collection<String> counted) {
            for (String other : counted) {
                if (other.equals(self)) {
                    problems.add(
                            new Problem(
                                    "KIN-102",
                                    path + ".genericAbove",
                                    "'" + self
                                            + "' cannot be counted against itself; name a stronger namespace"));
                } else if (!namespaces.containsKey(other)) {
                    problems.add(new Problem(
                            "KIN-101",
                            path + ".genericAbove",
                            "there is no namespace '" + other + "'"
                                    + Names.hint(other, namespaces.keySet())));
                }
            }
        }

        private void checkRules(List<Problem> problems) {
            Set<String> names = new LinkedHashSet<>(namespaces.keySet());
            for (MatchRule rule : rules) {
                String path = "rules." + rule.name();
                if (!names.add(rule.name())) {
                    problems.add(new Problem(
                            "KIN-103",
                            path,
                            "the name is taken by a namespace or another rule; give another name"));
                }
                if (rule instanceof ExactRule exact) {
                    exact.attributes().forEach(a -> checkAttribute(problems, path, a));
                    checkGeneric(
                            problems, path, rule.name(), exact.genericAbove().keySet());
                }
            }
        }

        private void checkGuards(List<Problem> problems) {
            Set<Guard> seen = new LinkedHashSet<>();
            for (Guard guard : guards) {
                String path = "guards." + guard.describe();
                if (!seen.add(guard)) {
                    problems.add(
                            new Problem("KIN-105", path, "the guard was added twice; add it once"));
                }
                if (guard instanceof Guard.Agree agree) {
                    checkAttribute(problems, path, agree.attribute());
                } else if (!(guard instanceof Guard.MaxFragments)) {
                    problems.add(
                            new Problem(
                                    "KIN-106",
                                    path,
                                    "this guard is not to be added; set maxPerProfile on the namespace or clustering on the fuzzy rule, or separate fragments"));
                }
            }
        }

        private void checkAttribute(List<Problem> problems, String path, String attribute) {
            if (!attributes.containsKey(attribute)) {
                problems.add(new Problem(
                        "KIN-104",
                        path,
                        "there is no attribute '" + attribute + "'"
                                + Names.hint(attribute, attributes.keySet())));
            }
        }
    }
}
