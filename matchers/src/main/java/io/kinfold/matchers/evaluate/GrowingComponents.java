package io.kinfold.matchers.evaluate;

/**
 * Connected components while links are added, with the pairs within them and how many of these are
 * true. Union by size with path halving; joining goes over the members of the smaller side, so n
 * records cost O(n log n) in all, whatever the links.
 */
final class GrowingComponents {
    private final int[] truth;
    private final int[] parent;
    private final int[] size;
    /** The members of a component in a circle. */
    private final int[] next;

    private final Histogram counts;
    private long pairs;
    private long rightPairs;

    GrowingComponents(int[] truth) {
        int n = truth.length;
        this.truth = truth;
        this.parent = new int[n];
        this.size = new int[n];
        this.next = new int[n];
        this.counts = new Histogram(n);
        for (int i = 0; i < n; i++) {
            parent[i] = i;
            next[i] = i;
            size[i] = 1;
            counts.increment(i, truth[i]);
        }
    }

    /** Links two records. */
    void link(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        if (rootA == rootB) {
            return;
        }
        int large = size[rootA] >= size[rootB] ? rootA : rootB;
        int small = large == rootA ? rootB : rootA;
        pairs += (long) size[large] * size[small];
        int member = small;
        do {
            // Each true pair between the sides is seen from its member in the smaller one.
            rightPairs += counts.get(large, truth[member]);
            member = next[member];
        } while (member != small);
        do {
            counts.increment(large, truth[member]);
            member = next[member];
        } while (member != small);
        parent[small] = large;
        size[large] += size[small];
        int after = next[large];
        next[large] = next[small];
        next[small] = after;
    }

    private int find(int record) {
        int node = record;
        while (parent[node] != node) {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        return node;
    }

    /** Returns the pairs within components. */
    long pairs() {
        return pairs;
    }

    /** Returns those of them that are true. */
    long rightPairs() {
        return rightPairs;
    }

    /**
     * How many members of a component are of a true cluster: open addressing over both numbers.
     * What stands for a component that was absorbed stays, since nobody asks for it again.
     */
    private static final class Histogram {
        private static final int FREE = 0;

        private long[] keys;
        private int[] values;
        private int used;

        Histogram(int records) {
            int capacity = Integer.highestOneBit(Math.max(8, Math.min(records, 1 << 28))) * 4;
            this.keys = new long[capacity];
            this.values = new int[capacity];
        }

        int get(int root, int cluster) {
            return values[slot(key(root, cluster))];
        }

        void increment(int root, int cluster) {
            long key = key(root, cluster);
            int slot = slot(key);
            if (values[slot] == FREE) {
                keys[slot] = key;
                used++;
            }
            values[slot]++;
            if (used > keys.length / 2) {
                grow();
            }
        }

        private static long key(int root, int cluster) {
            return ((long) root << 32) | cluster;
        }

        private int slot(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            int slot = (int) ((mixed ^ (mixed >>> 32)) & (keys.length - 1));
            while (values[slot] != FREE && keys[slot] != key) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldValues = values;
            keys = new long[Math.multiplyExact(oldKeys.length, 2)];
            values = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldValues[i] != FREE) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    values[slot] = oldValues[i];
                }
            }
        }
    }
}
