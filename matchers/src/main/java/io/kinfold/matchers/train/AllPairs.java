package io.kinfold.matchers.train;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Training over all pairs of the data at once: the pairs that share a block are compared, all others
 * taken as pairs of two customers. So the prior is the expected number of matches over all pairs, no
 * comparison has to be left out because its field is blocked on, and u is freed of the matches among
 * the random pairs in each round. Pairs of two customers may be related, where that can be told.
 */
final class AllPairs {
    private static final double MATCHES_PER_FRAGMENT = 0.3;
    private static final double SETTLED = 1e-4;
    /** Classes of related customers that empty do so slowly. */
    private static final double SETTLED_PAIRS = 0.01;

    private static final int LEAST_ROUNDS = 5;

    private final PairEngine engine;
    private final TermReferences terms;
    private final PatternCounts random;
    private final PatternCounts candidates;
    private final double rate;

    /** @param rate the share of the candidate pairs that was compared */
    AllPairs(
            PairEngine engine,
            TermReferences terms,
            PatternCounts random,
            PatternCounts candidates,
            double rate) {
        this.engine = engine;
        this.terms = terms;
        this.random = random;
        this.candidates = candidates;
        this.rate = rate;
    }

    /** How it ended. */
    record Outcome(
            Probabilities model,
            @Nullable Related related,
            int rounds,
            boolean converged,
            double matches) {}

    /** Returns the model that training begins with: u as all random pairs have it, and m as expected. */
    static Probabilities start(PairEngine engine, PatternCounts random) {
        double matches = MATCHES_PER_FRAGMENT * engine.data().size();
        Probabilities model = Probabilities.start(
                engine.comparisons(),
                Probabilities.inside(matches / engine.data().pairs()));
        RandomU u = new RandomU(engine);
        u.estimate(model, random.atLevels(model.m), (comparison, level) -> 0);
        u.expect(model);
        return model;
    }

    Outcome train(int mostRounds, boolean withRelated) {
        double pairs = engine.data().pairs();
        boolean[] all = new boolean[engine.comparisons().size()];
        Arrays.fill(all, true);
        Probabilities model = start(engine, random);
        Expectation seen = new Expectation(candidates, all);
        Expectation sampled = new Expectation(random, all);
        RandomU u = new RandomU(engine);
        Related related = withRelated ? Related.start(engine, model) : null;
        List<SharedValues> identifying = SharedValues.of(engine, terms);
        double matches = 0;
        for (int round = 1; ; round++) {
            double before = model.prior();
            matches = seen.expect(model, related) / rate;
            sampled.expect(model, related);
            for (SharedValues values : identifying) {
                seen.expectByRest(values.comparison(), model, related);
            }
            model.prior(Math.max(matches, 1) / pairs);
            double change = seen.maximise(model);
            double relatedChange = 0;
            if (related != null) {
                relatedChange = seen.maximise(related, rate, pairs);
            }
            double[][] atLevels = seen.matches();
            u.estimate(
                    model,
                    sampled.strangers(),
                    (comparison, level) -> atLevels[comparison][level] / rate);
            for (SharedValues values : identifying) {
                change = Math.max(change, values.learn(model));
                values.calibrate(model);
            }
            boolean settled = round >= LEAST_ROUNDS
                    && change < SETTLED
                    && relatedChange < SETTLED_PAIRS
                    && Math.abs(before / model.prior() - 1) < SETTLED;
            if (settled || round >= mostRounds) {
                return new Outcome(model, related, round, settled, matches);
            }
        }
    }
}
