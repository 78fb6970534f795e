package io.kinfold.benchmarks.durable;

import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Profile;
import io.kinfold.store.jdbc.Durability;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * How long one profile takes to read whose fragments are in SQLite.
 *
 * <pre>java -Xmx2g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.durable.ProfileReads [FRAGMENTS]</pre>
 *
 * <p>A graph takes the fragments of a {@link Shop} in (1,000,000 without an argument); its store keeps 64 MB of them. Then
 * 10,000 random profiles are found by a fragment's id and read: in a graph that has just been opened, once more in it, and in one
 * whose store keeps none; and the rows of the same fragments are selected by their keys through plain JDBC, as texts.
 * All in turn, three times; the first is not printed. The file is in the cache of the operating system.
 */
public final class ProfileReads {
    private static final int READS = 10_000;

    private ProfileReads() {}

    /** What is measured. */
    private interface Read {
        void of(FragmentId id) throws SQLException;
    }

    /** Runs all. */
    public static void main(String[] args) throws Exception {
        int fragments = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "reads");
        try {
            Path file = folder.resolve("graph.db");
            Shop shop = Shop.of(fragments);
            try (IdentityGraph graph = open(file, 64 << 20)) {
                graph.load(() -> shop.fragments(0, fragments), progress -> {});
            }
            for (int round = 0; round < 3; round++) {
                round(file, ids(fragments, round), round > 0);
            }
        } finally {
            for (File rest : Objects.requireNonNull(folder.toFile().listFiles())) {
                Files.delete(rest.toPath());
            }
            Files.delete(folder);
        }
    }

    private static void round(Path file, List<FragmentId> ids, boolean warm) throws SQLException {
        List<FragmentId> read = new ArrayList<>();
        try (IdentityGraph graph = open(file, 64 << 20)) {
            measure("kept by nobody yet", ids, id -> read.addAll(read(graph, id)), warm);
            measure("kept", ids, id -> read(graph, id), warm);
        }
        try (IdentityGraph graph = open(file, 0)) {
            measure("never kept", ids, id -> read(graph, id), warm);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement select = connection.prepareStatement(
                        "SELECT first_observed, observed, payload FROM fragment WHERE source = ? AND key = ?")) {
            measure("plain SELECT of one fragment", read, id -> select(select, id), warm);
        }
        if (warm) {
            System.out.printf(
                    Locale.ROOT, "fragments of a profile: %.2f%n", read.size() / (double) READS);
        }
    }

    private static IdentityGraph open(Path file, long cacheBytes) {
        return IdentityGraph.builder()
                .configuration(Shop.configuration())
                .store(JdbcStore.builder()
                        .sqlite(file)
                        .durability(Durability.RELAXED)
                        .cacheBytes(cacheBytes)
                        .build())
                .build();
    }

    private static List<FragmentId> ids(int fragments, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FragmentId> ids = new ArrayList<>(READS);
        while (ids.size() < READS) {
            Customer customer = new Customer(random.nextInt(fragments / 4));
            if (customer.rows() > 0) {
                ids.add(customer.fragment(0).id());
            }
        }
        return ids;
    }

    private static List<FragmentId> read(IdentityGraph graph, FragmentId id) {
        Profile profile = graph.profileId(id).flatMap(graph::profile).orElseThrow();
        return profile.fragments();
    }

    private static void select(PreparedStatement select, FragmentId id) throws SQLException {
        select.setString(1, id.source());
        select.setString(2, id.key());
        try (ResultSet row = select.executeQuery()) {
            if (!row.next() || row.getString(3).isEmpty() || row.getLong(1) > row.getLong(2)) {
                throw new IllegalStateException("fragment " + id + " is not in the file");
            }
        }
    }

    private static void measure(String what, List<FragmentId> ids, Read read, boolean warm)
            throws SQLException {
        long[] nanos = new long[ids.size()];
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < nanos.length; i++) {
            long began = System.nanoTime();
            read.of(ids.get(i));
            nanos[i] = System.nanoTime() - began;
        }
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        Arrays.sort(nanos);
        if (warm) {
            System.out.printf(
                    Locale.ROOT,
                    "%-30s median %7.1f us  99th %8.1f us  CPU %7.1f us%n",
                    what,
                    nanos[nanos.length / 2] / 1e3,
                    nanos[nanos.length * 99 / 100] / 1e3,
                    cpu / 1e3 / nanos.length);
        }
    }
}
