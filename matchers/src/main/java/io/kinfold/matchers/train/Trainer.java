package io.kinfold.matchers.train;

import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.Kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Learns the probabilities of a model, and its term frequencies, from data. The comparisons of the
 * model that it is given say what is compared; their probabilities are replaced.
 *
 * <p>What it learns depends on the fragments, the settings and the seed only: not on the order in
 * which they came, nor on the machine. No probability becomes 0, 1 or NaN. Immutable and safe for any
 * thread; one training runs on one.
 */
public final class Trainer {
    private final FellegiSunterModel structure;
    private final long seed;
    private final long randomPairs;
    private final long candidatePairs;
    private final int blockCap;
    private final int rounds;
    private final boolean related;

    private Trainer(Builder builder) {
        this.structure = builder.structure;
        this.seed = builder.seed;
        this.randomPairs = builder.randomPairs;
        this.candidatePairs = builder.candidatePairs;
        this.blockCap = builder.blockCap;
        this.rounds = builder.rounds;
        this.related = builder.related;
    }

    /**
     * Returns a trainer with the default settings.
     *
     * @param structure a model, of which the comparisons count
     * @return the trainer
     */
    public static Trainer of(FellegiSunterModel structure) {
        return builder(structure).build();
    }

    /**
     * Returns a builder of a trainer.
     *
     * @param structure a model, of which the comparisons count
     * @return a new builder
     */
    public static Builder builder(FellegiSunterModel structure) {
        return new Builder(structure);
    }

    /**
     * Learns without labels, over all pairs of the data at once: u from random pairs, m and the prior
     * by expectation maximisation over the pairs that share a block, all other pairs being taken as
     * pairs of two customers. The blocks should hold nearly all matches and few other pairs; a
     * comparison need not be left out because its field is blocked on. Where comparisons have a {@link
     * Kind}, related customers are told from one customer, and data of few values lean on what is
     * expected of the kind.
     *
     * <p>Cost: about 1 microsecond for each pair that is compared, and 1 to 5 for each fragment.
     *
     * @param data the fragments
     * @param blocking gives the blocks of a fragment from its normalized values
     * @return the model with its report
     * @throws IllegalArgumentException if the model looks at a field that the data lack, or no two
     *     fragments share a block
     */
    public Trained train(TrainingData data, Blocking blocking) {
        PairEngine engine = new PairEngine(structure, data);
        ComparedPairs random = ComparedPairs.of(new RandomPairs(data, randomPairs, seed), engine);
        TermReferences terms = TermReferences.of(engine, random);
        CandidatePairs candidates = candidates(data, blocking);
        PatternCounts chance = PatternCounts.of(random, engine, terms::shift);
        Map<String, FieldColumn> generic =
                new GenericValues(engine, terms, AllPairs.start(engine, chance)).columns();
        if (!generic.isEmpty()) {
            engine.know(generic);
            terms = TermReferences.of(engine, random);
            chance = PatternCounts.of(random, engine, terms::shift);
        }
        PatternCounts blocked = PatternCounts.of(candidates, engine, terms::shift);
        AllPairs.Outcome outcome = new AllPairs(engine, terms, chance, blocked, candidates.rate())
                .train(rounds, related);
        List<String> notes = Notes.of(engine);
        if (!outcome.converged()) {
            notes.add("the probabilities still moved after " + outcome.rounds()
                    + " rounds; allow more rounds");
        }
        if (outcome.matches() < 1) {
            notes.add(
                    "hardly any pair looks like one customer; look whether the blocking rules bring"
                            + " such pairs together");
        }
        TrainingReport report = new TrainingReport(
                outcome.rounds(),
                outcome.converged(),
                outcome.matches(),
                outcome.related() == null ? Map.of() : outcome.related().expected(),
                chance.pairs() + blocked.pairs(),
                notes);
        FellegiSunterModel shaped = structure.toBuilder()
                .comparisons(terms.comparisons())
                .related(
                        outcome.related() == null
                                ? List.of()
                                : outcome.related().classes())
                .build();
        return new Trained(model(shaped, engine, outcome.model()), report);
    }

    /**
     * Learns without labels as Splink does: u from random pairs; then, in each pass, m by expectation
     * maximisation over the pairs of one blocking rule, for the comparisons that do not look at the
     * fields of the rule; m is the mean over the passes. The prior is that of the model: see {@link
     * Priors}. Term frequencies are measured against the u of exact agreement.
     *
     * @param data the fragments
     * @param passes at least one; together they should leave no comparison untrained
     * @return the model with its report
     * @throws IllegalArgumentException if there is no pass, the model looks at a field that the data
     *     lack, or no two fragments share a block in a pass
     */
    public Trained trainByPasses(TrainingData data, List<Pass> passes) {
        if (passes.isEmpty()) {
            throw new IllegalArgumentException("training by passes needs at least one; add one");
        }
        PairEngine engine = new PairEngine(structure, data);
        PatternCounts chance = PatternCounts.of(
                new RandomPairs(data, randomPairs, seed), engine, PatternCounts.Shift.NONE);
        Passes training = new Passes(engine, chance, structure.prior());
        for (Pass pass : passes) {
            CandidatePairs pairs = candidates(data, pass.blocking());
            training.pass(
                    pass.fields(),
                    PatternCounts.of(pairs, engine, PatternCounts.Shift.NONE),
                    rounds);
        }
        return finished(engine, training.outcome());
    }

    /**
     * Learns from labels: m from the pairs of one customer, u from those of two, or from random pairs
     * where no such pair is given. The prior is that of the model: see {@link Priors}.
     *
     * @param data the fragments
     * @param labels pairs of fragments of the data, at least one a match
     * @return the model with its report, of 0 rounds
     * @throws IllegalArgumentException if no label is a match, a fragment is not in the data, or the
     *     model looks at a field that the data lack
     */
    public Trained trainFromLabels(TrainingData data, Collection<LabelledPair> labels) {
        PairEngine engine = new PairEngine(structure, data);
        Labels counted = Labels.of(engine, data, labels);
        PatternCounts chance = PatternCounts.of(
                new RandomPairs(data, randomPairs, seed), engine, PatternCounts.Shift.NONE);
        return finished(engine, counted.outcome(chance, structure.prior()));
    }

    private Trained finished(PairEngine engine, Passes.Outcome outcome) {
        List<String> notes = Notes.of(engine);
        notes.addAll(outcome.notes());
        TrainingReport report = new TrainingReport(
                outcome.rounds(),
                outcome.converged(),
                outcome.model().prior() * engine.data().pairs(),
                Map.of(),
                outcome.comparedPairs(),
                notes);
        return new Trained(model(structure, engine, outcome.model()), report);
    }

    private CandidatePairs candidates(TrainingData data, Blocking blocking) {
        CandidatePairs pairs = CandidatePairs.of(
                data, blocking, new CandidatePairs.Limits(blockCap, candidatePairs, seed));
        if (pairs.count() == 0) {
            throw new IllegalArgumentException("no two of the " + data.size()
                    + " fragments share a block of at most " + blockCap
                    + " members, so there is nothing to learn from; block on fewer or coarser"
                    + " fields, or raise the block cap");
        }
        return pairs;
    }

    private static FellegiSunterModel model(
            FellegiSunterModel shaped, PairEngine engine, Probabilities learned) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < shaped.comparisons().size(); i++) {
            comparisons.add(shaped.comparisons().get(i).probabilities(learned.m[i], learned.u[i]));
        }
        return TermReferences.withTables(
                shaped.toBuilder()
                        .comparisons(comparisons)
                        .prior(learned.prior())
                        .build(),
                engine);
    }

    /** Collects the settings of a trainer. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private static final long DEFAULT_RANDOM_PAIRS = 200_000;
        private static final long DEFAULT_CANDIDATE_PAIRS = 500_000;
        private static final int DEFAULT_BLOCK_CAP = 100;
        private static final int DEFAULT_ROUNDS = 200;

        private final FellegiSunterModel structure;
        private long seed = 1;
        private long randomPairs = DEFAULT_RANDOM_PAIRS;
        private long candidatePairs = DEFAULT_CANDIDATE_PAIRS;
        private int blockCap = DEFAULT_BLOCK_CAP;
        private int rounds = DEFAULT_ROUNDS;
        private boolean related = true;

        private Builder(FellegiSunterModel structure) {
            this.structure = Objects.requireNonNull(structure, "structure");
        }

        /**
         * Sets the seed of everything that is taken at random. By default 1.
         *
         * @param number any number
         * @return this builder
         */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /**
         * Sets how many pairs are taken at random for u. By default 200,000; all, where there are no
         * more.
         *
         * @param count at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder randomPairs(long count) {
            randomPairs = positive("number of random pairs", count);
            return this;
        }

        /**
         * Sets how many pairs that share a block are compared at most. By default 500,000; of more, a
         * sample is taken.
         *
         * @param count at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder candidatePairs(long count) {
            candidatePairs = positive("number of candidate pairs", count);
            return this;
        }

        /**
         * Sets how many fragments a block may hold; pairs of larger ones are not looked at. By default
         * 100.
         *
         * @param members at least 2
         * @return this builder
         * @throws IllegalArgumentException if it is below 2
         */
        public Builder blockCap(int members) {
            blockCap = (int) positive("block cap less one", members - 1L) + 1;
            return this;
        }

        /**
         * Sets how many rounds expectation maximisation makes at most. By default 200; it mostly ends
         * after 10 to 50, because nothing changes any more.
         *
         * @param count at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder rounds(int count) {
            rounds = (int) positive("number of rounds", count);
            return this;
        }

        /**
         * Leaves out the classes of related customers, which {@link #train} learns otherwise where a
         * comparison of a {@link Kind#isOwn kind of one's own} finds values in nine of ten fragments,
         * or two kinds do in some.
         *
         * @return this builder
         */
        public Builder withoutRelated() {
            related = false;
            return this;
        }

        private static long positive(String what, long value) {
            if (value < 1) {
                throw new IllegalArgumentException(
                        "the " + what + " must be at least 1, not " + value);
            }
            return value;
        }

        /**
         * Returns the trainer.
         *
         * @return a new trainer
         */
        public Trainer build() {
            return new Trainer(this);
        }
    }
}
