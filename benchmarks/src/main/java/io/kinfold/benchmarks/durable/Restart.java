package io.kinfold.benchmarks.durable;

import com.sun.management.OperatingSystemMXBean;

import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.graph.Statistics;
import io.kinfold.store.jdbc.Durability;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The start of a graph on SQLite from a snapshot, against one that replays every fragment.
 *
 * <pre>java -Xmx4g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.durable.Restart [FRAGMENTS]</pre>
 *
 * <p>A graph takes the fragments of a {@link Shop} in (5,000,000 without an argument) and is closed, which writes the snapshot.
 * Then, in the same JVM, graphs are built on the store by turns: from the snapshot, by replay with the snapshot out of the way,
 * and from the snapshot twice more. A start is from opening the store to the first answer; the files are in the
 * cache of the operating system. All starts must give the same numbers.
 */
public final class Restart {
    private Restart() {}

    /** Runs all. */
    public static void main(String[] args) throws Exception {
        int fragments = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "restart");
        try {
            run(folder.resolve("graph.db"), fragments);
        } finally {
            delete(folder);
        }
    }

    private static void run(Path file, int fragments) throws IOException {
        Iterator<Fragment> all = Shop.of(fragments).fragments(0, fragments);
        long began = System.nanoTime();
        try (IdentityGraph graph = open(file)) {
            graph.load(() -> all, progress -> {});
            print("load", began, -1, graph.statistics());
        }
        Path snapshot = Path.of(file + ".snapshot");
        System.out.printf(
                "SQLite %,d bytes, snapshot %,d bytes%n", Files.size(file), Files.size(snapshot));
        start("snapshot", file);
        Path aside = Files.move(snapshot, Path.of(file + ".aside"));
        start("replay", file);
        Files.deleteIfExists(snapshot);
        Files.move(aside, snapshot);
        start("snapshot", file);
        start("snapshot", file);
    }

    /** Opens a graph; one that finds no snapshot would write one at once, which is not part of what is measured. */
    private static void start(String how, Path file) {
        System.gc();
        long began = System.nanoTime();
        long cpu = cpu();
        try (IdentityGraph graph = open(file)) {
            print(how, began, cpu, graph.statistics());
        }
    }

    private static IdentityGraph open(Path file) {
        JdbcStore store =
                JdbcStore.builder().sqlite(file).durability(Durability.RELAXED).build();
        boolean asides = Files.exists(Path.of(file + ".aside"));
        return IdentityGraph.builder()
                .configuration(Shop.configuration())
                .store(asides ? new WithoutSnapshots(store) : store)
                .build();
    }

    private static void print(String what, long began, long cpu, Statistics statistics) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %8.2f s wall  %8.2f s CPU  %s%n",
                what,
                (System.nanoTime() - began) / 1e9,
                cpu < 0 ? 0 : (cpu() - cpu) / 1e9,
                statistics);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
