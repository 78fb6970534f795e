package io.kinfold.benchmarks;

import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Resolution;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * One new fragment resolved by a fuzzy rule against so many that are in the graph, from {@code ingest} to its profile:
 * normalized, its candidates found by five blocks, compared by six strings, linked, clustered.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ResolveOneBenchmark</pre>
 *
 * <p>about three minutes. p0.50, p0.99 and p0.999 are the figures to look at. The fragment is retracted again outside
 * the measured time, so the graph stays as large as it was.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx5g")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class ResolveOneBenchmark {
    @Param("1000000")
    int records;

    private final Persons persons = new Persons(5);
    private IdentityGraph graph;
    private Fragment fragment;
    private int next;

    @Setup
    public void setUp() {
        FuzzyRule rule = FuzzyRule.builder("person")
                .matcher(new PersonMatcher())
                .linkThreshold(0)
                .reviewThreshold(-3)
                .blockCap(100)
                .build();
        graph = IdentityGraph.of(Configuration.builder().rule(rule).build());
        Iterator<Fragment> all =
                IntStream.range(0, records).mapToObj(persons::record).iterator();
        long start = System.nanoTime();
        graph.ingestAll(() -> all);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.println(seconds + " s to load; " + graph.statistics());
        next = records;
    }

    @Setup(Level.Invocation)
    public void make() {
        if (fragment != null) {
            graph.retract(fragment.id());
        }
        fragment = persons.record(next++);
    }

    @TearDown
    public void close() {
        graph.close();
    }

    @Benchmark
    public Resolution ingest() {
        return graph.ingest(fragment);
    }
}
