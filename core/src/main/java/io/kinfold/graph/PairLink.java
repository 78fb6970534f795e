package io.kinfold.graph;

import io.kinfold.config.FuzzyRule;
import io.kinfold.fragment.Decision;

import org.jspecify.annotations.Nullable;

/**
 * A link between two fragments without a key: by a fuzzy rule, or by a person.
 *
 * @param a the one fragment, the smaller number
 * @param b the other
 * @param rule the fuzzy rule's place in the configuration, or {@link #BY_PERSON}
 * @param name the rule's name, or who joined the two
 * @param priority the priority
 * @param bits the match weight; positive infinity for a person's
 */
record PairLink(int a, int b, int rule, String name, int priority, double bits) {
    static final int BY_PERSON = -1;

    static PairLink by(int index, FuzzyRule rule, int a, int b, double bits) {
        return new PairLink(
                Math.min(a, b), Math.max(a, b), index, rule.name(), rule.priority(), bits);
    }

    /** Returns the link that a person's decision to join two fragments makes. */
    static PairLink by(Decision decision, int a, int b) {
        return new PairLink(
                Math.min(a, b),
                Math.max(a, b),
                BY_PERSON,
                decision.by(),
                0,
                Double.POSITIVE_INFINITY);
    }

    int other(int fragment) {
        return fragment == a ? b : a;
    }

    /** Returns whether this is the link of the same rule between the same two. */
    boolean sameAs(@Nullable PairLink link) {
        return link != null && link.a == a && link.b == b && link.rule == rule;
    }
}
