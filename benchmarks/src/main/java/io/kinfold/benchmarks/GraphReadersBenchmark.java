package io.kinfold.benchmarks;

import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What readers of the whole graph lose beside a writer: one reader asks for the profile id of a random identifier; the
 * other thread ingests fragments into the same graph ({@code besideWriter}), into another graph that no reader sees
 * ({@code besideNoise}), or is not there ({@code alone}).
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar GraphReadersBenchmark</pre>
 *
 * <p>about three minutes; look at the score of the reader in each group. As in {@link ReadersBenchmark},
 * {@code besideNoise} tells what two threads cost each other on this machine whatever they do; garbage collection of
 * what the writer makes is part of both.
 */
@State(Scope.Group)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgs = "-Xmx5g")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class GraphReadersBenchmark {
    private static final int RECORDS = 300_000;
    private static final int CHUNK = 250;

    private final GraphStore store = new GraphStore();
    private final GraphStore other = new GraphStore();
    private final IngestWorkload workload = new IngestWorkload(RECORDS, 1);
    private final IngestWorkload more = new IngestWorkload(10 * RECORDS, 9);
    private Identifier[] identifiers;

    /** Where a writer is. */
    @State(Scope.Thread)
    public static class Writer {
        private final IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(CHUNK);
        private int next = RECORDS;
    }

    /** What a reader keeps. */
    @State(Scope.Thread)
    public static class Reader {
        private final SplittableRandom random = new SplittableRandom(5);
    }

    @Setup
    public void setUp() {
        IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(CHUNK);
        identifiers = new Identifier[RECORDS / CHUNK];
        for (int record = 0; record < RECORDS; record += CHUNK) {
            workload.fill(record, CHUNK, chunk);
            store.ingest(chunk);
            other.ingest(chunk);
            identifiers[record / CHUNK] = Identifier.of("n" + chunk.spaces[0], chunk.values[0]);
        }
    }

    private Optional<ProfileId> read(Reader reader) {
        return store.graph().profileId(identifiers[reader.random.nextInt(identifiers.length)]);
    }

    private int write(Writer writer, GraphStore target) {
        more.fill(writer.next, CHUNK, writer.chunk);
        writer.next = writer.next + 2 * CHUNK > more.records() ? RECORDS : writer.next + CHUNK;
        target.ingest(writer.chunk);
        return writer.next;
    }

    @Benchmark
    @Group("besideWriter")
    @GroupThreads(1)
    public Optional<ProfileId> readBesideWriter(Reader reader) {
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
    public Optional<ProfileId> readBesideNoise(Reader reader) {
        return read(reader);
    }

    /** The same work on another graph, which no reader sees. */
    @Benchmark
    @Group("besideNoise")
    @GroupThreads(1)
    public int ingestElsewhere(Writer writer) {
        return write(writer, other);
    }

    @Benchmark
    @Group("alone")
    @GroupThreads(1)
    public Optional<ProfileId> readAlone(Reader reader) {
        return read(reader);
    }
}
