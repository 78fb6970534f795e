package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.LongDoubleHashMap;
import com.carrotsearch.hppc.cursors.IntCursor;

import io.kinfold.config.Matcher;
import io.kinfold.fragment.FragmentId;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Joins groups of a component that is being partitioned by the links of one fuzzy rule: again and again the two
 * linked groups whose pairs, linked or not, weigh most on average, as long as that reaches the link threshold.
 *
 * <p>Pairs that the matcher cannot compare are left out of the mean; where there are no others, nothing
 * speaks against the link, and the mean counts as the threshold. Groups with equal means are taken in the
 * founding order of their first compared members. Of a group with more than {@link #MOST} compared members
 * those with the smallest hash of their ids speak for it. All this depends on the set of fragments only, and so
 * does rounding, since weights are added up in the founding order.
 *
 * <p>Cost: a weight for each pair of fragments that is looked at, once; a mean of at most 64 weights for each
 * pair of linked groups whenever the speakers of one change: up to eight times while it is small, then
 * about eight times for each time that it grows by the factor e, as hashes come in random order.
 *
 * <p>R. R. Sokal, C. D. Michener, A statistical method for evaluating systematic relationships, University of
 * Kansas Science Bulletin 38 (1958).
 */
final class AverageLinkage {
    static final int MOST = 8;

    private static final int[] NOBODY = {};

    /** The groups, named by one of their members. */
    interface Groups {
        int find(int member);

        boolean isForbidden(int a, int b);

        /** Makes two groups one and returns its name, which is that of one of them. */
        int unite(int a, int b);
    }

    /** Two linked groups as they were when their mean was worked out. */
    private record Edge(double mean, int first, int second, int a, int b, long versions) {}

    private static final Comparator<Edge> BEST_FIRST = Comparator.comparingDouble(Edge::mean)
            .reversed()
            .thenComparingInt(Edge::first)
            .thenComparingInt(Edge::second);

    private final FuzzyIndex index;
    private final FragmentTable table;
    private final int[] members;
    private final Groups groups;
    private final int[][] speakers;
    private final int[] firsts;
    private final int[] versions;
    private final @Nullable IntHashSet[] linked;
    private final LongDoubleHashMap weights = new LongDoubleHashMap();
    private final PriorityQueue<Edge> edges = new PriorityQueue<>(BEST_FIRST);

    /** Takes the fragments of the component in the founding order; a member is a place among them. */
    AverageLinkage(FuzzyIndex index, FragmentTable table, int[] members, Groups groups) {
        this.index = index;
        this.table = table;
        this.members = members;
        this.groups = groups;
        speakers = new int[members.length][];
        firsts = new int[members.length];
        versions = new int[members.length];
        linked = new IntHashSet[members.length];
        Arrays.fill(speakers, NOBODY);
        Arrays.fill(firsts, Integer.MAX_VALUE);
        gather();
    }

    private void gather() {
        IntArrayList[] compared = new IntArrayList[members.length];
        for (int i = 0; i < members.length; i++) {
            if (index.isCompared(members[i])) {
                int group = groups.find(i);
                if (compared[group] == null) {
                    compared[group] = new IntArrayList(1);
                    firsts[group] = i;
                }
                compared[group].add(i);
            }
        }
        for (int i = 0; i < members.length; i++) {
            if (compared[i] != null) {
                speakers[i] = chosen(compared[i].toArray());
            }
        }
    }

    /** Adds a link between the groups of two members. */
    void add(int one, int two) {
        int a = groups.find(one);
        int b = groups.find(two);
        if (a != b && linked(a).add(b)) {
            linked(b).add(a);
            offer(a, b);
        }
    }

    /** Joins what is to be joined. */
    void run() {
        for (Edge edge = edges.poll(); edge != null; edge = edges.poll()) {
            boolean holds = groups.find(edge.a) == edge.a
                    && groups.find(edge.b) == edge.b
                    && versions(edge.a, edge.b) == edge.versions;
            if (holds && !groups.isForbidden(edge.a, edge.b)) {
                join(edge.a, edge.b);
            }
        }
    }

    /** Returns the mean weight between the groups of two members, as they are. */
    double mean(int one, int two) {
        int[] a = speakers[groups.find(one)];
        int[] b = speakers[groups.find(two)];
        boolean ordered = a[0] < b[0];
        double sum = 0;
        int count = 0;
        for (int i : ordered ? a : b) {
            for (int j : ordered ? b : a) {
                double weight = weight(i, j);
                if (!Double.isNaN(weight)) {
                    sum += weight;
                    count++;
                }
            }
        }
        return count == 0 ? index.rule().linkThreshold() : sum / count;
    }

    private void join(int a, int b) {
        int winner = groups.unite(a, b);
        int loser = a ^ b ^ winner;
        int[] before = speakers[winner];
        int[] both = Arrays.copyOf(before, before.length + speakers[loser].length);
        System.arraycopy(speakers[loser], 0, both, before.length, speakers[loser].length);
        Arrays.sort(both);
        speakers[winner] = chosen(both);
        firsts[winner] = Math.min(firsts[winner], firsts[loser]);
        boolean changed = !Arrays.equals(before, speakers[winner]);
        IntHashSet near = linked(winner);
        IntHashSet moved = new IntHashSet();
        near.removeAll(loser);
        for (IntCursor other : linked(loser)) {
            if (other.value != winner) {
                linked(other.value).removeAll(loser);
                linked(other.value).add(winner);
                if (near.add(other.value)) {
                    moved.add(other.value);
                }
            }
        }
        linked[loser] = null;
        if (changed) {
            versions[winner]++;
        }
        for (IntCursor other : changed ? near : moved) {
            offer(winner, other.value);
        }
    }

    private void offer(int a, int b) {
        double mean = mean(a, b);
        if (mean >= index.rule().linkThreshold()) {
            int first = Math.min(firsts[a], firsts[b]);
            int second = Math.max(firsts[a], firsts[b]);
            edges.add(new Edge(mean, first, second, a, b, versions(a, b)));
        }
    }

    private long versions(int a, int b) {
        return (long) versions[a] << 32 | versions[b];
    }

    private IntHashSet linked(int group) {
        IntHashSet others = linked[group];
        if (others == null) {
            others = new IntHashSet(2);
            linked[group] = others;
        }
        return others;
    }

    /** Returns those that speak for a group, in the founding order. */
    private int[] chosen(int[] compared) {
        if (compared.length <= MOST) {
            return compared;
        }
        long[] hashes = new long[compared.length];
        int[] order = new int[compared.length];
        for (int i = 0; i < compared.length; i++) {
            hashes[i] = hash(members[compared[i]]);
            order[i] = i;
        }
        int[] chosen = Arrays.stream(order)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> hashes[i])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .mapToInt(i -> compared[i])
                .toArray();
        Arrays.sort(chosen);
        return chosen;
    }

    private long hash(int fragment) {
        FragmentId id = table.id(fragment);
        return hash(id);
    }

    /** Returns a number that depends on nothing but the id. */
    static long hash(FragmentId id) {
        return 31 * Matcher.block(id.source()) + Matcher.block(id.key());
    }

    private double weight(int i, int j) {
        long pair = (long) Math.min(i, j) << 32 | Math.max(i, j);
        int slot = weights.indexOf(pair);
        if (weights.indexExists(slot)) {
            return weights.indexGet(slot);
        }
        double weight = index.isComparable(members[i], members[j])
                ? index.weight(members[i], members[j])
                : Double.NaN;
        weights.indexInsert(slot, pair, weight);
        return weight;
    }
}
