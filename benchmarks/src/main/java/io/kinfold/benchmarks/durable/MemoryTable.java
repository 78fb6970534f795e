package io.kinfold.benchmarks.durable;

import com.sun.management.OperatingSystemMXBean;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.graph.Statistics;
import io.kinfold.profile.Profile;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.jdbc.Durability;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The heap that a graph takes whose fragments are in SQLite.
 *
 * <pre>java -Xmx2g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.durable.MemoryTable [FRAGMENTS [none]]
 * </pre>
 *
 * <p>Takes fragments of a {@link Shop} in ({@code IdentityGraph.load}; 1,000,000 without arguments), collects all garbage,
 * and prints what is in use then, what the parts of the graph say that they take (bytes a fragment), and the most that
 * was in use after any collection before. Then it works on: 100,000 profiles are read, of which most have to be
 * fetched from SQLite, and 20,000 fragments are ingested one by one. {@code none} leaves SQLite away: fragments are then made anew when they are
 * asked for. {@code RELAXED} durability, so that the disk does not set the time.
 */
public final class MemoryTable {
    private static final int WORK = 100_000;
    private static final int INGESTS = 20_000;

    private MemoryTable() {}

    /** Runs all. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "memory");
        Path file = folder.resolve("graph.db");
        try {
            int fragments = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
            run(fragments, args.length > 1 ? new GeneratedStore() : open(file), file);
        } finally {
            for (File rest : Objects.requireNonNull(folder.toFile().listFiles())) {
                Files.delete(rest.toPath());
            }
            Files.delete(folder);
        }
    }

    private static JdbcStore open(Path file) {
        return JdbcStore.builder().sqlite(file).durability(Durability.RELAXED).build();
    }

    private static void run(int fragments, FragmentStore store, Path file) throws Exception {
        Shop shop = Shop.of(fragments + INGESTS);
        long empty = Heap.live();
        Heap heap = new Heap();
        long began = System.nanoTime();
        long cpu = cpu();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(Shop.configuration())
                .store(store)
                .build()) {
            Iterator<Fragment> all = shop.fragments(0, fragments);
            graph.load(() -> all, progress -> {});
            print("seconds, wall", (System.nanoTime() - began) / 1e9);
            print("seconds, CPU", (cpu() - cpu) / 1e9);
            print("seconds, collecting", Heap.collectingMillis() / 1e3);
            print("most after a collection, MB", heap.mostAfterCollection() / 1e6);
            long live = Heap.live() - empty;
            print("live, MB", live / 1e6);
            print("live, bytes a fragment", live / (double) fragments);
            print("heap limit, MB", Heap.limit() / 1e6);
            print("resident at most, MB", Heap.mostResident() / 1e6);
            for (Map.Entry<String, Long> part : HeapParts.of(graph).entrySet()) {
                print("  " + part.getKey(), part.getValue() / (double) fragments);
            }
            Statistics s = graph.statistics();
            print("  as reported", s.topologyBytes() / (double) fragments);
            print("profiles", s.profiles());
            print("keys", s.keys());
            print("contested", s.contested());
            print("refused", s.refused());
            identifiers(shop, fragments);
            work(shop, graph, fragments);
            if (Files.exists(file)) {
                print("SQLite, bytes a fragment", Files.size(file) / (double) fragments);
            }
            print("live after the work, MB", (Heap.live() - empty) / 1e6);
            print("most after a collection, MB", heap.mostAfterCollection() / 1e6);
        }
    }

    private static void identifiers(Shop shop, int fragments) {
        long identifiers = 0;
        long attributes = 0;
        Map<String, Integer> sources = new TreeMap<>();
        int looked = Math.min(fragments, 100_000);
        for (Iterator<Fragment> all = shop.fragments(fragments - looked, fragments);
                all.hasNext(); ) {
            Fragment fragment = all.next();
            identifiers += fragment.identifiers().size();
            attributes += fragment.attributes().size();
            sources.merge(fragment.id().source(), 1, Integer::sum);
        }
        print("identifiers a fragment", identifiers / (double) looked);
        System.out.println(sources);
        print("attributes a fragment", attributes / (double) looked);
    }

    private static void work(Shop shop, IdentityGraph graph, int fragments) {
        long began = System.nanoTime();
        int members = 0;
        SplittableRandom random = new SplittableRandom(5);
        int asked = 0;
        while (asked < WORK) {
            Customer customer = new Customer(random.nextInt(fragments / 4));
            if (customer.rows() > 0) {
                FragmentId id = customer.fragment(0).id();
                Optional<Profile> profile = graph.profileId(id).flatMap(graph::profile);
                members += profile.isPresent() ? profile.get().fragments().size() : 0;
                asked++;
            }
        }
        print("reads, microseconds each", (System.nanoTime() - began) / 1e3 / WORK);
        print("fragments of a profile that was read", members / (double) WORK);
        began = System.nanoTime();
        for (Iterator<Fragment> more = shop.fragments(fragments, fragments + INGESTS);
                more.hasNext(); ) {
            graph.ingest(more.next());
        }
        print("ingests one by one, microseconds each", (System.nanoTime() - began) / 1e3 / INGESTS);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%-40s %12.2f%n", name, value);
    }
}
