package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Profile;

import org.junit.jupiter.api.RepeatedTest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Several writers and readers at once: the result is that of one thread, and no reader sees a violated guard. */
class ThreadsTest {
    private static final int FRAGMENTS = 4_000;

    private static final Configuration CONFIGURATION = Configuration.builder()
            .namespace(Namespace.builder("member").priority(1).maxPerProfile(1).build())
            .namespace(Namespace.builder("phone")
                    .priority(2)
                    .genericAbove("member", 4)
                    .build())
            .namespace(Namespace.builder("cookie").priority(3).build())
            .build();

    private static List<Fragment> fragments(long seed) {
        Random random = new Random(seed);
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < FRAGMENTS; i++) {
            int customer = random.nextInt(FRAGMENTS / 4);
            Fragment.Builder builder = Fragment.builder("pos", "" + random.nextInt(FRAGMENTS))
                    .observedAt(Instant.ofEpochSecond(i))
                    .identifier("cookie", "c" + (customer * 3 + random.nextInt(3)));
            if (random.nextInt(3) == 0) {
                builder.identifier("member", "m" + customer);
            }
            if (random.nextInt(2) == 0) {
                builder.identifier("phone", "p" + customer / 2);
            }
            fragments.add(builder.build());
        }
        return fragments;
    }

    @RepeatedTest(3)
    void severalThreads_ingestRetractAndRead_giveTheGraphOfOneThread() throws Exception {
        List<Fragment> fragments = fragments(7);
        List<FragmentId> gone = fragments.stream()
                .map(Fragment::id)
                .distinct()
                .filter(id -> id.key().endsWith("3"))
                .toList();
        try (IdentityGraph graph = IdentityGraph.of(CONFIGURATION);
                IdentityGraph expected = IdentityGraph.of(CONFIGURATION)) {
            expected.ingestAll(fragments);
            gone.forEach(expected::retract);

            AtomicBoolean writing = new AtomicBoolean(true);
            ExecutorService threads = Executors.newFixedThreadPool(5);
            List<Future<?>> writers = new ArrayList<>();
            for (int part = 0; part < 3; part++) {
                List<Fragment> own = part(fragments, part);
                boolean single = part == 0;
                writers.add(threads.submit(() -> ingest(graph, own, single)));
            }
            List<Future<?>> readers = List.of(
                    threads.submit(() -> read(graph, writing, 1)),
                    threads.submit(() -> read(graph, writing, 2)));
            for (Future<?> writer : writers) {
                writer.get();
            }
            Future<?> retracting = threads.submit(() -> gone.forEach(graph::retract));
            retracting.get();
            writing.set(false);
            for (Future<?> reader : readers) {
                reader.get();
            }
            threads.shutdown();
            assertThat(graph.profiles().toList()).isEqualTo(expected.profiles().toList());
            assertThat(graph.review()).isEqualTo(expected.review());
            assertThat(graph.statistics().keys())
                    .isEqualTo(expected.statistics().keys());
        }
    }

    private static List<Fragment> part(List<Fragment> fragments, int part) {
        List<Fragment> own = new ArrayList<>();
        for (int i = part; i < fragments.size(); i += 3) {
            own.add(fragments.get(i));
        }
        return own;
    }

    private static void ingest(IdentityGraph graph, List<Fragment> own, boolean single) {
        if (single) {
            own.forEach(graph::ingest);
        } else {
            graph.ingestAll(own);
        }
    }

    private static void read(IdentityGraph graph, AtomicBoolean writing, long seed) {
        Random random = new Random(seed);
        while (writing.get()) {
            Identifier cookie = Identifier.of("cookie", "c" + random.nextInt(FRAGMENTS));
            graph.find(cookie).ifPresent(ThreadsTest::check);
            graph.profileId(cookie);
            FragmentId id = FragmentId.of("pos", "" + random.nextInt(FRAGMENTS));
            graph.profileId(id).flatMap(graph::profile).ifPresent(ThreadsTest::check);
        }
    }

    private static void check(Profile profile) {
        long members = profile.identifiers().stream()
                .filter(identifier -> identifier.namespace().equals("member"))
                .count();
        assertThat(members).as("members of one profile").isLessThanOrEqualTo(1);
        assertThat(profile.fragments()).contains(profile.id().founder());
    }
}
