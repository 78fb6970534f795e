package io.kinfold.matchers.train;

import java.util.Arrays;

/**
 * Training over all pairs of the data at once: the pairs that share a block are compared, all others
 * taken as pairs of two customers. So the prior is the expected number of matches over all pairs, no
 * comparison has to be left out because its field is blocked on, and u is freed of the matches among
 * the random pairs in each round.
 */
final class AllPairs {
    private static final double MATCHES_PER_FRAGMENT = 0.3;
    private static final double SETTLED = 1e-4;
    private static final int LEAST_ROUNDS = 5;

    private final PairEngine engine;
    private final PatternCounts random;
    private final PatternCounts candidates;
    private final double rate;

    /** @param rate the share of the candidate pairs that was compared */
    AllPairs(PairEngine engine, PatternCounts random, PatternCounts candidates, double rate) {
        this.engine = engine;
        this.random = random;
        this.candidates = candidates;
        this.rate = rate;
    }

    /** How it ended. */
    record Outcome(Probabilities model, int rounds, boolean converged, double matches) {}

    Outcome train(int mostRounds) {
        double pairs = engine.data().pairs();
        boolean[] all = new boolean[engine.comparisons().size()];
        Arrays.fill(all, true);
        Probabilities model = Probabilities.start(
                engine.comparisons(),
                Probabilities.inside(MATCHES_PER_FRAGMENT * engine.data().size() / pairs));
        Expectation seen = new Expectation(candidates, all);
        Expectation sampled = new Expectation(random, all);
        RandomU u = new RandomU(engine, random);
        u.estimate(model, sampled.posteriors(), (comparison, level) -> 0);
        double matches = 0;
        for (int round = 1; ; round++) {
            double before = model.prior();
            matches = seen.expect(model) / rate;
            sampled.expect(model);
            model.prior(Math.max(matches, 1) / pairs);
            double change = seen.maximise(model);
            u.estimate(model, sampled.posteriors(), matchesByLevel(seen, model));
            boolean settled = round >= LEAST_ROUNDS
                    && change < SETTLED
                    && Math.abs(before / model.prior() - 1) < SETTLED;
            if (settled || round >= mostRounds) {
                return new Outcome(model, round, settled, matches);
            }
        }
    }

    private RandomU.Matches matchesByLevel(Expectation seen, Probabilities model) {
        double[][] matches = new double[model.m.length][];
        for (int i = 0; i < matches.length; i++) {
            matches[i] = seen.matches(i, model.m[i].length);
        }
        return (comparison, level) -> matches[comparison][level] / rate;
    }
}
