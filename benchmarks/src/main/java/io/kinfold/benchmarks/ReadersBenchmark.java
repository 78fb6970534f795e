package io.kinfold.benchmarks;

import io.kinfold.topology.Forest;
import io.kinfold.topology.Topology;

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
 * What a reader loses beside a writer. It finds the members of the profile of a random identifier, over and over,
 * while the other thread ingests into the same store ({@code writer}), ingests into a store that no reader sees
 * ({@code elsewhere}), or is not there ({@code nobody}).
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ReadersBenchmark</pre>
 *
 * <p>about three minutes. {@code elsewhere} is what two busy threads cost each other on this machine whatever they do
 * (a shared core, cache and memory bandwidth); what the reader loses to the writer is the step from there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx5g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ReadersBenchmark {
    private static final int CHUNK = 256;
    private static final int WARM_UP = 2_000_000;
    private static final int READS = 6_000_000;

    @Param({"1000000"})
    int records;

    /** Repeats all in turn; JMH would add up the figures of several forks or iterations. */
    @Param({"1", "2", "3"})
    int repeat;

    @Param({"nobody", "elsewhere", "writer"})
    String beside;

    private final KinfoldStore read = new KinfoldStore();
    private final KinfoldStore elsewhere = new KinfoldStore();
    private final SplittableRandom random = new SplittableRandom(5);
    private int[] members = new int[128];
    private long retries;
    private volatile boolean done;
    private String[] values;
    private int[] spaces;

    /** What the reader saw. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Figures {
        public double cpuNsPerRead;
        public double wallNsPerRead;
        public double retriesPerMillion;
        public double writtenRecords;
    }

    @Setup
    public void setUp() {
        IngestWorkload workload = new IngestWorkload(records, 1);
        IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(CHUNK);
        int known = records / CHUNK * CHUNK;
        for (int record = 0; record < known; record += CHUNK) {
            workload.fill(record, CHUNK, chunk);
            read.ingest(chunk);
            elsewhere.ingest(chunk);
        }
        values = new String[1 << 16];
        spaces = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            workload.fill((int) (i * 31L % known), 1, chunk);
            values[i] = chunk.values[0];
            spaces[i] = chunk.spaces[0];
        }
    }

    @Benchmark
    public void read(Figures figures, Blackhole sink) throws InterruptedException {
        readAll(WARM_UP, sink);
        Writer writer = new Writer(beside.equals("writer") ? read : elsewhere);
        if (!beside.equals("nobody")) {
            writer.start();
        }
        CpuTimer cpu = new CpuTimer();
        long before = System.nanoTime();
        cpu.start();
        readAll(READS, sink);
        cpu.stop();
        figures.wallNsPerRead = (double) (System.nanoTime() - before) / READS;
        figures.cpuNsPerRead = cpu.nsEach(READS);
        figures.retriesPerMillion = retries * 1e6 / READS;
        done = true;
        writer.join();
        figures.writtenRecords = writer.written;
    }

    private void readAll(int count, Blackhole sink) {
        retries = 0;
        for (int i = 0; i < count; i++) {
            sink.consume(readOne(random.nextInt(values.length)));
        }
    }

    private int readOne(int i) {
        Topology topology = read.topology;
        int key = topology.keys().find(spaces[i], values[i]);
        while (true) {
            int root = topology.forest().root(topology.keys().payload(key));
            int count = topology.forest().copyMembers(root, members);
            if (count > members.length) {
                members = new int[2 * count];
            } else if (count != Forest.RETRY) {
                return count;
            } else {
                retries++;
            }
        }
    }

    /** Ingests other customers until the reader is done: the profiles that are read stay as large as they are. */
    private final class Writer extends Thread {
        private final KinfoldStore target;
        private final IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(CHUNK);
        private long written;

        Writer(KinfoldStore target) {
            this.target = target;
        }

        @Override
        public void run() {
            IngestWorkload more = new IngestWorkload(2 * records, 9);
            for (int next = 0; !done; next = next + 2 * CHUNK > more.records() ? 0 : next + CHUNK) {
                more.fill(next, CHUNK, chunk);
                for (int i = 0; i < chunk.spaces.length; i++) {
                    chunk.spaces[i] += IngestWorkload.SPACES;
                }
                target.ingest(chunk);
                written += chunk.records;
            }
        }
    }
}
