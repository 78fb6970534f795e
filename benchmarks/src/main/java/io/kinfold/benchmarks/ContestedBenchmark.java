package io.kinfold.benchmarks;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Resolution;

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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ingest of one fragment into a contested component: {@code size} members who share a telephone that only one of them
 * can have, so that all but one link to it are refused.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ContestedBenchmark</pre>
 *
 * <p>about two minutes. {@code inOrder}: the fragment was observed after all others, as nearly every new one is.
 * {@code outOfOrder}: it was observed before all others and takes the telephone from whoever has it, the worst case,
 * which partitions the whole component afresh. Each invocation adds a fragment. No operation is quadratic if the time
 * of the latter grows about as the size does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx5g")
@Warmup(iterations = 20)
@Measurement(iterations = 40)
public class ContestedBenchmark {
    @Param({"1000", "10000", "100000"})
    int size;

    private IdentityGraph graph;
    private int later;
    private int earlier;

    @Setup
    public void setUp() {
        graph = IdentityGraph.of(Configuration.builder()
                .namespace(
                        Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(Namespace.builder("phone").priority(2).build())
                .build());
        List<Fragment> fragments = new ArrayList<>();
        for (later = 0; later < size; later++) {
            fragments.add(fragment(later));
        }
        graph.ingestAll(fragments);
    }

    private static Fragment fragment(int number) {
        return Fragment.builder("pos", "" + number)
                .observedAt(Instant.ofEpochSecond(number))
                .identifier("member", "m" + number)
                .identifier("phone", "02-1234-5678")
                .build();
    }

    @Benchmark
    public Resolution inOrder() {
        return graph.ingest(fragment(later++));
    }

    @Benchmark
    public Resolution outOfOrder() {
        return graph.ingest(fragment(--earlier));
    }
}
