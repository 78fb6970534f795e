package io.kinfold.graph;

import io.kinfold.topology.KeyDictionary;

import java.util.Comparator;

/**
 * The order in which a contested component takes its links: by priority, then by match weight, the heavier
 * first, then by fragment in the founding order, then by key (name, scope, value) or other fragment.
 * It depends on nothing but the set of fragments.
 */
final class LinkOrder implements Comparator<Candidate> {
    /** By priority, then by match weight: the part of the order that looks at nothing but the link. */
    static final Comparator<Candidate> BY_STRENGTH = LinkOrder::compareStrength;

    private final FragmentTable fragments;
    private final KeyDictionary keys;
    private final Spaces spaces;

    LinkOrder(FragmentTable fragments, KeyDictionary keys, Spaces spaces) {
        this.fragments = fragments;
        this.keys = keys;
        this.spaces = spaces;
    }

    @Override
    public int compare(Candidate a, Candidate b) {
        if (a.fragment() < 0 || b.fragment() < 0) {
            return Integer.compare(a.fragment() < 0 ? 0 : 1, b.fragment() < 0 ? 0 : 1);
        }
        int order = compareStrength(a, b);
        if (order == 0) {
            order = fragments.compare(a.fragment(), b.fragment());
        }
        return order != 0 ? order : compareEnds(a, b);
    }

    private static int compareStrength(Candidate a, Candidate b) {
        int order = Integer.compare(a.priority(), b.priority());
        return order != 0 ? order : Double.compare(b.bits(), a.bits());
    }

    private int compareEnds(Candidate a, Candidate b) {
        if (a.hasKey() && b.hasKey()) {
            return a.key() == b.key() ? 0 : compareKeys(a.key(), b.key());
        }
        if (a.hasKey() != b.hasKey()) {
            return a.hasKey() ? -1 : 1;
        }
        int order = fragments.compare(a.other(), b.other());
        return order != 0 ? order : a.ruleName().compareTo(b.ruleName());
    }

    /** Orders keys by the name and scope of their space, then by value. */
    int compareKeys(int a, int b) {
        int order = spaces.byCode(keys.space(a)).compareByName(spaces.byCode(keys.space(b)));
        return order != 0 ? order : keys.compareValues(a, b);
    }
}
