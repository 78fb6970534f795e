package io.kinfold.graph;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Which of two versions of a fragment is in force: the one observed later; at the same instant, the one
 * whose content is larger in an order without meaning, so that the order of arrival does not decide.
 */
final class VersionOrder {
    private static final Comparator<Iterable<String>> STRINGS = VersionOrder::compareStrings;

    private VersionOrder() {}

    static int compare(Fragment a, Fragment b) {
        int order = a.observedAt().compareTo(b.observedAt());
        if (order == 0) {
            order = compareIdentifiers(a.identifiers(), b.identifiers());
        }
        if (order == 0) {
            order = STRINGS.compare(a.attributes().keySet(), b.attributes().keySet());
        }
        return order == 0 ? compareValues(a.attributes(), b.attributes()) : order;
    }

    private static int compareIdentifiers(List<Identifier> a, List<Identifier> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int compareValues(Map<String, List<String>> a, Map<String, List<String>> b) {
        for (Map.Entry<String, List<String>> entry : a.entrySet()) {
            int order =
                    STRINGS.compare(entry.getValue(), b.getOrDefault(entry.getKey(), List.of()));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareStrings(Iterable<String> a, Iterable<String> b) {
        Iterator<String> one = a.iterator();
        Iterator<String> two = b.iterator();
        while (one.hasNext() && two.hasNext()) {
            int order = one.next().compareTo(two.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(one.hasNext(), two.hasNext());
    }
}
