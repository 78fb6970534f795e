package io.kinfold.graph;

import com.carrotsearch.hppc.LongIntHashMap;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Says whether a fuzzy link may join two groups of a component that is being partitioned: whether the mean
 * weight over all their pairs, linked or not, reaches the rule's cohesion. This is average linkage, which a lone
 * bridge between two dense groups does not pass: the many pairs that speak against it outweigh it.
 *
 * <p>Of each group at most the first {@link #MOST} members that the rule compares are looked at, in the founding
 * order, so that a question costs 256 weights at most, however large the groups. Weights are added up in the
 * founding order, the group with the earlier first such member before the other, so that the sum is the same
 * everywhere.
 *
 * <p>R. R. Sokal, C. D. Michener, A statistical method for evaluating systematic relationships, University of
 * Kansas Science Bulletin 38 (1958), for average linkage.
 */
final class Cohesion {
    static final int MOST = 16;

    private static final int[] NOBODY = {};

    private final FuzzyIndex index;
    private final int[] members;
    private final @Nullable int[][] samples;
    private final int[] sizes;
    private final LongIntHashMap refused = new LongIntHashMap();

    /** Takes the fragments of a component in the founding order; groups are named by a place among them. */
    private Cohesion(FuzzyIndex index, int[] members) {
        this.index = index;
        this.members = members;
        this.samples = new int[members.length][];
        this.sizes = new int[members.length];
        Arrays.fill(sizes, 1);
    }

    /** Returns one for each rule, null for rules that ask for none. */
    static @Nullable Cohesion[] of(List<FuzzyIndex> indexes, int[] members) {
        Cohesion[] all = new Cohesion[indexes.size()];
        for (int i = 0; i < all.length; i++) {
            if (indexes.get(i).isCohesive()) {
                all[i] = new Cohesion(indexes.get(i), members);
            }
        }
        return all;
    }

    /** Returns whether two groups may be joined; a refusal is remembered until one of them has grown. */
    boolean holds(int a, int b) {
        long groups = (long) Math.min(a, b) << 32 | Math.max(a, b);
        int size = sizes[a] + sizes[b];
        if (refused.get(groups) == size) {
            return false;
        }
        boolean holds = mean(sample(a), sample(b)) >= index.rule().cohesion();
        if (!holds) {
            refused.put(groups, size);
        }
        return holds;
    }

    /** Makes two groups one, under the name of the first. */
    void join(int winner, int loser) {
        int[] one = sample(winner);
        int[] two = sample(loser);
        samples[winner] = first(one, two);
        samples[loser] = NOBODY;
        sizes[winner] += sizes[loser];
    }

    private int[] sample(int group) {
        int[] sample = samples[group];
        if (sample == null) {
            sample = index.isCompared(members[group]) ? new int[] {group} : NOBODY;
            samples[group] = sample;
        }
        return sample;
    }

    private static int[] first(int[] one, int[] two) {
        int[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        Arrays.sort(both);
        return both.length > MOST ? Arrays.copyOf(both, MOST) : both;
    }

    private double mean(int[] one, int[] two) {
        boolean ordered = one[0] < two[0];
        double sum = 0;
        for (int a : ordered ? one : two) {
            for (int b : ordered ? two : one) {
                sum += index.weight(members[a], members[b]);
            }
        }
        return sum / ((double) one.length * two.length);
    }
}
