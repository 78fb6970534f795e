package io.kinfold.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Single look-ups of {@link LookupBenchmark}, of the dictionary and of the HashMap in one process and by turns, so that a noisy
 * machine is as noisy for both.
 *
 * <pre>java -Xmx5g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.LookupTurns [RECORDS [ROUNDS]]</pre>
 *
 * <p>In each of 60 rounds both find ten times 1,536 identifiers of 5,000,000 records, by new strings that are made before;
 * once one after another, and once such that the next depends on the one before. Printed are medians of CPU nanoseconds a
 * look-up, and of the quotient within a round with its quartiles.
 */
public final class LookupTurns {
    private static final int CHUNK = 512;
    private static final int IDENTIFIERS = CHUNK * IngestWorkload.KEYS_PER_RECORD;
    private static final int TURNS = 10;

    /** One way to look up. */
    private interface Dictionary {
        int idOf(int space, String value);
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final SplittableRandom random = new SplittableRandom(2);
    private final IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(CHUNK);
    private final KinfoldStore kinfold = new KinfoldStore();
    private final HashMapStore hashMap = new HashMapStore();
    private final IngestWorkload workload;

    /** What was found, kept so that no look-up is optimized away. */
    long found;

    private LookupTurns(int records) {
        workload = new IngestWorkload(records, 1);
        for (int record = 0; record + CHUNK <= records; record += CHUNK) {
            workload.fill(record, CHUNK, chunk);
            kinfold.ingest(chunk);
            hashMap.ingest(chunk);
        }
    }

    /** Runs all. */
    public static void main(String[] args) {
        LookupTurns turns =
                new LookupTurns(args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        turns.run("warming up", rounds / 3, false);
        turns.run("one after another", rounds, false);
        turns.run("each dependent on the one before", rounds, true);
    }

    private void run(String what, int rounds, boolean dependent) {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < TURNS; turn++) {
                ours[round] += nanos(kinfold.topology.keys()::find, dependent);
                theirs[round] += nanos(hashMap::idOf, dependent);
            }
        }
        double[] quotients = new double[rounds];
        Arrays.setAll(quotients, i -> ours[i] / theirs[i]);
        Arrays.sort(ours);
        Arrays.sort(theirs);
        Arrays.sort(quotients);
        System.out.printf(
                Locale.ROOT,
                "%s: Kinfold %.0f ns, HashMap %.0f ns, quotient %.3f (%.3f to %.3f)%n",
                what,
                ours[rounds / 2] / TURNS,
                theirs[rounds / 2] / TURNS,
                quotients[rounds / 2],
                quotients[rounds / 4],
                quotients[rounds * 3 / 4]);
    }

    private double nanos(Dictionary dictionary, boolean dependent) {
        workload.fill(random.nextInt(workload.records() / CHUNK) * CHUNK, CHUNK, chunk);
        long cpu = threads.getCurrentThreadCpuTime();
        int id = 0;
        for (int i = 0; i < IDENTIFIERS; i++) {
            int next = dependent ? i ^ (id >>> 31) : i;
            id = dictionary.idOf(chunk.spaces[next], chunk.values[next]);
            found += id;
        }
        return (double) (threads.getCurrentThreadCpuTime() - cpu) / IDENTIFIERS;
    }
}
