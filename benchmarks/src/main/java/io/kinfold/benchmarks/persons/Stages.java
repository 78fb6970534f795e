package io.kinfold.benchmarks.persons;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints what each stage took: wall time, CPU time of the whole process, of the main thread alone (the rest is
 * the compilers', the collector's and helpers'), and collections in wall time.
 */
final class Stages {
    private final com.sun.management.OperatingSystemMXBean system =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long wall;
    private long cpu;
    private long main;
    private long collecting;

    /** Begins with the start of the virtual machine. */
    Stages() {
        wall = ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    /** Ends a stage. */
    void end(String stage) {
        long wallNow = System.currentTimeMillis();
        long cpuNow = system.getProcessCpuTime();
        long collectingNow = collecting();
        long mainNow = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        print(stage, wallNow - wall, cpuNow - cpu, mainNow - main, collectingNow - collecting);
        wall = wallNow;
        cpu = cpuNow;
        main = mainNow;
        collecting = collectingNow;
    }

    /** Prints the whole run. */
    void total() throws IOException {
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        print("total", wall - start, cpu, main, collecting);
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        System.out.printf(
                Locale.ROOT, "peak heap %d MB (sum over pools), %s%n", peak >> 20, resident());
    }

    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "resident memory unknown";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("")
                .replaceAll("\\s+", " ");
    }

    private static long collecting() {
        long millis = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            millis += bean.getCollectionTime();
        }
        return millis;
    }

    private static void print(String stage, long wall, long cpu, long main, long collecting) {
        System.out.printf(
                Locale.ROOT,
                "%-10s wall %7.2f s   cpu %7.2f s   main %6.2f s   gc %6.2f s%n",
                stage,
                wall / 1e3,
                cpu / 1e9,
                main / 1e9,
                collecting / 1e3);
    }
}
