package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.sorting.IndirectSort;

import io.kinfold.config.Guard;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Partitions a contested component: takes its links in {@link LinkOrder} and accepts each that makes no
 * profile violate a guard.
 *
 * <p>This is Kruskal's algorithm with refusals. It looks at nothing but the component's fragments and
 * active links, so the result does not depend on how the component came to be. Since guards are
 * monotone, what one refused once would be refused for good. The links of a fuzzy rule with {@link
 * io.kinfold.config.Clustering#AVERAGE} are left to {@link AverageLinkage}, which comes after the other links of
 * the same priority.
 *
 * <p>Cost: O(n log n) in the links of the component, and that of {@link AverageLinkage}. Fragments are
 * numbered in the founding order while it runs, so that the lowest number of a profile is its founder.
 *
 * <p>J. B. Kruskal, On the shortest spanning subtree of a graph, Proc. AMS 7 (1956), for the order.
 */
final class Partitioner implements AverageLinkage.Groups {
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

    /**
     * Returns the profiles of a component, or null if it was in doubt only and turns out to be one profile, to
     * which nothing is refused.
     */
    static @Nullable Partition partition(
            Components components, Doubt doubt, int root, int[] members) {
        boolean doubted = components.summaries().is(root, GuardSummaries.FUZZY);
        if (doubted && doubt.isDispelled(root, members)) {
            return null;
        }
        Partitioner partitioner = new Partitioner(components, members);
        partitioner.start();
        partitioner.takeAll();
        Partition partition = partitioner.finish();
        return doubted && partition.isWhole() ? null : partition;
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

    /** Takes the links; those of a rule that asks for a mean come last among those of equal priority. */
    private void takeAll() {
        List<Candidate> all = candidates();
        List<Candidate> averaged = new ArrayList<>(0);
        for (int i = 0; i < all.size(); i++) {
            Candidate link = all.get(i);
            if (link.pair() != null && components.fuzzy().isAverage(link.pair())) {
                averaged.add(link);
            } else {
                take(link);
            }
            boolean last = i + 1 == all.size() || all.get(i + 1).priority() != link.priority();
            if (last && !averaged.isEmpty()) {
                average(averaged);
                averaged.clear();
            }
        }
        partition.accept(link -> link.pair() != null
                && find(localOf.get(link.fragment())) == find(localOf.get(link.other())));
    }

    /** Takes links that ask for a mean, rule by rule in the order of the configuration. */
    private void average(List<Candidate> links) {
        List<FuzzyIndex> indexes = components.fuzzy().indexes();
        for (int rule = 0; rule < indexes.size(); rule++) {
            AverageLinkage linkage = null;
            for (Candidate link : links) {
                if (link.pair() != null && link.pair().rule() == rule) {
                    if (linkage == null) {
                        linkage = new AverageLinkage(
                                indexes.get(rule), components.fragments(), members, this);
                    }
                    linkage.add(localOf.get(link.fragment()), localOf.get(link.other()));
                }
            }
            if (linkage != null) {
                linkage.run();
                refuse(links, rule, linkage);
            }
        }
    }

    private void refuse(List<Candidate> links, int rule, AverageLinkage linkage) {
        for (Candidate link : links) {
            PairLink pair = link.pair();
            int one = localOf.get(link.fragment());
            int two = localOf.get(link.other());
            if (pair != null && pair.rule() == rule && find(one) != find(two)) {
                partition.refuse(link, new Guard.WeakBridge(pair.name(), linkage.mean(one, two)));
            }
        }
    }

    private void take(Candidate link) {
        int root = find(localOf.get(link.fragment()));
        boolean accepted;
        if (!link.hasKey()) {
            accepted = join(root, find(localOf.get(link.other())));
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
        unite(a, b);
        return true;
    }

    @Override
    public int unite(int a, int b) {
        int winner = size[a] >= size[b] ? a : b;
        int loser = winner == a ? b : a;
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
        return winner;
    }

    @Override
    public boolean isForbidden(int a, int b) {
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

    @Override
    public int find(int local) {
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
