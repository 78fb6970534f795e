package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Change;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.Resolution;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Instants, decisions and listeners at the edges of what the graph promises. */
class EdgesTest {
    private static final Configuration PHONE = Configuration.builder()
            .namespace(
                    Namespace.builder("phone").expireAfter(Duration.ofDays(1)).build())
            .build();

    private static Fragment.Builder at(int second) {
        return Fragment.builder("crm", "" + second).observedAt(Instant.ofEpochSecond(second));
    }

    private static FragmentId id(int second) {
        return FragmentId.of("crm", "" + second);
    }

    @Test
    void ingest_observedInTheYear9999_isTakenInLikeAnyOther() {
        try (IdentityGraph graph = IdentityGraph.of(PHONE)) {
            Resolution resolution = graph.ingest(Fragment.builder("crm", "1")
                    .observedAt(Instant.parse("9999-12-31T23:59:59Z"))
                    .identifier("phone", "1")
                    .build());

            assertThat(resolution).isInstanceOf(Resolution.Resolved.class);
        }
    }

    @Test
    void expireAsOf_theLastInstant_expiresEverythingAndTheGraphLivesOn() {
        try (IdentityGraph graph = IdentityGraph.of(PHONE)) {
            graph.ingest(at(1).identifier("phone", "1").build());
            graph.expireAsOf(Instant.MAX);
            assertThat(graph.profileId(Identifier.of("phone", "1"))).isEmpty();

            graph.expireAsOf(Instant.MIN);
            assertThat(graph.profileId(Identifier.of("phone", "1"))).isPresent();
        }
    }

    @Test
    void ingest_fragmentSeparatedBefore_isNeverToldAsAttached() {
        try (IdentityGraph graph = IdentityGraph.of(PHONE)) {
            graph.separate(id(1), id(2), "agent");
            graph.ingest(at(1).identifier("phone", "1").build());
            List<Change> told = new ArrayList<>();
            graph.subscribe(entry -> told.add(entry.change()));
            told.clear();

            Resolution resolution = graph.ingest(at(2).identifier("phone", "1").build());

            assertThat(told).hasOnlyElementsOfType(Change.Created.class);
            assertThat(((Resolution.Resolved) resolution).effect())
                    .isEqualTo(Resolution.Effect.CREATED);
        }
    }

    @Test
    void subscription_closedOfTwoWithOneListener_leavesTheOther() {
        try (IdentityGraph graph = IdentityGraph.of(PHONE)) {
            List<FeedEntry> told = new ArrayList<>();
            Consumer<FeedEntry> listener = told::add;
            Subscription first = graph.subscribe(listener);
            graph.subscribe(listener);
            first.close();
            graph.ingest(at(1).build());

            assertThat(told).hasSize(1);
        }
    }

    @Test
    void subscription_closedAfterTheGraph_doesNothing() {
        IdentityGraph graph = IdentityGraph.of(PHONE);
        Subscription subscription = graph.subscribe(entry -> {});
        graph.close();

        subscription.close();
    }

    @Test
    void listeners_thatThrowTheSameException_letItThrough() {
        try (IdentityGraph graph = IdentityGraph.of(PHONE)) {
            RuntimeException same = new UnsupportedOperationException("always");
            for (int i = 0; i < 2; i++) {
                graph.subscribe(entry -> {
                    throw same;
                });
            }
            assertThatThrownBy(() -> graph.ingest(at(1).build())).isSameAs(same);
        }
    }

    @Test
    void listener_thatThrowsOnce_isToldTheRestOfTheOperation() {
        try (IdentityGraph graph = IdentityGraph.of(PHONE)) {
            List<Long> told = new ArrayList<>();
            graph.subscribe(entry -> {
                told.add(entry.number());
                if (entry.number() == 1) {
                    throw new UnsupportedOperationException("first");
                }
            });
            assertThatThrownBy(() -> graph.ingestAll(List.of(at(1).build(), at(2).build())))
                    .hasMessage("first");
            assertThat(told).containsExactly(1L, 2L);
        }
    }

    @Test
    void subscribe_null_isRefusedAtOnce() {
        try (IdentityGraph graph = IdentityGraph.of(PHONE)) {
            assertThatNullPointerException().isThrownBy(() -> graph.subscribe(null));
            graph.ingest(at(1).build());
        }
    }

    @Test
    void ingestAll_nullConsumer_isRefusedBeforeAnythingHappens() {
        try (IdentityGraph graph = IdentityGraph.of(PHONE)) {
            assertThatNullPointerException()
                    .isThrownBy(() -> graph.ingestAll(List.of(at(1).build()), null));
            assertThat(graph.profileIds()).isEmpty();
        }
    }

    @Test
    void find_normalizerThatThrows_saysNothingOfTheValue() {
        Configuration throwing = Configuration.builder()
                .namespace(
                        Namespace.builder("phone").normalizer(EdgesTest::reject).build())
                .attribute(
                        Attribute.builder("name").normalizer(EdgesTest::reject).build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(throwing)) {
            graph.ingest(at(1).identifier("phone", "1")
                    .attribute("name", "Secret Name")
                    .build());

            assertThatThrownBy(() -> graph.profileId(Identifier.of("phone", "Secret 1")))
                    .hasMessageContaining("'phone'")
                    .hasMessageNotContaining("Secret")
                    .hasNoCause();
            assertThatThrownBy(() -> graph.profiles().toList())
                    .hasMessageContaining("'name'")
                    .hasMessageNotContaining("Secret")
                    .hasNoCause();
        }
    }

    @Test
    void ingest_matcherThatThrows_saysNothingOfTheValue() {
        FuzzyRule blocking = FuzzyRule.builder("resembles")
                .matcher(Matcher.of(
                        fragment -> List.of(reject(fragment.attribute("name").orElse(""))),
                        (a, b) -> 1))
                .linkThreshold(10)
                .build();
        FuzzyRule scoring = FuzzyRule.builder("resembles")
                .matcher(Matcher.of(
                        fragment -> List.of("all"),
                        (a, b) -> reject(a.attribute("name").orElse("")).length()))
                .linkThreshold(10)
                .build();
        for (FuzzyRule rule : List.of(blocking, scoring)) {
            Configuration throwing = Configuration.builder().rule(rule).build();
            try (IdentityGraph graph = IdentityGraph.of(throwing)) {
                assertThatThrownBy(() -> {
                            graph.ingest(at(1).attribute("name", "Secret A").build());
                            graph.ingest(at(2).attribute("name", "Secret B").build());
                        })
                        .hasMessageContaining("'resembles'")
                        .hasMessageNotContaining("Secret")
                        .hasNoCause();
            }
        }
    }

    @Test
    void ingest_storeCannotReadWhatItHolds_leavesNoKeys() {
        FragmentStore kept = FragmentStore.inMemory();
        FragmentStore unreadable = new Unreadable(kept);
        try (IdentityGraph graph =
                IdentityGraph.builder().configuration(PHONE).store(unreadable).build()) {
            graph.ingest(at(1).identifier("phone", "1").build());
            Fragment other = at(1).identifier("phone", "2").build();

            assertThatThrownBy(() -> graph.ingest(other)).hasMessage("unreadable");
            assertThat(graph.statistics().keys()).isEqualTo(1);
        }
    }

    /** A store that keeps fragments and fails to read them. */
    private record Unreadable(FragmentStore kept) implements FragmentStore {
        @Override
        public Turn turn() {
            return kept.turn();
        }

        @Override
        public Optional<Fragment> fragment(FragmentId id) {
            throw new UnsupportedOperationException("unreadable");
        }

        @Override
        public void replay(Consumer<Operation> sink) {
            kept.replay(sink);
        }

        @Override
        public void close() {
            kept.close();
        }
    }

    private static String reject(String raw) {
        if (raw.startsWith("Secret")) {
            throw new IllegalArgumentException("cannot read " + raw);
        }
        return raw;
    }
}
