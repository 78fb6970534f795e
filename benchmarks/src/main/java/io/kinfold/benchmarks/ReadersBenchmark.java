package io.kinfold.benchmarks;

import io.kinfold.topology.Forest;
import io.kinfold.topology.Topology;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
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
 * What readers lose beside a writer: one reader finds the members of the profile of a random identifier; the other
 * thread ingests ({@code besideWriter}), or ingests into a store that no reader sees ({@code besideNoise}), or is not
 * there ({@code alone}).
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ReadersBenchmark</pre>
 *
 * <p>about three minutes; look at the score of the reader in each group. {@code besideNoise} tells how much of the loss
 * is that of two threads sharing a processor's memory and caches, whatever they do: the two logical processors of
 * one core, for example.
 */
@State(Scope.Group)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgs = "-Xmx5g")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadersBenchmark {
    private static final int CHUNK = 256;

    @Param({"1000000"})
    int records;

    private final KinfoldStore store = new KinfoldStore();
    private final KinfoldStore other = new KinfoldStore();
    private IngestWorkload workload;
    private IngestWorkload more;
    private String[] values;
    private int[] spaces;

    /** Where a writer is. */
    @State(Scope.Thread)
    public static class Writer {
        private final IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(CHUNK);
        private int next;
    }

    /** What a reader keeps. */
    @State(Scope.Thread)
    public static class Reader {
        private final SplittableRandom random = new SplittableRandom(5);
        private int[] members = new int[128];
    }

    @Setup
    public void setUp() {
        workload = new IngestWorkload(records, 1);
        more = new IngestWorkload(4 * records, 9);
        IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(CHUNK);
        int known = records / CHUNK * CHUNK;
        for (int record = 0; record < known; record += CHUNK) {
            workload.fill(record, CHUNK, chunk);
            store.ingest(chunk);
            other.ingest(chunk);
        }
        values = new String[1 << 16];
        spaces = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            workload.fill((int) (i * 31L % (known - 1)), 1, chunk);
            values[i] = chunk.values[0];
            spaces[i] = chunk.spaces[0];
        }
    }

    private int read(Reader reader) {
        int i = reader.random.nextInt(values.length);
        Topology topology = store.topology;
        int key = topology.keys().find(spaces[i], values[i]);
        while (true) {
            int root = topology.forest().root(topology.keys().payload(key));
            int count = topology.forest().copyMembers(root, reader.members);
            if (count > reader.members.length) {
                reader.members = new int[2 * count];
            } else if (count != Forest.RETRY) {
                return count;
            }
        }
    }

    private int write(Writer writer, KinfoldStore target) {
        more.fill(writer.next, CHUNK, writer.chunk);
        writer.next = writer.next + 2 * CHUNK > more.records() ? 0 : writer.next + CHUNK;
        target.ingest(writer.chunk);
        return writer.next;
    }

    @Benchmark
    @Group("besideWriter")
    @GroupThreads(1)
    public int readBesideWriter(Reader reader) {
        return read(reader);
    }

    @Benchmark
    @Group("besideWriter")
    @GroupThreads(1)
    public int ingest(Writer writer) {
        return write(writer, store);
    }

    @Benchmark
    @Group("besideNoise")
    @GroupThreads(1)
    public int readBesideNoise(Reader reader) {
        return read(reader);
    }

    /** The same work on another store, which no reader sees. */
    @Benchmark
    @Group("besideNoise")
    @GroupThreads(1)
    public int ingestElsewhere(Writer writer) {
        return write(writer, other);
    }

    @Benchmark
    @Group("alone")
    @GroupThreads(1)
    public int readAlone(Reader reader) {
        return read(reader);
    }
}
