package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.FragmentStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an operation costs must not depend on what was done before, nor grow with the square of anything.
 * The limits are no measure of speed: what they guard against takes many times as long, and what is right
 * ends far below them on a busy machine too.
 */
class ScaleTest {
    private static final Configuration MEMBER_AND_EMAIL = Configuration.builder()
            .namespace(Namespace.builder("member").priority(1).maxPerProfile(1).build())
            .namespace(Namespace.builder("email").priority(2).build())
            .build();

    private static Fragment.Builder at(int second) {
        return Fragment.builder("s", "" + second).observedAt(Instant.ofEpochSecond(second));
    }

    private static FragmentId id(int second) {
        return FragmentId.of("s", "" + second);
    }

    private static List<Fragment> sharing(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> at(i).identifier("email", "a@b.tw")
                        .identifier("member", i < 2 ? "m" + i : "")
                        .build())
                .toList();
    }

    @Test
    @Timeout(120)
    void ingest_afterALargeErasure_costsAsBefore() {
        try (IdentityGraph graph = IdentityGraph.of(
                Configuration.builder().namespace(Namespace.of("cookie")).build())) {
            graph.ingestAll(IntStream.range(0, 300_000)
                    .mapToObj(i -> at(i).identifier("cookie", "all")
                            .identifier("cookie", "c" + i)
                            .build())
                    .toList());
            graph.erase(new ProfileId(id(0)));
            for (int i = 300_000; i < 420_000; i++) {
                graph.ingest(at(i).identifier("cookie", "c" + i).build());
            }
        }
    }

    @Test
    @Timeout(120)
    void preview_largeContestedComponentWithManySeparations_partitionsItOnce() {
        try (IdentityGraph graph = IdentityGraph.of(
                Configuration.builder().namespace(Namespace.of("email")).build())) {
            graph.ingestAll(sharing(200_000));
            for (int i = 0; i < 800; i++) {
                graph.separate(id(500_000 + i), id(i), "agent");
            }
            graph.ingestAll(IntStream.range(500_000, 500_800)
                    .mapToObj(i -> at(i).identifier("email", "a@b.tw").build())
                    .toList());
            assertThat(graph.preview(MEMBER_AND_EMAIL)).hasSize(2);
        }
    }

    @Test
    @Timeout(120)
    void ingest_manyScopesOfALimitedNamespace_takesNoRowPerScope() {
        try (IdentityGraph graph = IdentityGraph.of(Configuration.builder()
                .namespace(Namespace.builder("line").maxPerProfile(1).build())
                .build())) {
            graph.ingestAll(
                    IntStream.range(0, 300_000).mapToObj(i -> at(i).build()).toList());
            for (int i = 0; i < 2_400; i++) {
                graph.ingest(at(300_000 + i)
                        .identifier(Identifier.of("line", "page " + i, "U"))
                        .build());
            }
            assertThat(graph.statistics().profiles()).isEqualTo(302_400);
        }
    }

    @Test
    void expiryQueue_fragmentSeenOverAndOver_isQueuedOnce() {
        Configuration expiring = Configuration.builder()
                .namespace(Namespace.builder("cookie")
                        .expireAfter(Duration.ofDays(90))
                        .build())
                .build();
        FragmentStore store = FragmentStore.inMemory();
        Engine engine = new Engine(expiring, store, new Tombstones(new byte[16]), new Feed(), 1);
        for (int i = 0; i < 1_000; i++) {
            Fragment seen = Fragment.builder("web", "1")
                    .observedAt(Instant.ofEpochSecond(i))
                    .identifier("cookie", "c")
                    .build();
            engine.carryOut(engine.keep(List.of(engine.prepare(List.of(seen))), store.turn()));
        }
        assertThat(engine.queuedExpiries()).isEqualTo(1);
    }
}
