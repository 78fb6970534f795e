package io.kinfold.benchmarks;

import io.kinfold.matchers.similarity.JaroWinkler;
import io.kinfold.matchers.similarity.Levenshtein;
import io.kinfold.matchers.similarity.PreparedSimilarity;
import io.kinfold.matchers.similarity.Similarities;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * The similarities of the hot path beside those of Apache Commons Text, a pair at a time.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar StringKernelBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(StringPairs.PAIRS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StringKernelBenchmark {
    private static final int LIMIT = 3;

    @Param({"name", "email", "address", "han-name", "han-address"})
    public String kind;

    private final LevenshteinDistance commonsLevenshtein = LevenshteinDistance.getDefaultInstance();
    private final LevenshteinDistance commonsAtMost = new LevenshteinDistance(LIMIT);
    private final JaroWinklerSimilarity commonsJaroWinkler = new JaroWinklerSimilarity();
    private String[] left;
    private String[] right;

    @Setup
    public void setUp() {
        StringPairs pairs = new StringPairs(kind, 42);
        left = pairs.left;
        right = pairs.right;
    }

    @Benchmark
    public int levenshteinOfCommons() {
        int sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += commonsLevenshtein.apply(left[i], right[i]);
        }
        return sum;
    }

    @Benchmark
    public int levenshtein() {
        int sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Levenshtein.distance(left[i], right[i]);
        }
        return sum;
    }

    @Benchmark
    public int levenshteinAtMostOfCommons() {
        int sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += commonsAtMost.apply(left[i], right[i]);
        }
        return sum;
    }

    @Benchmark
    public int levenshteinAtMost() {
        int sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Levenshtein.distanceAtMost(left[i], right[i], LIMIT);
        }
        return sum;
    }

    @Benchmark
    public double jaroWinklerOfCommons() {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += commonsJaroWinkler.apply(left[i], right[i]);
        }
        return sum;
    }

    @Benchmark
    public double jaroWinkler() {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += JaroWinkler.similarity(left[i], right[i]);
        }
        return sum;
    }

    /** The preparation, once for a group of candidates, is part of what is measured. */
    @Benchmark
    public double jaroWinklerPrepared() {
        double sum = 0;
        for (int from = 0; from < left.length; from += StringPairs.GROUP) {
            PreparedSimilarity prepared = Similarities.jaroWinkler().prepare(left[from]);
            for (int i = from; i < from + StringPairs.GROUP; i++) {
                sum += prepared.to(right[i]);
            }
        }
        return sum;
    }
}
