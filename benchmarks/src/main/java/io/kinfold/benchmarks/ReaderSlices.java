package io.kinfold.benchmarks;

import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a reader of a graph loses beside a busy writer, apart from what any busy neighbour takes from it.
 *
 * <pre>java -Xmx4g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.ReaderSlices [ROUNDS [MILLIS]]</pre>
 *
 * <p>One thread reads random profiles in slices of so many milliseconds (100 rounds, slices of 100 ms without arguments): with
 * nobody beside it; beside a thread that writes to another graph, equal and as busy, of which nothing is shared but the
 * machine; and beside one that writes to the graph being read. Each round has one slice of each, in random order, for each kind of
 * read and of {@link SliceWriter.Kind}, so that a noisy machine is as noisy for all. After each slice the writer takes back
 * what it did, while nobody measures. It writes about customers of odd numbers, and those of even numbers are read: the profiles that
 * are read stay as they are, side by side in memory with those that change.
 *
 * <p>Printed are medians over the slices of reads a millisecond of the reader's CPU and of wall time, with quartiles; and the
 * medians of the quotients within a round: beside the writer against beside the stranger, which is what the
 * library takes, and against nobody.
 */
public final class ReaderSlices {
    private static final int RECORDS = 300_000;
    private static final int TARGETS = 1 << 15;

    /** Reads between two looks at the clock. */
    private static final int READS = 32;

    /** The share of a slice that both threads must have a processor for, or it is run again. */
    private static final double BUSY = .8;

    private static final int MOST_REPEATED = 20;

    /** How profiles are read. */
    private enum Read {
        PROFILE_ID,
        PROFILE
    }

    /** Reads a millisecond, of CPU, of CPU and waiting for locks, and of wall time; and waits a million reads. */
    private record Rate(
            double cpu, double own, double wall, double waits, Busy reader, Busy writer) {
        /** Returns whether one of the two threads had to wait for a processor: they ran one after the other then. */
        boolean isDisturbed() {
            return reader.share < BUSY || writer.share < BUSY;
        }
    }

    /** What a thread had of a processor, and how much it wrote in a millisecond of that. */
    record Busy(double share, double written) {}

    /** The slices of one round that are compared. */
    private record Round(Rate nobody, Rate stranger, Rate writer) {
        boolean isGood() {
            return !nobody.isDisturbed() && !stranger.isDisturbed() && !writer.isDisturbed();
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
    private long found;

    private ReaderSlices(long sliceNanos) {
        this.sliceNanos = sliceNanos;
    }

    /** Runs all. */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        long millis = args.length > 1 ? Long.parseLong(args[1]) : 100;
        ManagementFactory.getThreadMXBean().setThreadContentionMonitoringEnabled(true);
        ReaderSlices slices = new ReaderSlices(millis * 1_000_000);
        slices.load();
        slices.run(Math.max(5, rounds / 10), false);
        slices.run(rounds, true);
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

    private void run(int rounds, boolean warm) throws Exception {
        for (SliceWriter.Kind kind : SliceWriter.Kind.values()) {
            SliceWriter same = new SliceWriter(kind, read.graph(), RECORDS);
            SliceWriter other = new SliceWriter(kind, elsewhere.graph(), RECORDS);
            List<Round> byId = new ArrayList<>();
            List<Round> whole = new ArrayList<>();
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
    }

    /** Runs the three slices of a round, in random order. */
    private Round round(Read kind, SliceWriter same, SliceWriter other) throws Exception {
        Rate[] rates = new Rate[3];
        int first = random.nextInt(3);
        int step = 1 + random.nextInt(2);
        int repeated = 0;
        for (int i = 0; i < rates.length; i++) {
            int which = (first + i * step) % rates.length;
            rates[which] = which == 0 ? slice(kind) : slice(kind, which == 1 ? other : same);
            if (rates[which].isDisturbed() && ++repeated < MOST_REPEATED) {
                i--;
            }
        }
        return new Round(rates[0], rates[1], rates[2]);
    }

    private Rate slice(Read kind, SliceWriter writer) throws Exception {
        Future<Busy> written = beside.submit(writer::write);
        writer.awaitBegin();
        Rate rate = slice(kind);
        writer.stop();
        Busy wrote = written.get();
        beside.submit(writer::takeBack).get();
        return new Rate(rate.cpu, rate.own, rate.wall, rate.waits, rate.reader, wrote);
    }

    private Rate slice(Read kind) {
        IdentityGraph graph = read.graph();
        long reads = 0;
        long began = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        ThreadInfo before = threads.getThreadInfo(Thread.currentThread().getId());
        long now = began;
        while (now - began < sliceNanos) {
            found += kind == Read.PROFILE_ID ? readIds(graph) : readProfiles(graph);
            reads += READS;
            now = System.nanoTime();
        }
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        ThreadInfo after = threads.getThreadInfo(Thread.currentThread().getId());
        double waited = (after.getWaitedTime() - before.getWaitedTime()) * 1e6;
        double waits = after.getWaitedCount() - before.getWaitedCount();
        return new Rate(
                reads * 1e6 / cpu,
                reads * 1e6 / (cpu + waited),
                reads * 1e6 / (now - began),
                waits * 1e6 / reads,
                new Busy((cpu + waited) / (now - began), 0),
                new Busy(1, 0));
    }

    private int readIds(IdentityGraph graph) {
        int present = 0;
        for (int i = 0; i < READS; i++) {
            Identifier identifier = identifiers[random.nextInt(TARGETS)];
            present += graph.profileId(identifier).isPresent() ? 1 : 0;
        }
        return present;
    }

    private int readProfiles(IdentityGraph graph) {
        int fragments = 0;
        for (int i = 0; i < READS; i++) {
            ProfileId id = ids[random.nextInt(TARGETS)];
            fragments += graph.profile(id).orElseThrow().fragments().size();
        }
        return fragments;
    }

    private void print(String what, List<Round> all) {
        List<Round> rounds = all.stream().filter(Round::isGood).toList();
        System.out.println(what + ": " + rounds.size() + " of " + all.size() + " rounds were undisturbed");
        if (rounds.isEmpty()) {
            return;
        }
        print("  nobody, reads/ms CPU", quotients(rounds, r -> r.nobody.cpu));
        print("  writer / stranger, CPU", quotients(rounds, r -> r.writer.cpu / r.stranger.cpu));
        print("  writer / nobody, CPU", quotients(rounds, r -> r.writer.cpu / r.nobody.cpu));
        print("  writer / stranger, own", quotients(rounds, r -> r.writer.own / r.stranger.own));
        print("  writer / nobody, own", quotients(rounds, r -> r.writer.own / r.nobody.own));
        print("  writer / stranger, wall", quotients(rounds, r -> r.writer.wall / r.stranger.wall));
        print("  writer / nobody, wall", quotients(rounds, r -> r.writer.wall / r.nobody.wall));
        print("  waits a million reads", quotients(rounds, r -> r.writer.waits));
        print("  stranger's writes/ms", rounds.stream().mapToDouble(r -> r.stranger.writer.written));
        print("  writer's writes/ms", rounds.stream().mapToDouble(r -> r.writer.writer.written));
    }

    private static java.util.stream.DoubleStream quotients(
            List<Round> rounds, java.util.function.ToDoubleFunction<Round> quotient) {
        return rounds.stream().mapToDouble(quotient);
    }

    private static void print(String what, java.util.stream.DoubleStream values) {
        double[] sorted = values.toArray();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-28s median %9.3f   quartiles %9.3f %9.3f   +- %.3f%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length / 4],
                sorted[sorted.length * 3 / 4],
                1.57 * (sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4])
                        / Math.sqrt(sorted.length));
    }
}
