package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Components that no customer has, but that bad data makes: they cost what their size says, no more. */
class LargeComponentTest {
    private static final int MILLION = 1_000_000;

    private static Iterable<Fragment> fragments(int count, IntFunction<Fragment> fragment) {
        return () -> IntStream.range(0, count).mapToObj(fragment).iterator();
    }

    private static Fragment.Builder row(int i) {
        return Fragment.builder("s", "" + i).observedAt(Instant.ofEpochSecond(i));
    }

    private static FragmentId id(int i) {
        return FragmentId.of("s", "" + i);
    }

    @Test
    void chainOfAMillionFragments_isOneProfileAndIsExplained() {
        Configuration configuration =
                Configuration.builder().namespace(Namespace.of("cookie")).build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingestAll(fragments(
                    MILLION,
                    i -> row(i).identifier("cookie", "c" + i)
                            .identifier("cookie", "c" + (i + 1))
                            .build()));

            assertThat(graph.profileIds()).containsExactly(new ProfileId(id(0)));
            Explanation.Together together =
                    (Explanation.Together) graph.explain(id(0), id(MILLION - 1)).orElseThrow();
            assertThat(together.chain()).hasSize(MILLION - 1);

            graph.retract(id(MILLION / 2));
            assertThat(graph.profileIds())
                    .containsExactlyInAnyOrder(
                            new ProfileId(id(0)), new ProfileId(id(MILLION / 2 + 1)));
        }
    }

    @Test
    void millionRowsWithOneSharedEmail_guardedByMemberNumber_stayApart() {
        Configuration configuration = Configuration.builder()
                .namespace(
                        Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(Namespace.builder("email").priority(2).build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingestAll(fragments(
                    MILLION,
                    i -> row(i).identifier("member", "m" + i)
                            .identifier("email", "a@b.tw")
                            .build()));

            assertThat(graph.statistics().profiles()).isEqualTo(MILLION);
            assertThat(graph.statistics().refused()).isEqualTo(MILLION - 1);
            assertThat(graph.profileId(Identifier.of("email", "a@b.tw")))
                    .contains(new ProfileId(id(0)));
            graph.ingest(row(MILLION).identifier("email", "a@b.tw").build());
            assertThat(graph.find(Identifier.of("email", "a@b.tw")).map(Profile::fragments))
                    .contains(List.of(id(0), id(MILLION)));
        }
    }

    @Test
    void millionRowsWithOneSharedEmail_generic_identifiesNobody() {
        Configuration configuration = Configuration.builder()
                .namespace(Namespace.builder("member").priority(1).build())
                .namespace(Namespace.builder("email")
                        .priority(2)
                        .genericAbove("member", 5)
                        .build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingestAll(fragments(
                    MILLION,
                    i -> row(i).identifier("member", "m" + i)
                            .identifier("email", "a@b.tw")
                            .build()));

            assertThat(graph.statistics().profiles()).isEqualTo(MILLION);
            assertThat(graph.profileId(Identifier.of("email", "a@b.tw"))).isEmpty();
        }
    }
}
