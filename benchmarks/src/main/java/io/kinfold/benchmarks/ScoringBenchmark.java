package io.kinfold.benchmarks;

import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Condition;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.Level;
import io.kinfold.matchers.model.Operand;
import io.kinfold.matchers.model.Prepared;
import io.kinfold.matchers.model.TermAdjustment;
import io.kinfold.matchers.model.TermFrequencies;
import io.kinfold.matchers.model.Transform;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Pairs scored in a second by six comparisons, four of them with Jaro-Winkler or edits, four with term
 * frequencies, beside the same levels written straight over Apache Commons Text and a HashMap of
 * frequencies. Of the pairs one in eight is of one person, the others share a surname, a date of
 * birth or a city, as pairs from blocks do.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ScoringBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScoringBenchmark {
    static final int PAIRS = 1 << 14;

    private final ScoringPairs pairs = new ScoringPairs(PAIRS);
    private final CommonsTextScorer commonsText = new CommonsTextScorer(pairs.frequencies());
    private final Prepared[] left = new Prepared[PAIRS];
    private final Prepared[] right = new Prepared[PAIRS];
    private FellegiSunterMatcher matcher;

    @Setup
    public void prepare() {
        FieldSchema schema = FieldSchema.copyOf(
                ScoringPairs.FIELDS.stream().map(name -> Field.of(name)).toList());
        matcher = FellegiSunterMatcher.of(schema, model(), Blocking.none());
        double difference = 0;
        for (int i = 0; i < PAIRS; i++) {
            left[i] = matcher.prepare(pairs.left(i));
            right[i] = matcher.prepare(pairs.right(i));
            difference = Math.max(
                    difference,
                    Math.abs(matcher.weight(left[i], right[i])
                            - commonsText.weight(pairs.left(i), pairs.right(i))));
        }
        if (difference > 30) {
            throw new IllegalStateException("the scorers differ by " + difference + " bits");
        }
    }

    private FellegiSunterModel model() {
        FellegiSunterModel.Builder model = FellegiSunterModel.builder()
                .comparison(name("given_name"))
                .comparison(name("surname"))
                .comparison(Comparison.builder("born")
                        .level(Level.of("exact", Condition.equal("born")))
                        .level(Level.of(
                                "one_edit",
                                Condition.edits(Condition.Edits.LEVENSHTEIN, "born", 1)))
                        .level(Level.of(
                                "same_year",
                                Condition.equal(Operand.of("born", new Transform.Substring(1, 4)))))
                        .build())
                .comparison(Comparison.builder("email")
                        .level(exact("email"))
                        .level(Level.of(
                                "similar", Condition.similar("jaro_winkler", "email", 0.88)))
                        .build())
                .comparison(Comparison.builder("city").level(exact("city")).build())
                .comparison(Comparison.builder("postcode")
                        .level(Level.of("exact", Condition.equal("postcode")))
                        .level(Level.of(
                                "one_edit",
                                Condition.edits(Condition.Edits.LEVENSHTEIN, "postcode", 1)))
                        .build());
        for (Map.Entry<String, Map<String, Double>> table : pairs.frequencies().entrySet()) {
            model.termFrequencies(TermFrequencies.of(table.getKey(), table.getValue()));
        }
        return model.build();
    }

    private static Comparison name(String field) {
        return Comparison.builder(field)
                .level(exact(field))
                .level(Level.of("very_similar", Condition.similar("jaro_winkler", field, 0.92)))
                .level(Level.of("similar", Condition.similar("jaro_winkler", field, 0.88)))
                .level(Level.of("rather_similar", Condition.similar("jaro_winkler", field, 0.7)))
                .build();
    }

    private static Level exact(String field) {
        return Level.of("exact", Condition.equal(field)).adjusted(TermAdjustment.of(field));
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double kinfold() {
        double sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += matcher.weight(left[i], right[i]);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double kinfoldAtLeastZero() {
        double sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += matcher.weight(left[i], right[i], 0);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double commonsText() {
        double sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += commonsText.weight(pairs.left(i), pairs.right(i));
        }
        return sum;
    }
}
