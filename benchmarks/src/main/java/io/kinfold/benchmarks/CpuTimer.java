package io.kinfold.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Adds up the CPU time of the current thread between {@link #start} and {@link #stop}. */
final class CpuTimer {
    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    private long started;
    private long totalNs;

    void start() {
        started = thread.getCurrentThreadCpuTime();
    }

    void stop() {
        totalNs += thread.getCurrentThreadCpuTime() - started;
    }

    double nsEach(long operations) {
        return (double) totalNs / operations;
    }
}
