package io.kinfold.benchmarks;

import io.kinfold.topology.KeyBatch;

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

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Looking up identifiers that are there, by new strings, among six million: one by one, and in batches of 1,536.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar LookupBenchmark</pre>
 *
 * <p>about three minutes. The figures are CPU nanoseconds an identifier, encoding and hashing included; the strings
 * are made just before, outside the measured time. {@code dependentCpuNs}: the next identifier to look up depends on
 * the id found, so that nothing overlaps. A HashMap has no batches.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx5g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LookupBenchmark {
    private static final int RECORDS = 512;
    private static final int IDENTIFIERS = RECORDS * IngestWorkload.KEYS_PER_RECORD;
    private static final int WARM_UP = 1_000;
    private static final int ROUNDS = 2_000;

    @Param({"5000000"})
    int records;

    /** Repeats both in turn; JMH would add up the figures of several forks or iterations. */
    @Param({"1", "2", "3"})
    int repeat;

    @Param({"kinfold", "hashmap"})
    String store;

    private final KinfoldStore kinfold = new KinfoldStore();
    private final HashMapStore hashMap = new HashMapStore();
    private final IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(RECORDS);
    private final KeyBatch batch = new KeyBatch(IDENTIFIERS);
    private final SplittableRandom random = new SplittableRandom(2);
    private IngestWorkload workload;

    /** CPU time of each way to look up. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Figures {
        public double singleCpuNs;
        public double dependentCpuNs;
        public double batchCpuNs;
    }

    @Setup
    public void setUp() {
        workload = new IngestWorkload(records, 1);
        IngestStore filled = store.equals("kinfold") ? kinfold : hashMap;
        for (int record = 0; record + RECORDS <= records; record += RECORDS) {
            workload.fill(record, RECORDS, chunk);
            filled.ingest(chunk);
        }
    }

    @Benchmark
    public void lookUp(Figures figures, Blackhole sink) {
        boolean ours = store.equals("kinfold");
        measure(WARM_UP, ours, sink, new Figures());
        measure(ROUNDS, ours, sink, figures);
    }

    private void measure(int rounds, boolean ours, Blackhole sink, Figures figures) {
        CpuTimer single = new CpuTimer();
        CpuTimer dependent = new CpuTimer();
        CpuTimer batches = new CpuTimer();
        for (int round = 0; round < rounds; round++) {
            draw();
            single.start();
            sink.consume(ours ? singleKinfold() : singleHashMap());
            single.stop();
            draw();
            dependent.start();
            sink.consume(ours ? dependentKinfold() : dependentHashMap());
            dependent.stop();
            if (ours) {
                draw();
                batches.start();
                sink.consume(batchKinfold());
                batches.stop();
            }
        }
        figures.singleCpuNs = single.nsEach((long) rounds * IDENTIFIERS);
        figures.dependentCpuNs = dependent.nsEach((long) rounds * IDENTIFIERS);
        figures.batchCpuNs = batches.nsEach((long) rounds * IDENTIFIERS);
    }

    private void draw() {
        workload.fill(random.nextInt(records / RECORDS) * RECORDS, RECORDS, chunk);
    }

    private long singleKinfold() {
        long sum = 0;
        for (int i = 0; i < IDENTIFIERS; i++) {
            sum += kinfold.topology.keys().find(chunk.spaces[i], chunk.values[i]);
        }
        return sum;
    }

    private long singleHashMap() {
        long sum = 0;
        for (int i = 0; i < IDENTIFIERS; i++) {
            sum += hashMap.idOf(chunk.spaces[i], chunk.values[i]);
        }
        return sum;
    }

    private long dependentKinfold() {
        int found = 0;
        for (int i = 0; i < IDENTIFIERS; i++) {
            int next = i ^ (found >>> 31);
            found = kinfold.topology.keys().find(chunk.spaces[next], chunk.values[next]);
        }
        return found;
    }

    private long dependentHashMap() {
        int found = 0;
        for (int i = 0; i < IDENTIFIERS; i++) {
            int next = i ^ (found >>> 31);
            found = hashMap.idOf(chunk.spaces[next], chunk.values[next]);
        }
        return found;
    }

    private long batchKinfold() {
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
