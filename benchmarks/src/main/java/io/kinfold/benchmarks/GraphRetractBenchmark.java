package io.kinfold.benchmarks;

import io.kinfold.fragment.Fragment;
import io.kinfold.profile.Resolution;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What two operations on the whole graph take: a random fragment of the workload of {@link IngestWorkload} is retracted
 * and ingested again, one after the other, with id, store and guards.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar GraphRetractBenchmark</pre>
 *
 * <p>about a minute; p0.50 is the median to look at. Compare with {@link RetractBenchmark}, the topology alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx5g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GraphRetractBenchmark {
    private static final int RECORDS = 300_000;
    private static final int CHUNK = 1_000;

    private final GraphStore store = new GraphStore();
    private final IngestWorkload workload = new IngestWorkload(RECORDS, 1);
    private final IngestWorkload.Chunk one = new IngestWorkload.Chunk(1);
    private final SplittableRandom random = new SplittableRandom(3);
    private Fragment chosen;

    @Setup
    public void setUp() {
        IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(CHUNK);
        for (int record = 0; record < RECORDS; record += CHUNK) {
            workload.fill(record, CHUNK, chunk);
            store.ingest(chunk);
        }
    }

    @Setup(Level.Invocation)
    public void choose() {
        workload.fill(random.nextInt(RECORDS), 1, one);
        chosen = GraphStore.fragment(one, 0);
    }

    @Benchmark
    public Resolution retractAndIngest() {
        store.graph().retract(chosen.id());
        return store.graph().ingest(chosen);
    }
}
