package io.kinfold.matchers.auto;

import io.kinfold.config.Clustering;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.matchers.blocking.BlockingFunction;
import io.kinfold.matchers.blocking.BlockingPart;
import io.kinfold.matchers.blocking.BlockingRule;
import io.kinfold.matchers.blocking.BlockingRules;
import io.kinfold.matchers.field.FieldSchema;
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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

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
        List<Fragment> few = all.sample(Math.max(
                FEWEST_BLOCKED_ON, Math.min(MOST_BLOCKED_ON, all.of() / BLOCKED_ON_ONE_IN)));
        List<@Nullable String[]> values = values(few);
        List<String> blocking =
                given.blocking().isEmpty() ? blocking(all.of(), few, values) : given.blocking();
        List<Fragment> learned = all.sample(TRAINED_ON);
        int cap = given.blockCap().orElse(BlockingChooser.CAP);
        Trained trained = NamesAlone.is(compare)
                ? NamesAlone.model(compare)
                : learn(learned, blocking, scaled(cap, learned.size(), all.of()));
        boolean wide = given.blocking().isEmpty() && all.of() <= COMPARED_WIDELY;
        RuleSettings settings = given.orElse(new RuleSettings(
                wide ? everyKey(values) : blocking,
                OptionalDouble.of(EVEN),
                OptionalDouble.of(given.linkThreshold().orElse(EVEN) - REVIEW_BELOW),
                OptionalInt.of(wide ? COMPARED_WIDELY : cap),
                Optional.of(Clustering.AVERAGE)));
        return new TrainingResult(
                new TrainedRule(trained.model(), settings),
                trained.report(),
                learned.size(),
                expected(trained.model(), settings, few, values, all.of()));
    }

    private Trained learn(List<Fragment> fragments, List<String> blocking, int cap) {
        BlockingRules rules = BlockingRules.parse(schema.names(), String.join("\n", blocking));
        return Trainer.builder(structure())
                .blockCap(cap)
                .randomPairs(RANDOM_PAIRS)
                .build()
                .train(TrainingData.of(schema, fragments), rules);
    }

    private List<String> everyKey(List<@Nullable String[]> values) {
        BlockingChooser chooser =
                new BlockingChooser(schema.names(), compare, values, values.size());
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

    private List<@Nullable String[]> values(List<Fragment> fragments) {
        List<@Nullable String[]> values = new ArrayList<>(fragments.size());
        fragments.forEach(fragment -> values.add(schema.values(fragment)));
        return values;
    }

    /**
     * Fragments in the order of a hash of their ids that knows nothing else, one of each id: the first ones.
     *
     * @param of how many ids there are
     * @param first those with the smallest hashes, {@link #TRAINED_ON} at most
     */
    private record Newest(int of, List<Fragment> first) {
        List<Fragment> sample(int most) {
            return first.size() <= most ? first : first.subList(0, most);
        }
    }

    /** A million fragments are not all put in order for the sake of some thousands. */
    private static Newest newest(Collection<Fragment> fragments) {
        long[] hashes = new long[fragments.size()];
        int at = 0;
        for (Fragment fragment : fragments) {
            hashes[at++] = hash(fragment.id());
        }
        Arrays.sort(hashes);
        int ids = 0;
        long greatest = Long.MAX_VALUE;
        for (int i = 0; i < hashes.length; i++) {
            // Two ids of one hash, which one in ten million tables of a million rows has, count as
            // one.
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                greatest = ++ids == TRAINED_ON ? hashes[i] : greatest;
            }
        }
        return new Newest(ids, upTo(greatest, fragments));
    }

    private static List<Fragment> upTo(long greatest, Collection<Fragment> fragments) {
        Map<FragmentId, Fragment> newest = new HashMap<>();
        Comparator<Fragment> order = Comparator.comparing(Fragment::observedAt)
                .thenComparing(fragment -> fragment.attributes().toString());
        for (Fragment fragment : fragments) {
            if (hash(fragment.id()) <= greatest) {
                newest.merge(fragment.id(), fragment, (a, b) -> order.compare(a, b) >= 0 ? a : b);
            }
        }
        record Hashed(long hash, Fragment fragment) {}
        List<Hashed> hashed = new ArrayList<>(newest.size());
        newest.forEach((id, fragment) -> hashed.add(new Hashed(hash(id), fragment)));
        hashed.sort((a, b) -> {
            int byHash = Long.compare(a.hash, b.hash);
            return byHash == 0 ? a.fragment.id().compareTo(b.fragment.id()) : byHash;
        });
        return hashed.stream().map(Hashed::fragment).toList();
    }

    private static long hash(FragmentId id) {
        return TableProfiler.hash(id.toString());
    }

    private List<String> blocking(int all, List<Fragment> few, List<@Nullable String[]> values) {
        if (NamesAlone.is(compare)) {
            return everyKey(values);
        }
        BlockingChooser chooser = new BlockingChooser(schema.names(), compare, values, all);
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
                .train(TrainingData.of(schema, few), first)
                .model();
        List<int[]> found = found(model, first, values, cap);
        List<BlockingRule> chosen = found.isEmpty() ? start : chooser.cover(found, BUDGET);
        if (all <= COMPARED_WIDELY) {
            // What is rare in a column that few records fill may hardly be in the matches found.
            Set<BlockingRule> both = new LinkedHashSet<>(chosen);
            both.addAll(start);
            chosen = List.copyOf(both);
        }
        return (chosen.isEmpty() ? start : chosen)
                .stream().map(BlockingRule::toString).toList();
    }

    private List<int[]> found(
            FellegiSunterModel model,
            BlockingRules rules,
            List<@Nullable String[]> values,
            int cap) {
        FellegiSunterMatcher matcher = FellegiSunterMatcher.of(schema, model, rules);
        List<Prepared> prepared = values.stream().map(matcher::prepare).toList();
        List<int[]> found = new ArrayList<>();
        BlockPairs.forEach(rules, values, cap, (a, b) -> {
            if (matcher.weight(prepared.get(a), prepared.get(b), FOUND) >= FOUND) {
                found.add(new int[] {a, b});
            }
        });
        return found;
    }

    private TrainingResult.Expected expected(
            FellegiSunterModel model,
            RuleSettings settings,
            List<Fragment> few,
            List<@Nullable String[]> values,
            int all) {
        BlockingRules rules =
                BlockingRules.parse(schema.names(), String.join("\n", settings.blocking()));
        FellegiSunterMatcher matcher = FellegiSunterMatcher.of(schema, model, rules);
        List<Prepared> prepared = values.stream().map(matcher::prepare).toList();
        int cap = scaled(settings.blockCap().orElseThrow(), few.size(), all);
        Expectation expectation = new Expectation(few, settings.linkThreshold().orElseThrow());
        BlockPairs.forEach(
                rules,
                values,
                cap,
                (a, b) -> expectation.add(a, b, matcher.weight(prepared.get(a), prepared.get(b))));
        return expectation.result((double) all / few.size());
    }
}
