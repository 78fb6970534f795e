package io.kinfold.benchmarks.segments;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * CPU time of one round of a measure, of the thread that measures. With one thread allowed, DuckDB
 * works in the thread that asks: the time of the whole process, which has a hundredth of a second
 * for its least step, said the same.
 */
final class Cpu {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private Cpu() {}

    /** Runs a measure so many times; returns the nanoseconds of each, and checks each result. */
    static double ns(int rounds, long expected, LongSupplier measure) {
        long before = THREAD.getCurrentThreadCpuTime();
        for (int round = 0; round < rounds; round++) {
            long result = measure.getAsLong();
            if (result != expected) {
                throw new IllegalStateException(result + " instead of " + expected);
            }
        }
        return (double) (THREAD.getCurrentThreadCpuTime() - before) / rounds;
    }
}
