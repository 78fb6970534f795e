package io.kinfold.config;

import java.util.Locale;

/**
 * A condition that no profile may violate. Guards are monotone: a set of fragments that violates one
 * is not healed by adding to it. Immutable and safe for any thread.
 */
public sealed interface Guard {
    /**
     * At most so many different values of a namespace, per scope. Made by {@link
     * Namespace.Builder#maxPerProfile}.
     *
     * @param namespace the namespace's name
     * @param limit the limit
     */
    record AtMost(String namespace, int limit) implements Guard {
        @Override
        public String describe() {
            return "at most " + limit + " " + namespace + " per profile";
        }
    }

    /**
     * The fragments of a profile that have this attribute have it with one value, in normal form. A
     * fragment with several values speaks by its first.
     *
     * @param attribute the attribute's name
     */
    record Agree(String attribute) implements Guard {
        @Override
        public String describe() {
            return attribute + " must agree";
        }
    }

    /**
     * At most so many fragments.
     *
     * @param limit the limit, from 1
     */
    record MaxFragments(int limit) implements Guard {
        /**
         * Checks the limit.
         *
         * @param limit the limit, from 1
         */
        public MaxFragments {
            Settings.range("the limit of a fragments guard", limit, 1, Integer.MAX_VALUE);
        }

        @Override
        public String describe() {
            return "at most " + limit + " fragments per profile";
        }
    }

    /**
     * A link of a fuzzy rule has too little behind it to join two groups of fragments: see {@link
     * Clustering#AVERAGE}. A condition on links rather than on profiles, and the only one here that is not
     * monotone. Made by the fuzzy rule; not to be configured.
     *
     * @param rule the rule's name
     * @param bits what the pairs between the two groups weigh on average
     */
    record WeakBridge(String rule, double bits) implements Guard {
        @Override
        public String describe() {
            return String.format(
                    Locale.ROOT, "weak bridge: %.2f bits on average by %s", bits, rule);
        }
    }

    /** A person separated two fragments. Always in force; not to be configured. */
    record Separated() implements Guard {
        @Override
        public String describe() {
            return "separated by a person";
        }
    }

    /**
     * Returns the rule in words, without any value.
     *
     * @return the description
     */
    String describe();

    /**
     * Returns the guard that an attribute must not disagree.
     *
     * @param attribute the attribute's name
     * @return the guard
     */
    static Guard agree(String attribute) {
        return new Agree(attribute);
    }

    /**
     * Returns the guard on the number of fragments.
     *
     * @param limit the limit, from 1
     * @return the guard
     */
    static Guard maxFragments(int limit) {
        return new MaxFragments(limit);
    }
}
