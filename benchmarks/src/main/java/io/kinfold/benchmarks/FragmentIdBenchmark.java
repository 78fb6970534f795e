package io.kinfold.benchmarks;

import io.kinfold.fragment.FragmentId;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * What the order of code points costs over that of chars.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar FragmentIdBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FragmentIdBenchmark {

    private final FragmentId left = FragmentId.of("member-a", "A0001234567");
    private final FragmentId right = FragmentId.of("member-a", "A0001234568");

    @Benchmark
    public int compareCodePoints() {
        return left.compareTo(right);
    }

    @Benchmark
    public int compareChars() {
        int bySource = left.source().compareTo(right.source());
        return bySource != 0 ? bySource : left.key().compareTo(right.key());
    }
}
