package io.kinfold.benchmarks.durable;

import com.sun.management.OperatingSystemMXBean;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.graph.Statistics;
import io.kinfold.profile.Profile;

import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Heap, time and disk of a graph. */
public final class MemoryTable {
    private static final int WORK = 100_000;

    private MemoryTable() {}

    public static void main(String[] args) throws Exception {
        int fragments = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Shop shop = Shop.of(fragments + WORK);
        long empty = Heap.live();
        Heap heap = new Heap();
        long began = System.nanoTime();
        long cpu = cpu();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(Shop.configuration())
                .store(new GeneratedStore())
                .build()) {
            Iterator<Fragment> all = shop.fragments(0, fragments);
            graph.ingestAll(() -> all);
            double wall = (System.nanoTime() - began) / 1e9;
            print("seconds, wall", wall);
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
        }
    }

    private static void identifiers(Shop shop, int fragments) {
        long identifiers = 0;
        long attributes = 0;
        Map<String, Integer> sources = new TreeMap<>();
        int looked = Math.min(fragments, 100_000);
        for (Iterator<Fragment> all = shop.fragments(fragments - looked, fragments); all.hasNext(); ) {
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
        for (Iterator<Fragment> more = shop.fragments(fragments, fragments + WORK); more.hasNext(); ) {
            graph.ingest(more.next());
        }
        print("ingests one by one, microseconds each", (System.nanoTime() - began) / 1e3 / WORK);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%-40s %12.2f%n", name, value);
    }
}
