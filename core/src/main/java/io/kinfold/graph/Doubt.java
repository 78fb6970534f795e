package io.kinfold.graph;

import io.kinfold.topology.Forest;

/**
 * Says whether a fuzzy link of a component may be refused although no guard is violated: between two
 * fragments none is. What is in doubt is partitioned when the operation ends, and contested only if
 * something was refused. One writer.
 */
final class Doubt {
    /** Of more fragments a partition costs less than to look at all pairs. */
    private static final int FEW = 16;

    private final Forest forest;
    private final GuardSummaries summaries;
    private final FuzzyLinks fuzzy;

    Doubt(Forest forest, GuardSummaries summaries, FuzzyLinks fuzzy) {
        this.forest = forest;
        this.summaries = summaries;
        this.fuzzy = fuzzy;
    }

    boolean isIn(int root) {
        return isIn(root, forest.members(root));
    }

    /** Returns whether the union of two components may be in doubt where neither was. */
    boolean wouldCome(int rootA, int rootB) {
        int members = forest.members(rootA) + forest.members(rootB);
        return (isIn(rootA, members) || isIn(rootB, members)) && !isLeaf(rootA) && !isLeaf(rootB);
    }

    /**
     * Returns whether a component is one profile for certain: no guard is violated, nobody separated, and each
     * of its few fragments weighs enough with each other. It need not be partitioned to find that out.
     */
    boolean isDispelled(int root, int[] members) {
        return members.length <= FEW
                && !summaries.is(root, GuardSummaries.SEPARATED)
                && !summaries.violates(root, members.length)
                && fuzzy.holdTogether(members);
    }

    private boolean isIn(int root, int members) {
        return members > 2 && summaries.is(root, GuardSummaries.FUZZY);
    }

    /** Returns whether a union leaves what was decided about fuzzy links as it was: a lone end that none compares. */
    private boolean isLeaf(int root) {
        return forest.members(root) == 1 && !fuzzy.countsFor(root);
    }
}
