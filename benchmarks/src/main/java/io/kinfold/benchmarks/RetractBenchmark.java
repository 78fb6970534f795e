package io.kinfold.benchmarks;

import io.kinfold.topology.Topology;

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
import org.openjdk.jmh.annotations.Warmup;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Retraction of one fragment, which takes its component apart and links the rest again.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar RetractBenchmark</pre>
 *
 * <p>about two minutes. {@code typical}: a random fragment of the workload of {@link IngestWorkload} (p0.50 is the
 * median to look at; larger profiles are hit more often). {@code chain}: a chain of {@code size} fragments, each of
 * which shares a key with the next, is cut in the middle: the worst bridge. What was retracted is added again outside
 * the measured time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx5g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RetractBenchmark {

    /** A chain with its middle fragment in place. */
    @State(Scope.Thread)
    public static class Chain {
        @Param({"10", "1000", "100000"})
        int size;

        private final Topology topology = new Topology(1, (winner, loser) -> {});
        private int middle = -1;

        @Setup
        public void setUp() {
            for (int i = 0; i < size; i++) {
                int fragment = topology.addFragment(keys(i), 0, 2);
                middle = i == size / 2 ? fragment : middle;
            }
        }

        private int[] keys(int i) {
            return new int[] {
                topology.keys().findOrAdd(0, "shared-key-" + i),
                topology.keys().findOrAdd(0, "shared-key-" + (i + 1))
            };
        }

        @Setup(Level.Invocation)
        public void mend() {
            if (middle < 0) {
                middle = topology.addFragment(keys(size / 2), 0, 2);
            }
        }
    }

    /** The profiles of half a million records, with a random fragment chosen. */
    @State(Scope.Thread)
    public static class Profiles {
        private static final int RECORDS = 500_000;

        private final KinfoldStore store = new KinfoldStore();
        private final SplittableRandom random = new SplittableRandom(3);
        private int[] retracted;
        private int chosen;

        @Setup
        public void setUp() {
            IngestWorkload workload = new IngestWorkload(RECORDS, 1);
            IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(1_000);
            for (int record = 0; record < RECORDS; record += 1_000) {
                workload.fill(record, 1_000, chunk);
                store.ingest(chunk);
            }
        }

        @Setup(Level.Invocation)
        public void choose() {
            if (retracted != null) {
                store.topology.addFragment(retracted, 0, retracted.length);
            }
            chosen = random.nextInt(RECORDS);
            retracted = new int[store.topology.linkCount(chosen)];
            for (int i = 0; i < retracted.length; i++) {
                retracted[i] = store.topology.link(chosen, i);
            }
        }
    }

    @Benchmark
    public void typical(Profiles profiles) {
        profiles.store.topology.retract(profiles.chosen, key -> {});
    }

    @Benchmark
    public void chain(Chain chain) {
        chain.topology.retract(chain.middle, key -> {});
        chain.middle = -1;
    }
}
