package io.kinfold.matchers.auto;

import io.kinfold.config.Clustering;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.matchers.blocking.BlockingFunction;
import io.kinfold.matchers.blocking.BlockingPart;
import io.kinfold.matchers.blocking.BlockingRule;
import io.kinfold.matchers.blocking.BlockingRules;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.field.ValueTable;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.Prepared;
import io.kinfold.matchers.rule.ReadyComparison;
import io.kinfold.matchers.rule.RuleSettings;
import io.kinfold.matchers.rule.TrainedRule;
import io.kinfold.matchers.train.Trained;
import io.kinfold.matchers.train.Trainer;
import io.kinfold.matchers.train.TrainingData;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Trains a fuzzy rule without labels: chooses the blocking where none is given, learns the model, and sets
 * the thresholds. What comes out depends on the fragments only, not on their order. Of more than
 * {@value #TRAINED_ON} fragments those with the smallest hashes of their ids are trained on. Immutable and
 * safe for any thread.
 */
public final class RuleTrainer {
    /** The fragments that are trained on at most. */
    public static final int TRAINED_ON = 50_000;

    private static final int FEWEST = 3;
    /**
     * Up to so many fragments nearly all pairs are compared once the model is there. It is trained on the
     * chosen blocks even so: over all pairs of few fragments it may take what is common for what is equal.
     */
    private static final int COMPARED_WIDELY = 2_000;

    /**
     * The fragments that blocking is chosen by: a share of all, since of a sample of one in n only one in
     * n squared of the matches is left.
     */
    private static final int FEWEST_BLOCKED_ON = 10_000;

    private static final int MOST_BLOCKED_ON = 40_000;
    private static final int BLOCKED_ON_ONE_IN = 25;
    /** Pairs for each fragment, for a first model and for the rule itself. */
    private static final double FIRST_BUDGET = 5;

    private static final double BUDGET = 10;
    private static final int FIRST_ROUNDS = 15;
    private static final int RANDOM_PAIRS = 100_000;
    private static final int FIRST_RANDOM_PAIRS = 20_000;
    /** A pair with ten times the evidence for it as against it counts as found. */
    private static final double FOUND = 3.3;
    /** Where a pair is as likely one customer as two. */
    private static final double EVEN = 0;
    /** Below one in sixteen a pair is not worth a person's look. */
    private static final double REVIEW_BELOW = 4;

    private final FieldSchema schema;
    private final Map<String, ReadyComparison> compare;
    private final RuleSettings given;

    private RuleTrainer(
            FieldSchema schema, Map<String, ReadyComparison> compare, RuleSettings given) {
        this.schema = schema;
        this.compare = compare;
        this.given = given;
    }

    /**
     * Returns a trainer.
     *
     * @param schema the fields of the fragments
     * @param compare what is compared: fields of the schema with their ready-made comparison
     * @param given blocking, thresholds and cap that are not to be chosen
     * @return the trainer
     * @throws IllegalArgumentException if nothing is compared, or a field is not in the schema
     */
    public static RuleTrainer of(
            FieldSchema schema, Map<String, ReadyComparison> compare, RuleSettings given) {
        if (compare.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing says what is compared; name at least one field under 'compare'");
        }
        compare.keySet().forEach(schema::indexOf);
        return new RuleTrainer(
                schema,
                java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(compare)),
                given);
    }

    /**
     * Returns a trainer that chooses everything.
     *
     * @param plan the fields and their comparisons
     * @return the trainer
     */
    public static RuleTrainer of(MatchPlan plan) {
        return of(plan.schema(), plan.compare(), RuleSettings.none());
    }

    /**
     * Trains. Of fragments with one id the one observed last counts.
     *
     * @param fragments in any order
     * @return the trained rule with its report
     * @throws IllegalArgumentException if there are fewer than three fragments, or no two of them share
     *     anything by which they could be compared
     */
    public TrainingResult train(Collection<Fragment> fragments) {
        Newest all = newest(fragments);
        if (all.of() < FEWEST) {
            throw new IllegalArgumentException("training needs at least " + FEWEST
                    + " fragments, but there are " + all.of()
                    + "; give more, or write the model by hand");
        }
        Sample learned = Sample.of(schema, all.first());
        Sample few = learned.first(Math.max(
                FEWEST_BLOCKED_ON, Math.min(MOST_BLOCKED_ON, all.of() / BLOCKED_ON_ONE_IN)));
        List<String> blocking =
                given.blocking().isEmpty() ? blocking(all.of(), few) : given.blocking();
        int cap = given.blockCap().orElse(BlockingChooser.CAP);
        Trained trained = NamesAlone.is(compare)
                ? NamesAlone.model(compare)
                : learn(learned, blocking, scaled(cap, learned.size(), all.of()));
        boolean wide = given.blocking().isEmpty() && all.of() <= COMPARED_WIDELY;
        RuleSettings settings = given.orElse(new RuleSettings(
                wide ? everyKey(few.values()) : blocking,
                OptionalDouble.of(EVEN),
                OptionalDouble.of(given.linkThreshold().orElse(EVEN) - REVIEW_BELOW),
                OptionalInt.of(wide ? COMPARED_WIDELY : cap),
                Optional.of(Clustering.AVERAGE)));
        return new TrainingResult(
                new TrainedRule(trained.model(), settings),
                trained.report(),
                learned.size(),
                expected(trained.model(), settings, few, all.of()));
    }

    private Trained learn(Sample sample, List<String> blocking, int cap) {
        BlockingRules rules = BlockingRules.parse(schema.names(), String.join("\n", blocking));
        return Trainer.builder(structure())
                .blockCap(cap)
                .randomPairs(RANDOM_PAIRS)
                .build()
                .train(sample.data(schema), rules);
    }

    private List<String> everyKey(ValueTable values) {
        BlockingChooser chooser =
                new BlockingChooser(schema.names(), compare, values, values.rows());
        List<String> rules = new ArrayList<>(
                chooser.everyKey().stream().map(BlockingRule::toString).toList());
        if (NamesAlone.is(compare)) {
            // Names in two scripts may share no more than a space.
            compare.keySet()
                    .forEach(name -> rules.add(BlockingPart.of(name)
                            .with(BlockingFunction.NGRAMS, 1)
                            .toString()));
        }
        return rules;
    }

    private FellegiSunterModel structure() {
        return FellegiSunterModel.builder()
                .comparisons(ReadyComparison.comparisons(compare))
                .build();
    }

    private static int scaled(int cap, int of, int all) {
        return (int) Math.max(2, Math.round((double) cap * of / all));
    }

    /** The first fragments in the order of the hashes, and their values. */
    private record Sample(List<Fragment> fragments, ValueTable values) {
        static Sample of(FieldSchema schema, List<Fragment> fragments) {
            return new Sample(fragments, ValueTable.of(schema, fragments));
        }

        int size() {
            return fragments.size();
        }

        Sample first(int most) {
            return size() <= most
                    ? this
                    : new Sample(
                            fragments.subList(0, most),
                            values.select(IntStream.range(0, most).toArray()));
        }

        TrainingData data(FieldSchema schema) {
            return TrainingData.of(schema, fragments.stream().map(Fragment::id).toList(), values);
        }

        /** Returns what prepares a fragment by its row, once; most share no block with another. */
        IntFunction<Prepared> prepared(FellegiSunterMatcher matcher) {
            @Nullable Prepared[] known = new @Nullable Prepared[size()];
            return row -> {
                Prepared one = known[row];
                if (one == null) {
                    one = matcher.prepare(values.row(row));
                    known[row] = one;
                }
                return one;
            };
        }
    }

    /**
     * Fragments in the order of a hash of their ids that knows nothing else, one of each id: the first ones.
     *
     * @param of how many ids there are
     * @param first those with the smallest hashes, {@link #TRAINED_ON} at most
     */
    private record Newest(int of, List<Fragment> first) {}

    /** A million fragments are not all put in order for the sake of some thousands. */
    private static Newest newest(Collection<Fragment> fragments) {
        long[] hashes = new long[fragments.size()];
        int at = 0;
        for (Fragment fragment : fragments) {
            hashes[at++] = hash(fragment.id());
        }
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int ids = 0;
        long greatest = Long.MAX_VALUE;
        for (int i = 0; i < sorted.length; i++) {
            // Two ids of one hash, which one in ten million tables of a million rows has, count as
            // one.
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                greatest = ++ids == TRAINED_ON ? sorted[i] : greatest;
            }
        }
        return new Newest(ids, upTo(greatest, hashes, fragments));
    }

    /** Of each id whose hash is not above a limit, returns the version observed last, by the hashes. */
    private static List<Fragment> upTo(
            long greatest, long[] hashes, Collection<Fragment> fragments) {
        record Hashed(long hash, Fragment fragment) {}
        List<Hashed> versions = new ArrayList<>(Math.min(fragments.size(), 2 * TRAINED_ON));
        int at = 0;
        for (Fragment fragment : fragments) {
            long hash = hashes[at++];
            if (hash <= greatest) {
                versions.add(new Hashed(hash, fragment));
            }
        }
        Comparator<Fragment> lastFirst = Comparator.comparing(Fragment::id)
                .thenComparing(Fragment::observedAt, Comparator.reverseOrder())
                .thenComparing(
                        fragment -> fragment.attributes().toString(), Comparator.reverseOrder());
        versions.sort((a, b) -> a.hash == b.hash
                ? lastFirst.compare(a.fragment, b.fragment)
                : Long.compare(a.hash, b.hash));
        List<Fragment> newest = new ArrayList<>(versions.size());
        for (Hashed version : versions) {
            if (newest.isEmpty()
                    || !newest.get(newest.size() - 1).id().equals(version.fragment.id())) {
                newest.add(version.fragment);
            }
        }
        return newest.size() <= TRAINED_ON ? newest : newest.subList(0, TRAINED_ON);
    }

    private static long hash(FragmentId id) {
        return TableProfiler.hash(id.source(), ':', id.key());
    }

    private List<String> blocking(int all, Sample few) {
        if (NamesAlone.is(compare)) {
            return everyKey(few.values());
        }
        BlockingChooser chooser = new BlockingChooser(schema.names(), compare, few.values(), all);
        List<BlockingRule> start = chooser.start(FIRST_BUDGET);
        if (start.isEmpty()) {
            throw new IllegalArgumentException("no two of the " + all
                    + " fragments agree on anything rare enough to compare them by; give 'blocking',"
                    + " or look whether the columns are the right ones");
        }
        BlockingRules first = BlockingRules.of(schema.names(), start);
        int cap = scaled(BlockingChooser.CAP, few.size(), all);
        FellegiSunterModel model = Trainer.builder(structure())
                .blockCap(cap)
                .rounds(FIRST_ROUNDS)
                .randomPairs(FIRST_RANDOM_PAIRS)
                .build()
                .train(few.data(schema), first)
                .model();
        List<int[]> found = found(model, first, few, cap);
        List<BlockingRule> chosen = found.isEmpty() ? start : chooser.cover(found, BUDGET);
        return (chosen.isEmpty() ? start : chosen)
                .stream().map(BlockingRule::toString).toList();
    }

    private List<int[]> found(FellegiSunterModel model, BlockingRules rules, Sample few, int cap) {
        FellegiSunterMatcher matcher = FellegiSunterMatcher.of(schema, model, rules);
        IntFunction<Prepared> prepared = few.prepared(matcher);
        List<int[]> found = new ArrayList<>();
        BlockPairs.forEach(rules, few.values(), cap, (a, b) -> {
            if (matcher.weight(prepared.apply(a), prepared.apply(b), FOUND) >= FOUND) {
                found.add(new int[] {a, b});
            }
        });
        return found;
    }

    private TrainingResult.Expected expected(
            FellegiSunterModel model, RuleSettings settings, Sample few, int all) {
        BlockingRules rules =
                BlockingRules.parse(schema.names(), String.join("\n", settings.blocking()));
        FellegiSunterMatcher matcher = FellegiSunterMatcher.of(schema, model, rules);
        IntFunction<Prepared> prepared = few.prepared(matcher);
        int cap = scaled(settings.blockCap().orElseThrow(), few.size(), all);
        Expectation expectation =
                new Expectation(few.fragments(), settings.linkThreshold().orElseThrow());
        BlockPairs.forEach(
                rules,
                few.values(),
                cap,
                (a, b) -> expectation.add(
                        a, b, matcher.weight(prepared.apply(a), prepared.apply(b))));
        return expectation.result((double) all / few.size());
    }
}
