package io.kinfold.benchmarks;

import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a reader of a graph loses beside a busy writer, apart from what any busy neighbour takes from it.
 *
 * <pre>java -Xmx3g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.ReaderSlices [ROUNDS [MILLIS [KIND]]]</pre>
 *
 * <p>One thread reads random profiles in slices of so many milliseconds (60 rounds of 50 ms without arguments): with
 * nobody beside it; beside a thread that writes to another graph, equal and as busy, of which nothing is shared but the
 * machine; and beside one that writes to the graph being read. Each round has one slice of each, in random order, for each kind of
 * read, and there are as many rounds for each {@link SliceWriter.Kind}, so that a noisy machine is as noisy for all. After each slice the
 * writer takes back what it did, while nobody measures. It writes about customers of odd numbers, and those of even
 * numbers are read: the profiles that are read stay as they are, side by side in memory with those that change.
 *
 * <p>On a busy machine two threads often run one after the other, and then lose nothing to each other. So of the reads, which are
 * timed some tens of microseconds at a time, only those count during which the reader had a processor all the time, and the
 * neighbour another one for at least {@value #BUSY} of it.
 *
 * <p>Printed are reads a millisecond of the reader's CPU time; the quotients of the rates, with their standard error
 * (jackknife over rounds), beside the writer against beside the stranger, which is what the library takes, and against nobody;
 * and how often, in a million reads, the reader waited for a lock.
 */
public final class ReaderSlices {
    private static final int RECORDS = 300_000;
    private static final int TARGETS = 1 << 15;
    private static final double BUSY = .8;

    /** Beside whom there is a slice. */
    private static final int NOBODY = 0;

    private static final int STRANGER = 1;
    private static final int WRITER = 2;

    /** How profiles are read, and how many between two looks at the clocks. */
    private enum Read {
        PROFILE_ID(64),
        PROFILE(4);

        private final int together;

        Read(int together) {
            this.together = together;
        }
    }

    /** Sums of one slice or of several: what was read while both threads ran, in how much CPU time, and waits. */
    private static final class Sum {
        private double reads;
        private double cpu;
        private double all;
        private double waits;

        void add(Sum other, int sign) {
            reads += sign * other.reads;
            cpu += sign * other.cpu;
            all += sign * other.all;
            waits += sign * other.waits;
        }

        double perMillisecond() {
            return reads * 1e6 / cpu;
        }
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final SplittableRandom random = new SplittableRandom(3);
    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private final GraphStore read = new GraphStore();
    private final GraphStore elsewhere = new GraphStore();
    private final Identifier[] identifiers = new Identifier[TARGETS];
    private final ProfileId[] ids = new ProfileId[TARGETS];
    private final long sliceNanos;

    /** What was found, kept so that no read is optimized away. */
    long found;

    private ReaderSlices(long sliceNanos) {
        this.sliceNanos = sliceNanos;
    }

    /** Runs all. */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        long millis = args.length > 1 ? Long.parseLong(args[1]) : 50;
        ReaderSlices slices = new ReaderSlices(millis * 1_000_000);
        slices.load();
        for (SliceWriter.Kind kind : SliceWriter.Kind.values()) {
            if (args.length < 3 || kind.name().equals(args[2])) {
                slices.run(kind, Math.max(5, rounds / 5), false);
                slices.run(kind, rounds, true);
            }
        }
        slices.beside.shutdown();
    }

    private void load() {
        IngestWorkload workload = new IngestWorkload(RECORDS, 1);
        IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(1_000);
        for (int record = 0; record < RECORDS; record += 1_000) {
            workload.fill(record, 1_000, chunk);
            read.ingest(chunk);
            elsewhere.ingest(chunk);
        }
        for (int i = 0; i < TARGETS; ) {
            int record = random.nextInt(RECORDS);
            if (!SliceWriter.writesAbout(workload, record)) {
                workload.fill(record, 1, chunk);
                identifiers[i] = Identifier.of("n" + chunk.spaces[0], chunk.values[0]);
                ids[i] = read.graph().profileId(identifiers[i]).orElseThrow();
                i++;
            }
        }
    }

    private void run(SliceWriter.Kind kind, int rounds, boolean warm) throws Exception {
        SliceWriter same = new SliceWriter(kind, read.graph(), RECORDS);
        SliceWriter other = new SliceWriter(kind, elsewhere.graph(), RECORDS);
        List<Sum[]> byId = new ArrayList<>();
        List<Sum[]> whole = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            byId.add(round(Read.PROFILE_ID, same, other));
            whole.add(round(Read.PROFILE, same, other));
        }
        same.close();
        other.close();
        if (warm) {
            print(kind + ", profileId(identifier)", byId);
            print(kind + ", profile(id)", whole);
        }
    }

    /** Runs the three slices of a round, in random order. */
    private Sum[] round(Read kind, SliceWriter same, SliceWriter other) throws Exception {
        Sum[] sums = new Sum[3];
        int first = random.nextInt(3);
        int step = 1 + random.nextInt(2);
        for (int i = 0; i < sums.length; i++) {
            int who = (first + i * step) % sums.length;
            sums[who] =
                    who == NOBODY ? slice(kind, 0) : slice(kind, who == STRANGER ? other : same);
        }
        return sums;
    }

    private Sum slice(Read kind, SliceWriter writer) throws Exception {
        Future<?> written = beside.submit(writer::write);
        Sum sum = slice(kind, writer.awaitBegin());
        writer.stop();
        written.get();
        beside.submit(writer::takeBack).get();
        return sum;
    }

    /** Reads for one slice, beside a thread or, for 0, nobody. */
    private Sum slice(Read kind, long neighbour) {
        Sum sum = new Sum();
        long self = Thread.currentThread().getId();
        sum.waits -= threads.getThreadInfo(self).getWaitedCount();
        long end = System.nanoTime() + sliceNanos;
        for (long now = System.nanoTime(); now < end; ) {
            long began = now;
            long other = neighbour == 0 ? 0 : threads.getThreadCpuTime(neighbour);
            long cpu = threads.getCurrentThreadCpuTime();
            readSome(kind);
            cpu = threads.getCurrentThreadCpuTime() - cpu;
            other = neighbour == 0 ? 0 : threads.getThreadCpuTime(neighbour) - other;
            now = System.nanoTime();
            boolean both = neighbour == 0 || other >= BUSY * (now - began);
            if (both && cpu >= BUSY * (now - began)) {
                sum.reads += kind.together;
                sum.cpu += cpu;
            }
            sum.all += kind.together;
        }
        sum.waits += threads.getThreadInfo(self).getWaitedCount();
        return sum;
    }

    private void readSome(Read kind) {
        IdentityGraph graph = read.graph();
        for (int i = 0; i < kind.together; i++) {
            int target = random.nextInt(TARGETS);
            found += kind == Read.PROFILE_ID
                    ? graph.profileId(identifiers[target])
                            .orElseThrow()
                            .founder()
                            .key()
                            .length()
                    : graph.profile(ids[target]).orElseThrow().fragments().size();
        }
    }

    private static void print(String what, List<Sum[]> rounds) {
        Sum[] sums = {new Sum(), new Sum(), new Sum()};
        for (Sum[] round : rounds) {
            for (int who = 0; who < sums.length; who++) {
                sums[who].add(round[who], 1);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f reads/ms of CPU with nobody, %.1f beside a stranger, %.1f beside the writer;"
                        + " %.0f ms counted beside the writer, %.0f waits a million reads%n",
                what,
                sums[NOBODY].perMillisecond(),
                sums[STRANGER].perMillisecond(),
                sums[WRITER].perMillisecond(),
                sums[WRITER].cpu / 1e6,
                sums[WRITER].waits * 1e6 / sums[WRITER].all);
        print("    writer / stranger", rounds, sums, STRANGER);
        print("    writer / nobody", rounds, sums, NOBODY);
    }

    private static void print(String what, List<Sum[]> rounds, Sum[] sums, int than) {
        double squares = 0;
        double quotient = sums[WRITER].perMillisecond() / sums[than].perMillisecond();
        for (Sum[] round : rounds) {
            sums[WRITER].add(round[WRITER], -1);
            sums[than].add(round[than], -1);
            double without = sums[WRITER].perMillisecond() / sums[than].perMillisecond();
            squares += (without - quotient) * (without - quotient);
            sums[WRITER].add(round[WRITER], 1);
            sums[than].add(round[than], 1);
        }
        double error = Math.sqrt(squares * (rounds.size() - 1) / rounds.size());
        System.out.printf(Locale.ROOT, "%s %.3f +- %.3f%n", what, quotient, error);
    }
}
