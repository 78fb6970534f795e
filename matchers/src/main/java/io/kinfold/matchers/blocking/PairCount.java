package io.kinfold.matchers.blocking;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Counts the pairs that rules propose, each pair once however many blocks it shares, by one sweep
 * over the fragments: the partners behind a fragment are marked with a bit for each rule that
 * proposes them. O(pairs, once for each block that they share) time, O(fragments) memory.
 */
final class PairCount {
    private final BlockTable table;
    private final int cap;
    private final int[] ruleOfBlock;

    /** Distinct pairs of all rules together. */
    long pairs;

    /** Distinct pairs of each rule, and those of them that no other rule proposes. */
    final long[] ofRule;

    final long[] ofRuleAlone;

    /** Labelled matches, those that some rule proposes, and those that only the cap loses. */
    int matches;

    int matchesFound;
    int matchesLostToCap;

    /** Labelled matches that each rule proposes. */
    final int[] matchesOfRule;

    PairCount(BlockTable table, int rules, int cap) {
        this.table = table;
        this.cap = cap;
        this.ofRule = new long[rules];
        this.ofRuleAlone = new long[rules];
        this.matchesOfRule = new int[rules];
        this.ruleOfBlock = new int[table.blocks()];
        for (int block = 0; block < ruleOfBlock.length; block++) {
            ruleOfBlock[block] = table.rule(block);
        }
        countPairs();
    }

    private void countPairs() {
        long[] rulesOfPartner = new long[table.fragments()];
        int[] partners = new int[table.fragments()];
        for (int fragment = 0; fragment < table.fragments(); fragment++) {
            int found = 0;
            for (int i = table.blockStart(fragment); i < table.blockStart(fragment + 1); i++) {
                int block = table.blockAt(i);
                long bit = 1L << ruleOfBlock[block];
                int place = table.size(block) > cap ? -1 : table.size(block) - 1;
                for (; place >= 0 && table.member(block, place) > fragment; place--) {
                    int partner = table.member(block, place);
                    if (rulesOfPartner[partner] == 0) {
                        partners[found++] = partner;
                    }
                    rulesOfPartner[partner] |= bit;
                }
            }
            for (int i = 0; i < found; i++) {
                countPair(rulesOfPartner[partners[i]]);
                rulesOfPartner[partners[i]] = 0;
            }
        }
    }

    private void countPair(long rules) {
        pairs++;
        if ((rules & (rules - 1)) == 0) {
            ofRuleAlone[Long.numberOfTrailingZeros(rules)]++;
        }
        for (long rest = rules; rest != 0; rest &= rest - 1) {
            ofRule[Long.numberOfTrailingZeros(rest)]++;
        }
    }

    void countMatches(Collection<LabelledMatch> labels) {
        Set<LabelledMatch> distinct = new LinkedHashSet<>();
        for (LabelledMatch label : labels) {
            if (Math.max(label.first(), label.second()) >= table.fragments()) {
                throw new IllegalArgumentException("a labelled match is of places "
                        + label.first() + " and " + label.second() + ", but there are only "
                        + table.fragments() + " fragments");
            }
            distinct.add(label.ascending());
        }
        matches = distinct.size();
        distinct.forEach(this::countMatch);
    }

    /** Walks the two ascending lists of blocks side by side. */
    private void countMatch(LabelledMatch match) {
        long rules = 0;
        boolean capped = false;
        int i = table.blockStart(match.first());
        int j = table.blockStart(match.second());
        while (i < table.blockStart(match.first() + 1)
                && j < table.blockStart(match.second() + 1)) {
            int a = table.blockAt(i);
            int b = table.blockAt(j);
            if (a == b) {
                capped |= table.size(a) > cap;
                rules |= table.size(a) > cap ? 0 : 1L << ruleOfBlock[a];
            }
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        matchesFound += rules != 0 ? 1 : 0;
        matchesLostToCap += rules == 0 && capped ? 1 : 0;
        for (long rest = rules; rest != 0; rest &= rest - 1) {
            matchesOfRule[Long.numberOfTrailingZeros(rest)]++;
        }
    }
}
