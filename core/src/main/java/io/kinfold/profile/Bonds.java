package io.kinfold.profile;

import io.kinfold.fragment.FragmentId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What holds a profile together: its fragments and keys as nodes, its accepted links as edges between them,
 * the strongest first.
 */
final class Bonds {
    private record KeyNode(String rule, String scope, String value) {}

    private final List<Link> links;
    private final List<Object> nodes = new ArrayList<>();
    private final Map<Object, Integer> places = new HashMap<>();
    private final int[] from;
    private final int[] to;
    private final int fragments;

    Bonds(List<FragmentId> fragments, List<Link> links) {
        this.links = links;
        this.fragments = fragments.size();
        fragments.forEach(this::place);
        from = new int[links.size()];
        to = new int[links.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = place(links.get(i).fragment());
            to[i] = place(end(links.get(i).evidence()));
        }
    }

    private static Object end(Evidence evidence) {
        if (evidence instanceof Evidence.SharedKey key) {
            return new KeyNode(key.rule(), key.scope(), key.value());
        } else if (evidence instanceof Evidence.Resemblance pair) {
            return pair.other();
        }
        return ((Evidence.Judgement) evidence).other();
    }

    private int place(Object node) {
        return places.computeIfAbsent(node, n -> {
            nodes.add(n);
            return nodes.size() - 1;
        });
    }

    /**
     * Returns the links without any one of which the fragments are no longer together. Cost: O(links).
     *
     * <p>R. Tarjan, A note on finding the bridges of a graph, Information Processing Letters 2 (1974).
     */
    List<Link> bridges() {
        Walk walk = new Walk(nodes.size(), from, to);
        walk.from(0);
        return IntStream.range(0, links.size())
                .filter(i -> walk.isBridge(i, fragments))
                .mapToObj(links::get)
                .toList();
    }

    /** Returns what was left to join last when links are taken in their order; see {@link Explanation.Split}. */
    Explanation.Split split(FragmentId founder) {
        int[] side = new int[nodes.size()];
        Arrays.setAll(side, i -> i);
        int parts = fragments;
        int at = 0;
        while (parts > 2 && at < from.length) {
            parts -= unite(side, at++) ? 1 : 0;
        }
        while (at < from.length && !wouldJoinFragments(side, at)) {
            unite(side, at++);
        }
        List<Link> cut = new ArrayList<>();
        for (int i = at; i < from.length; i++) {
            if (wouldJoinFragments(side, i)) {
                cut.add(links.get(i));
            } else {
                unite(side, i);
            }
        }
        int kept = find(side, place(founder));
        List<FragmentId> leaving = new ArrayList<>();
        for (int i = 0; i < fragments; i++) {
            if (find(side, i) != kept) {
                leaving.add((FragmentId) nodes.get(i));
            }
        }
        return new Explanation.Split(cut, leaving);
    }

    /** Returns whether the ends of a link are in two parts that both have fragments. */
    private boolean wouldJoinFragments(int[] side, int link) {
        int a = find(side, from[link]);
        int b = find(side, to[link]);
        return a != b && a < fragments && b < fragments;
    }

    /** Makes the parts of a link's ends one; returns whether both have fragments. A part's name is its lowest node. */
    private boolean unite(int[] side, int link) {
        boolean joins = wouldJoinFragments(side, link);
        int a = find(side, from[link]);
        int b = find(side, to[link]);
        side[Math.max(a, b)] = Math.min(a, b);
        return joins;
    }

    private static int find(int[] side, int node) {
        int at = node;
        while (side[at] != at) {
            side[at] = side[side[at]];
            at = side[at];
        }
        return at;
    }

    /** A depth-first walk over the nodes, without recursion, as a profile may be a long chain. */
    private static final class Walk {
        private final int[] first;
        private final int[] next;
        private final int[] ends;
        private final int[] order;
        private final int[] low;
        private final int[] below;
        private final int[] by;
        private final int[] up;
        private int count;

        Walk(int nodes, int[] from, int[] to) {
            first = filled(nodes);
            next = new int[2 * from.length];
            ends = new int[2 * from.length];
            order = filled(nodes);
            low = new int[nodes];
            below = new int[nodes];
            by = filled(nodes);
            up = filled(from.length);
            for (int i = 0; i < from.length; i++) {
                edge(2 * i, from[i], to[i]);
                edge(2 * i + 1, to[i], from[i]);
            }
        }

        private static int[] filled(int length) {
            int[] none = new int[length];
            Arrays.fill(none, -1);
            return none;
        }

        private void edge(int at, int a, int b) {
            next[at] = first[a];
            first[a] = at;
            ends[at] = b;
        }

        void from(int start) {
            int[] path = new int[order.length];
            int[] open = first.clone();
            int depth = 0;
            path[depth++] = start;
            enter(start);
            while (depth > 0) {
                int node = path[depth - 1];
                int edge = open[node];
                if (edge < 0) {
                    depth--;
                    if (depth > 0) {
                        leave(node, path[depth - 1]);
                    }
                } else {
                    open[node] = next[edge];
                    int end = ends[edge];
                    if (order[end] < 0) {
                        by[end] = edge >> 1;
                        enter(end);
                        path[depth++] = end;
                    } else if (edge >> 1 != by[node]) {
                        low[node] = Math.min(low[node], order[end]);
                    }
                }
            }
        }

        private void enter(int node) {
            order[node] = count;
            low[node] = count++;
        }

        private void leave(int node, int parent) {
            low[parent] = Math.min(low[parent], low[node]);
            if (low[node] == order[node]) {
                up[by[node]] = node;
            }
        }

        /** Returns whether a link is a bridge with fragments, which are the nodes below a number, on both sides. */
        boolean isBridge(int link, int fragments) {
            if (up[link] < 0) {
                return false;
            }
            if (below[0] == 0) {
                countBelow(fragments);
            }
            int beyond = below[up[link]];
            return beyond > 0 && beyond < fragments;
        }

        private void countBelow(int fragments) {
            int[] byOrder = new int[order.length];
            for (int node = 0; node < order.length; node++) {
                byOrder[order[node]] = node;
            }
            for (int i = byOrder.length - 1; i >= 0; i--) {
                int node = byOrder[i];
                below[node] += node < fragments ? 1 : 0;
                if (by[node] >= 0) {
                    below[parent(node)] += below[node];
                }
            }
        }

        private int parent(int node) {
            int edge = 2 * by[node];
            return ends[edge] == node ? ends[edge + 1] : ends[edge];
        }
    }
}
