package io.kinfold.benchmarks;

import io.kinfold.topology.KeyBatch;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Looking up identifiers that are there, by new strings, among six million: one by one, and in batches of 1,536.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar LookupBenchmark</pre>
 *
 * <p>about four minutes; nanoseconds an identifier, encoding and hashing included. Each invocation looks up other
 * identifiers, whose strings have just been made.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgs = "-Xmx5g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LookupBenchmark {
    private static final int RECORDS = 512;
    private static final int IDENTIFIERS = RECORDS * IngestWorkload.KEYS_PER_RECORD;

    @Param({"5000000"})
    int records;

    @Param({"kinfold", "hashmap"})
    String store;

    private final KinfoldStore kinfold = new KinfoldStore();
    private final HashMapStore hashMap = new HashMapStore();
    private final IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(RECORDS);
    private final KeyBatch batch = new KeyBatch(IDENTIFIERS);
    private final SplittableRandom random = new SplittableRandom(2);
    private IngestWorkload workload;

    @Setup
    public void setUp() {
        workload = new IngestWorkload(records, 1);
        IngestStore filled = store.equals("kinfold") ? kinfold : hashMap;
        for (int record = 0; record + RECORDS <= records; record += RECORDS) {
            workload.fill(record, RECORDS, chunk);
            filled.ingest(chunk);
        }
    }

    @Setup(Level.Invocation)
    public void draw() {
        workload.fill(random.nextInt(records / RECORDS) * RECORDS, RECORDS, chunk);
    }

    @Benchmark
    @OperationsPerInvocation(IDENTIFIERS)
    public long single() {
        boolean ours = store.equals("kinfold");
        long sum = 0;
        for (int i = 0; i < IDENTIFIERS; i++) {
            sum += ours
                    ? kinfold.topology.keys().find(chunk.spaces[i], chunk.values[i])
                    : hashMap.idOf(chunk.spaces[i], chunk.values[i]);
        }
        return sum;
    }

    /** A HashMap has no batches: for it this is the same as {@link #single}. */
    @Benchmark
    @OperationsPerInvocation(IDENTIFIERS)
    public long batch() {
        if (!store.equals("kinfold")) {
            return single();
        }
        batch.clear();
        for (int i = 0; i < IDENTIFIERS; i++) {
            batch.add(chunk.spaces[i], chunk.values[i]);
        }
        kinfold.topology.keys().findAll(batch);
        long sum = 0;
        for (int i = 0; i < IDENTIFIERS; i++) {
            sum += batch.id(i);
        }
        return sum;
    }
}
