package io.kinfold.command.resolution;

import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.MatchRule;
import io.kinfold.config.Matcher;
import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.model.Waterfall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a fuzzy rule says of two records, whether or not it compares them by itself.
 *
 * @param rule the rule
 * @param waterfall what the weight is made of
 * @param shareBlock whether the two share a block
 */
record PairWeight(FuzzyRule rule, Waterfall waterfall, boolean shareBlock) {

    /** Returns what each fuzzy rule says. */
    static List<PairWeight> of(Configuration configuration, Fragment a, Fragment b) {
        List<PairWeight> weights = new ArrayList<>();
        for (MatchRule rule : configuration.rules()) {
            if (rule instanceof FuzzyRule fuzzy) {
                weights.add(weigh(fuzzy, fuzzy.matcher(), a, b));
            }
        }
        return weights;
    }

    private static <P> PairWeight weigh(
            FuzzyRule rule, Matcher<P> matcher, Fragment a, Fragment b) {
        P one = matcher.prepare(a);
        P other = matcher.prepare(b);
        Set<Long> blocks = new HashSet<>();
        Arrays.stream(matcher.blocks(one)).forEach(blocks::add);
        return new PairWeight(
                rule,
                Waterfall.of(matcher.contributions(one, other)),
                Arrays.stream(matcher.blocks(other)).anyMatch(blocks::contains));
    }

    /** Returns what becomes of the pair by its weight alone. */
    String verdict() {
        double bits = waterfall.total();
        if (bits >= rule.linkThreshold()) {
            return shareBlock
                    ? "enough for a link"
                    : "enough for a link, but they share no block, so the rule does not compare"
                            + " them";
        }
        return bits >= rule.reviewThreshold() ? "a possible link, for review" : "too little";
    }
}
