package io.kinfold.benchmarks.durable;

import com.sun.management.OperatingSystemMXBean;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.store.jdbc.Durability;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * How long customer data take to be ready that follow a graph on SQLite for the first time.
 *
 * <pre>java -Xmx3g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.durable.FirstRefresh [FRAGMENTS]</pre>
 *
 * <p>A graph takes the fragments of a {@link Shop} in (1,000,000 without an argument) and is closed, which writes the snapshot.
 * Then, three times in the same JVM, a graph is built from the snapshot, and customer data with five attributes and
 * two namespaces follow it and are refreshed. The files are in the cache of the operating system.
 */
public final class FirstRefresh {
    private static final Schema SCHEMA = Schema.builder()
            .attribute("name", ValueType.text())
            .attribute("birthday", ValueType.anniversary())
            .attribute("gender", ValueType.text())
            .attribute("city", ValueType.text())
            .attribute("consent", ValueType.text())
            .identity("line")
            .identity("email")
            .build();

    private FirstRefresh() {}

    /** Runs all. */
    public static void main(String[] args) throws Exception {
        int fragments = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "refresh");
        try {
            Path file = folder.resolve("graph.db");
            try (IdentityGraph graph = open(file)) {
                graph.load(() -> Shop.of(fragments).fragments(0, fragments), progress -> {});
            }
            for (int round = 0; round < 3; round++) {
                System.gc();
                try (IdentityGraph graph = open(file)) {
                    refresh(graph, fragments);
                }
            }
        } finally {
            for (File rest : Objects.requireNonNull(folder.toFile().listFiles())) {
                Files.delete(rest.toPath());
            }
            Files.delete(folder);
        }
    }

    private static IdentityGraph open(Path file) {
        return IdentityGraph.builder()
                .configuration(Shop.configuration())
                .store(JdbcStore.builder()
                        .sqlite(file)
                        .durability(Durability.RELAXED)
                        .build())
                .build();
    }

    private static void refresh(IdentityGraph graph, int fragments) {
        CustomerData data = CustomerData.of(SCHEMA);
        data.follow(graph);
        long began = System.nanoTime();
        long cpu = cpu();
        data.refresh();
        System.out.printf(
                Locale.ROOT,
                "%,d fragments, %,d profiles: %6.2f s wall, %6.2f s CPU, %5.1f us CPU a fragment%n",
                fragments,
                data.statistics().profiles(),
                (System.nanoTime() - began) / 1e9,
                (cpu() - cpu) / 1e9,
                (cpu() - cpu) / 1e3 / fragments);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
