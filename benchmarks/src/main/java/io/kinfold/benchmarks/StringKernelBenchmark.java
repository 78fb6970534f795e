package io.kinfold.benchmarks;

import io.kinfold.matchers.similarity.JaroWinkler;
import io.kinfold.matchers.similarity.Levenshtein;
import io.kinfold.matchers.similarity.PreparedSimilarity;
import io.kinfold.matchers.similarity.Similarities;
import io.kinfold.matchers.similarity.Similarity;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.util.concurrent.TimeUnit;

/**
 * The similarities of the hot path beside those of Apache Commons Text: nanoseconds of CPU a pair,
 * all measures in turn within each iteration, so that a busy machine treats them alike. What is
 * prepared, once for a group of candidates, is prepared within the time measured.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar StringKernelBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 10)
@Measurement(iterations = StringKernelBenchmark.ITERATIONS)
public class StringKernelBenchmark {
    static final int ITERATIONS = 25;
    private static final int LIMIT = 3;
    private static final int ROUNDS = 20;

    @Param({"name", "email", "address", "han-name", "han-address"})
    public String kind;

    private final LevenshteinDistance commonsLevenshtein = LevenshteinDistance.getDefaultInstance();
    private final LevenshteinDistance commonsAtMost = new LevenshteinDistance(LIMIT);
    private final JaroWinklerSimilarity commonsJaroWinkler = new JaroWinklerSimilarity();
    private String[] left;
    private String[] right;

    /** Nanoseconds of CPU a pair; JMH adds up over the iterations, so each gives its share. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Figures {
        public double levenshteinOfCommons;
        public double levenshtein;
        public double atMostOfCommons;
        public double atMost;
        public double jaroWinklerOfCommons;
        public double jaroWinkler;
        public double levenshteinPrepared;
        public double jaroWinklerPrepared;
    }

    /** Compares all pairs once. */
    private interface Kernel {
        double compareAll();
    }

    @Setup
    public void setUp() {
        StringPairs pairs = new StringPairs(kind, 42);
        left = pairs.left;
        right = pairs.right;
    }

    @Benchmark
    public void kernels(Figures figures, Blackhole blackhole) {
        figures.levenshteinOfCommons = nsEach(blackhole, this::levenshteinOfCommons);
        figures.levenshtein = nsEach(blackhole, this::levenshtein);
        figures.atMostOfCommons = nsEach(blackhole, this::atMostOfCommons);
        figures.atMost = nsEach(blackhole, this::atMost);
        figures.jaroWinklerOfCommons = nsEach(blackhole, this::jaroWinklerOfCommons);
        figures.jaroWinkler = nsEach(blackhole, this::jaroWinkler);
        figures.levenshteinPrepared = nsEach(blackhole, () -> prepared(Similarities.levenshtein()));
        figures.jaroWinklerPrepared = nsEach(blackhole, () -> prepared(Similarities.jaroWinkler()));
    }

    private double nsEach(Blackhole blackhole, Kernel kernel) {
        CpuTimer timer = new CpuTimer();
        timer.start();
        for (int round = 0; round < ROUNDS; round++) {
            blackhole.consume(kernel.compareAll());
        }
        timer.stop();
        return timer.nsEach((long) ITERATIONS * ROUNDS * left.length);
    }

    private double levenshteinOfCommons() {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += commonsLevenshtein.apply(left[i], right[i]);
        }
        return sum;
    }

    private double levenshtein() {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Levenshtein.distance(left[i], right[i]);
        }
        return sum;
    }

    private double atMostOfCommons() {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += commonsAtMost.apply(left[i], right[i]);
        }
        return sum;
    }

    private double atMost() {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Levenshtein.distanceAtMost(left[i], right[i], LIMIT);
        }
        return sum;
    }

    private double jaroWinklerOfCommons() {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += commonsJaroWinkler.apply(left[i], right[i]);
        }
        return sum;
    }

    private double jaroWinkler() {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += JaroWinkler.similarity(left[i], right[i]);
        }
        return sum;
    }

    private double prepared(Similarity measure) {
        double sum = 0;
        for (int from = 0; from < left.length; from += StringPairs.GROUP) {
            PreparedSimilarity one = measure.prepare(left[from]);
            for (int i = from; i < from + StringPairs.GROUP; i++) {
                sum += one.to(right[i]);
            }
        }
        return sum;
    }
}
