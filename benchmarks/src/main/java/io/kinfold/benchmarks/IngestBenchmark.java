package io.kinfold.benchmarks;

import com.sun.management.OperatingSystemMXBean;

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

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/**
 * Ingest of records with three string identifiers into an empty store, until all are in: see {@link IngestWorkload}.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar IngestBenchmark</pre>
 *
 * <p>about ten minutes; a quick look, and the run of two threads:
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar IngestBenchmark -p repeat=1 -p records=1000000
 * java -jar benchmarks/target/benchmarks.jar IngestBenchmark -p store=kinfold,concurrent -p threads=1,2
 * java -jar benchmarks/target/benchmarks.jar IngestBenchmark -p store=graph,hashmap -p records=1000000
 * </pre>
 *
 * <p>The work is fixed and the state grows, so each fork does all of it once. Strings are made in chunks of 1,024
 * records outside the measured time, new ones for each occurrence. The score of JMH includes making them; the figures
 * to compare are the others:
 *
 * <ul>
 *   <li>{@code cpuNsPerRecord}: CPU time of the ingesting threads, in the store only;
 *   <li>{@code wallNsPerRecord}: wall time in the store only, of all threads together;
 *   <li>{@code processCpuNsPerRecord}: CPU time of the whole process, garbage collection included, less that of a run
 *       that only makes the strings;
 *   <li>{@code longestStallMicros}: the longest that one chunk took;
 *   <li>{@code heapBytesPerIdentifier}: of the whole store, after a collection; {@code withoutLinks} is what Kinfold's
 *       dictionary, union-find and member lists say they take;
 *   <li>{@code components}: the same for all stores that are right, and the number of customers or a little more.
 * </ul>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx5g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class IngestBenchmark {
    private static final int CHUNK = 1024;
    private static final int CHUNKS_PER_ROUND = 4;

    @Param({"5000000"})
    int records;

    /** Repeats all stores in turn; JMH would add up the figures of several forks or iterations. */
    @Param({"1", "2", "3"})
    int repeat;

    @Param({"kinfold", "hashmap", "floor", "floor+strings"})
    String store;

    @Param({"1"})
    int threads;

    private IngestWorkload workload;
    private IngestStore ingested;
    private double generationNs;

    /** What one fork measured. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Figures {
        public double cpuNsPerRecord;
        public double wallNsPerRecord;
        public double processCpuNsPerRecord;
        public double longestStallMicros;
        public double heapBytesPerIdentifier;
        public double withoutLinks;
        public double identifiers;
        public double components;
    }

    @Setup
    public void setUp() throws Exception {
        workload = new IngestWorkload(records, 1);
        ingested = make();
        generationNs = run(chunk -> {}, new Figures());
    }

    private IngestStore make() {
        switch (store) {
            case "kinfold":
                return new KinfoldStore();
            case "hashmap":
                return new HashMapStore();
            case "concurrent":
                return new ConcurrentStore(records * IngestWorkload.KEYS_PER_RECORD);
            case "graph":
                return new GraphStore();
            case "floor":
                return FloorStore.of(workload, false);
            case "floor+strings":
                return FloorStore.of(workload, true);
            default:
                throw new IllegalArgumentException(
                        "store must be kinfold, graph, hashmap, concurrent, floor or floor+strings");
        }
    }

    @Benchmark
    public void ingest(Figures figures) throws Exception {
        double processNs = run(ingested::ingest, figures);
        figures.processCpuNsPerRecord = (processNs - generationNs) / records;
        figures.identifiers = ingested.identifiers();
        figures.components = ingested.components();
        figures.heapBytesPerIdentifier = heapBytes() / figures.identifiers;
        figures.withoutLinks = ingested.heapBytesWithoutLinks() / figures.identifiers;
    }

    /** Where a thread's chunks go. */
    private interface Target {
        void accept(IngestWorkload.Chunk chunk);
    }

    /** Makes all records and hands them over; returns the CPU time that the process took meanwhile. */
    private double run(Target target, Figures figures) throws Exception {
        OperatingSystemMXBean process =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        CyclicBarrier barrier = new CyclicBarrier(threads);
        Lane[] lanes = new Lane[threads];
        for (int i = 0; i < threads; i++) {
            lanes[i] = new Lane(i, target, barrier);
            lanes[i].start();
        }
        for (Lane lane : lanes) {
            lane.join();
            figures.cpuNsPerRecord += (double) lane.cpuNs / records;
            figures.wallNsPerRecord =
                    Math.max(figures.wallNsPerRecord, (double) lane.wallNs / records);
            figures.longestStallMicros = Math.max(figures.longestStallMicros, lane.longestNs / 1e3);
        }
        return process.getProcessCpuTime() - before;
    }

    /** One thread: in each round all make their strings, meet, ingest, and meet again. */
    private final class Lane extends Thread {
        private final int number;
        private final Target target;
        private final CyclicBarrier barrier;
        private final IngestWorkload.Chunk[] chunks = new IngestWorkload.Chunk[CHUNKS_PER_ROUND];
        private final ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        private long cpuNs;
        private long wallNs;
        private long longestNs;

        Lane(int number, Target target, CyclicBarrier barrier) {
            this.number = number;
            this.target = target;
            this.barrier = barrier;
            Arrays.setAll(chunks, i -> new IngestWorkload.Chunk(CHUNK));
        }

        @Override
        public void run() {
            try {
                int perRound = CHUNK * CHUNKS_PER_ROUND;
                for (int round = 0; round < records; round += perRound * threads) {
                    int from = Math.min(round + number * perRound, records);
                    runRound(from, Math.min(from + perRound, records));
                }
            } catch (Exception e) {
                throw new IllegalStateException("a thread of the benchmark failed", e);
            }
        }

        private void runRound(int from, int to) throws Exception {
            int count = 0;
            for (int first = from; first < to; first += CHUNK) {
                workload.fill(first, Math.min(CHUNK, to - first), chunks[count++]);
            }
            barrier.await();
            long wallBefore = System.nanoTime();
            long cpuBefore = cpu.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                long before = System.nanoTime();
                target.accept(chunks[i]);
                longestNs = Math.max(longestNs, System.nanoTime() - before);
            }
            cpuNs += cpu.getCurrentThreadCpuTime() - cpuBefore;
            barrier.await();
            wallNs += System.nanoTime() - wallBefore;
        }
    }

    private double heapBytes() throws InterruptedException {
        workload = null;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
