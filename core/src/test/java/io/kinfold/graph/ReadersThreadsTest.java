package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Profile;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Readers beside a writer that takes fragments out, puts them in again and replaces them all the time, so that numbers
 * of keys and fragments go from one customer to another.
 */
class ReadersThreadsTest {
    private static final int CUSTOMERS = 60;
    private static final int WRITES = 30_000;

    private static final Configuration CONFIGURATION = Configuration.builder()
            .namespace(Namespace.builder("phone").priority(1).build())
            .namespace(Namespace.builder("cookie").priority(2).build())
            .build();

    /** Fragments of even customers never change. Each value begins with whose it is. */
    private static boolean isStill(int customer) {
        return customer % 2 == 0;
    }

    private static Fragment first(int customer) {
        return Fragment.builder("crm", customer + "-0")
                .observedAt(Instant.ofEpochSecond(customer))
                .identifier("phone", customer + "-phone")
                .build();
    }

    private static Fragment further(int customer, int i, int version) {
        return Fragment.builder("crm", customer + "-" + i)
                .observedAt(Instant.ofEpochSecond(1_000 + version))
                .identifier("phone", customer + "-phone")
                .identifier("cookie", customer + "-" + i + "-" + (isStill(customer) ? 0 : version))
                .build();
    }

    @Test
    void find_besideRetractionsAndReplacements_isAlwaysThatCustomer() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try (IdentityGraph graph = IdentityGraph.of(CONFIGURATION)) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                graph.ingest(first(customer));
                graph.ingest(further(customer, 1, 0));
                graph.ingest(further(customer, 2, 0));
            }
            List<Future<?>> reads = new ArrayList<>();
            for (int seed = 0; seed < 2; seed++) {
                Random random = new Random(seed);
                reads.add(readers.submit(() -> read(graph, writing, random)));
            }
            try {
                write(graph, new Random(9));
            } finally {
                writing.set(false);
            }
            for (Future<?> read : reads) {
                read.get();
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static void write(IdentityGraph graph, Random random) {
        for (int i = 1; i <= WRITES; i++) {
            int customer = 1 + 2 * random.nextInt(CUSTOMERS / 2);
            int which = 1 + random.nextInt(2);
            if (random.nextBoolean()) {
                graph.retract(FragmentId.of("crm", customer + "-" + which));
            } else {
                graph.ingest(further(customer, which, i));
            }
        }
    }

    private static void read(IdentityGraph graph, AtomicBoolean writing, Random random) {
        while (writing.get()) {
            int customer = random.nextInt(CUSTOMERS);
            Identifier phone = Identifier.of("phone", customer + "-phone");
            FragmentId founder = FragmentId.of("crm", customer + "-0");
            assertThat(graph.profileId(phone).orElseThrow().founder()).isEqualTo(founder);
            check(customer, graph.find(phone).orElseThrow());
            check(
                    customer,
                    graph.profile(graph.profileId(founder).orElseThrow()).orElseThrow());
        }
    }

    private static void check(int customer, Profile profile) {
        assertThat(profile.fragments()).allMatch(id -> id.key().startsWith(customer + "-"));
        assertThat(profile.identifiers())
                .allMatch(identifier -> identifier.value().startsWith(customer + "-"));
        if (isStill(customer)) {
            assertThat(profile.fragments()).hasSize(3);
            assertThat(profile.identifiers()).hasSize(3);
        } else {
            assertThat(profile.identifiers().size())
                    .isBetween(1, profile.fragments().size());
        }
    }
}
