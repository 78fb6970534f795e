package io.kinfold.command.onlineretail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scores of a customer for recency, frequency and monetary value, each from 1 to 5, the best. Immutable.
 *
 * <p>With n customers, of whom w are strictly worse than this one, a score is 1 + floor(5 w / n): a fifth of the customers has
 * each score, but for ties. Customers that are equal have equal scores, the one that the lowest of their places gives, so
 * that many who bought once all score 1. Better is a later last day, more orders, a greater revenue.
 *
 * @param recency by the day of the last purchase
 * @param frequency by the number of orders
 * @param monetary by the revenue
 */
record Rfm(int recency, int frequency, int monetary) {
    private static final int SCORES = 5;

    /** Returns the scores by customer. Cost: n log n. */
    static Map<String, Rfm> of(Collection<Buyer> buyers) {
        List<Buyer> all = new ArrayList<>(buyers);
        int[] recency = scores(all, Comparator.comparing(Buyer::last));
        int[] frequency = scores(all, Comparator.comparingLong(Buyer::orders));
        int[] monetary = scores(all, Comparator.comparing(Buyer::revenue));
        Map<String, Rfm> scores = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            scores.put(all.get(i).customer(), new Rfm(recency[i], frequency[i], monetary[i]));
        }
        return scores;
    }

    private static int[] scores(List<Buyer> buyers, Comparator<Buyer> worstFirst) {
        Integer[] order = new Integer[buyers.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> worstFirst.compare(buyers.get(a), buyers.get(b)));
        int[] scores = new int[order.length];
        int worse = 0;
        for (int i = 0; i < order.length; i++) {
            boolean tied = i > 0
                    && worstFirst.compare(buyers.get(order[i]), buyers.get(order[i - 1])) == 0;
            worse = tied ? worse : i;
            scores[order[i]] = 1 + (int) ((long) SCORES * worse / order.length);
        }
        return scores;
    }
}
