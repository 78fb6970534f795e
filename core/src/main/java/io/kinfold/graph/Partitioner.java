package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.sorting.IndirectSort;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Partitions a contested component: takes its links in {@link LinkOrder} and accepts each that makes no
 * profile violate a guard.
 *
 * <p>A fuzzy link also needs {@link Cohesion} between the two groups that it joins. What is refused for the lack
 * of it is taken again at the end, in rounds, as groups may have grown towards each other.
 *
 * <p>This is Kruskal's algorithm with refusals. It looks at nothing but the component's fragments and
 * active links, so the result does not depend on how the component came to be. Since guards are
 * monotone, what one refused once would be refused for good.
 *
 * <p>Cost: O(n log n) in the links of the component, and up to 256 weights for each pair of groups that a fuzzy
 * link would join. Fragments are numbered in the founding order while
 * it runs, so that the lowest number of a profile is its founder.
 *
 * <p>J. B. Kruskal, On the shortest spanning subtree of a graph, Proc. AMS 7 (1956), for the order.
 */
final class Partitioner {
    private static final int MOST_ROUNDS = 10;

    private final Components components;
    private final int[] members;
    private final IntIntHashMap localOf = new IntIntHashMap();
    private final List<KeySpace> limited;
    private final IntIntHashMap slots = new IntIntHashMap();
    private final int[] parent;
    private final int[] size;
    private final int[] counts;
    private final int[] agree;
    private final @Nullable IntArrayList[] separated;
    private final Candidate[] lastLink;
    private final IntIntHashMap anchors = new IntIntHashMap();
    private final Partition partition;
    private final @Nullable Cohesion[] cohesions;
    private List<Candidate> weak = new ArrayList<>(0);
    private int joins;

    private Partitioner(Components components, int[] unsorted) {
        this.components = components;
        members = inFoundingOrder(unsorted, components.fragments());
        for (int i = 0; i < members.length; i++) {
            localOf.put(members[i], i);
        }
        limited = components.spaces().limited();
        for (int i = 0; i < limited.size(); i++) {
            slots.put(limited.get(i).code(), i);
        }
        partition = new Partition(limited);
        parent = new int[members.length];
        size = new int[members.length];
        counts = new int[members.length * limited.size()];
        agree = new int[members.length * components.summaries().agreeGuards().size()];
        separated = new IntArrayList[members.length];
        lastLink = new Candidate[members.length];
        cohesions = Cohesion.of(components.fuzzy().indexes(), members);
    }

    private static int[] inFoundingOrder(int[] fragments, FragmentTable table) {
        long[] first = new long[fragments.length];
        Arrays.setAll(first, i -> table.first(fragments[i]));
        int[] order = IndirectSort.mergesort(0, fragments.length, (a, b) -> {
            int byTime = Long.compare(first[a], first[b]);
            return byTime != 0 ? byTime : table.compare(fragments[a], fragments[b]);
        });
        return Arrays.stream(order).map(i -> fragments[i]).toArray();
    }

    /** Returns the profiles of the component that these fragments make. */
    static Partition partition(Components components, int[] members) {
        Partitioner partitioner = new Partitioner(components, members);
        partitioner.start();
        partitioner.candidates().forEach(partitioner::take);
        partitioner.takeWeak();
        return partitioner.finish();
    }

    private void start() {
        int guards = components.summaries().agreeGuards().size();
        for (int i = 0; i < members.length; i++) {
            parent[i] = i;
            size[i] = 1;
            lastLink[i] = Candidate.FIRST;
            for (int g = 0; g < guards; g++) {
                agree[i * guards + g] = components.summaries().own(members[i], g);
            }
            if (components.separations().has(members[i])) {
                separated[i] = IntArrayList.from(i);
            }
        }
    }

    /**
     * Returns the links in {@link LinkOrder}: fragment by fragment in the founding order, which leaves only
     * priority and weight to a stable sort.
     */
    private List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>(2 * members.length);
        List<Candidate> own = new ArrayList<>();
        for (int i = 0; i < members.length; i++) {
            int fragment = members[i];
            components
                    .active()
                    .each(fragment, (key, space) -> own.add(Candidate.byKey(fragment, key, space)));
            for (PairLink pair : components.pairs().of(fragment)) {
                if (localOf.get(pair.other(fragment)) > i) {
                    own.add(Candidate.byPair(fragment, pair));
                }
            }
            own.sort(components.linkOrder());
            all.addAll(own);
            own.clear();
        }
        all.sort(LinkOrder.BY_STRENGTH);
        return all;
    }

    private void take(Candidate link) {
        int root = find(localOf.get(link.fragment()));
        boolean accepted;
        if (!link.hasKey()) {
            int other = find(localOf.get(link.other()));
            if (isWeak(link, root, other)) {
                weak.add(link);
                return;
            }
            accepted = join(root, other);
        } else if (anchors.containsKey(link.key())) {
            accepted = join(root, find(anchors.get(link.key())));
        } else {
            accepted = own(root, link);
        }
        if (accepted) {
            lastLink[find(root)] = link;
        } else {
            partition.refuse(link);
        }
    }

    /** Returns whether a fuzzy link between two profiles that no guard keeps apart has too little behind it. */
    private boolean isWeak(Candidate link, int a, int b) {
        Cohesion cohesion = cohesionOf(link);
        return cohesion != null && a != b && !isForbidden(a, b) && !cohesion.holds(a, b);
    }

    private @Nullable Cohesion cohesionOf(Candidate link) {
        PairLink pair = link.pair();
        return pair == null || pair.rule() == PairLink.BY_PERSON ? null : cohesions[pair.rule()];
    }

    /**
     * Takes the links again that had too little behind them: the groups have grown since. A round costs at most
     * what it takes to ask each of them, and where it joins nobody it is the last; so is the tenth.
     */
    private void takeWeak() {
        int before = -1;
        for (int round = 0; round < MOST_ROUNDS && joins != before; round++) {
            before = joins;
            List<Candidate> again = weak;
            weak = new ArrayList<>(0);
            again.forEach(this::take);
        }
        for (Candidate link : weak) {
            if (find(localOf.get(link.fragment())) != find(localOf.get(link.other()))) {
                partition.refuse(link);
            }
        }
    }

    /** Gives a key that belongs to no profile yet to one; returns whether its limit allows it. */
    private boolean own(int root, Candidate link) {
        int slot = slotOf(components.active().spaceOf(link.key()));
        if (slot >= 0) {
            int at = root * limited.size() + slot;
            if (counts[at] + 1 > limited.get(slot).limit()) {
                return false;
            }
            counts[at]++;
        }
        anchors.put(link.key(), root);
        partition.own(link.key(), link.fragment());
        return true;
    }

    private int slotOf(KeySpace space) {
        return space.limit() == 0 ? -1 : slots.get(space.code());
    }

    /** Makes two profiles one; returns whether all guards allow it. */
    private boolean join(int a, int b) {
        if (a == b) {
            return true;
        }
        if (isForbidden(a, b)) {
            return false;
        }
        int winner = size[a] >= size[b] ? a : b;
        int loser = winner == a ? b : a;
        joins++;
        for (Cohesion cohesion : cohesions) {
            if (cohesion != null) {
                cohesion.join(winner, loser);
            }
        }
        parent[loser] = winner;
        size[winner] += size[loser];
        for (int i = 0; i < limited.size(); i++) {
            counts[winner * limited.size() + i] += counts[loser * limited.size() + i];
        }
        int guards = components.summaries().agreeGuards().size();
        for (int g = 0; g < guards; g++) {
            agree[winner * guards + g] =
                    Math.max(agree[winner * guards + g], agree[loser * guards + g]);
        }
        IntArrayList moved = separated[loser];
        if (moved != null) {
            IntArrayList kept = separated[winner];
            if (kept == null) {
                separated[winner] = moved;
            } else {
                kept.addAll(moved);
            }
        }
        return true;
    }

    private boolean isForbidden(int a, int b) {
        if (size[a] + (long) size[b] > components.summaries().maxFragments()) {
            return true;
        }
        int guards = components.summaries().agreeGuards().size();
        for (int g = 0; g < guards; g++) {
            if (Guards.disagree(agree[a * guards + g], agree[b * guards + g])) {
                return true;
            }
        }
        for (int i = 0; i < limited.size(); i++) {
            int together = counts[a * limited.size() + i] + counts[b * limited.size() + i];
            if (together > limited.get(i).limit()) {
                return true;
            }
        }
        return separatedAcross(a, b);
    }

    private boolean separatedAcross(int a, int b) {
        IntArrayList one = separated[a];
        IntArrayList two = separated[b];
        if (one == null || two == null) {
            return false;
        }
        boolean first = one.size() <= two.size();
        IntArrayList few = first ? one : two;
        int otherRoot = first ? b : a;
        boolean[] found = new boolean[1];
        for (int i = 0; i < few.size() && !found[0]; i++) {
            components.separations().each(members[few.get(i)], other -> {
                int local = localOf.getOrDefault(other, -1);
                found[0] |= local >= 0 && find(local) == otherRoot;
            });
        }
        return found[0];
    }

    private int find(int local) {
        int at = local;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private Partition finish() {
        int guards = components.summaries().agreeGuards().size();
        int[] clusterOf = new int[members.length];
        Arrays.fill(clusterOf, -1);
        for (int i = 0; i < members.length; i++) {
            int root = find(i);
            if (clusterOf[root] < 0) {
                clusterOf[root] = partition.add(new Partition.Cluster(
                        members[i],
                        Arrays.copyOfRange(
                                counts, root * limited.size(), (root + 1) * limited.size()),
                        Arrays.copyOfRange(agree, root * guards, (root + 1) * guards),
                        lastLink[root]));
            }
            partition.put(members[i], clusterOf[root]);
        }
        return partition;
    }
}
