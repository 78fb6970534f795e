package io.kinfold.matchers.similarity;

/**
 * Jaro's similarity of values of any length, in time linear in it. Each symbol has the queue of its
 * places in one value; the window only moves on, so a place that it has left, or that is taken, is
 * never looked at again.
 */
final class JaroQueues {
    private JaroQueues() {}

    static double similarity(Symbols symbols) {
        int[] left = symbols.left();
        int[] right = symbols.right();
        int window = Math.max(0, Math.max(left.length, right.length) / 2 - 1);
        int[] heads = heads(left, symbols.distinct());
        int[] tails = heads.clone();
        int[] places = new int[left.length];
        for (int i = 0; i < left.length; i++) {
            places[tails[left[i]]++] = i;
        }
        boolean[] taken = new boolean[left.length];
        int[] matched = new int[Math.min(left.length, right.length)];
        int matches = 0;
        for (int j = 0; j < right.length; j++) {
            int symbol = right[j];
            while (heads[symbol] < tails[symbol] && places[heads[symbol]] < j - window) {
                heads[symbol]++;
            }
            if (heads[symbol] < tails[symbol] && places[heads[symbol]] - window <= j) {
                taken[places[heads[symbol]++]] = true;
                matched[matches++] = symbol;
            }
        }
        return Jaro.formula(matches, outOfOrder(left, taken, matched), left.length, right.length);
    }

    /** Returns, by symbol, where its queue begins. */
    private static int[] heads(int[] values, int distinct) {
        int[] heads = new int[distinct + 2];
        for (int symbol : values) {
            heads[symbol + 1]++;
        }
        for (int symbol = 1; symbol < heads.length; symbol++) {
            heads[symbol] += heads[symbol - 1];
        }
        return heads;
    }

    private static int outOfOrder(int[] left, boolean[] taken, int[] matched) {
        int count = 0;
        int at = 0;
        for (int i = 0; i < left.length; i++) {
            if (taken[i] && left[i] != matched[at++]) {
                count++;
            }
        }
        return count;
    }
}
