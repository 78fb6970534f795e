package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.memberAndPhone;
import static io.kinfold.graph.GraphFixtures.profile;
import static io.kinfold.graph.GraphFixtures.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.MatchRule;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Change;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.Resolution;
import io.kinfold.profile.Unlinked;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Errors, the feed, and what outlives an operation or must not. */
class GraphLifeTest {
    @Test
    void matcherGivesNaN_graphRefusesFurtherWork() {
        FuzzyRule rule = FuzzyRule.builder("broken")
                .matcher(Matcher.of(fragment -> List.of("all"), (a, b) -> Double.NaN))
                .build();
        try (IdentityGraph graph =
                IdentityGraph.of(Configuration.builder().rule(rule).build())) {
            graph.ingest(crm(1).build());
            assertThatIllegalStateException()
                    .isThrownBy(() -> graph.ingest(crm(2).build()))
                    .withMessage("the matcher of fuzzy rule 'broken' gave NaN for crm:1 and crm:2;"
                            + " a match weight must be finite");
            assertThatIllegalStateException()
                    .isThrownBy(() -> graph.ingest(crm(3).build()))
                    .withMessageStartingWith("an earlier operation failed half-way");
        }
    }

    @Test
    void storeRefuses_nothingHasHappened() {
        Refusing store = new Refusing();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(memberAndPhone().build())
                .store(store)
                .build()) {
            graph.ingest(crm(1).identifier("phone", "1").build());
            store.refuses = true;
            assertThatThrownBy(
                            () -> graph.ingest(crm(2).identifier("phone", "2").build()))
                    .hasMessage("disk full");
            store.refuses = false;

            assertThat(graph.profileIds()).containsExactly(profile(1));
            assertThat(graph.statistics().keys()).isEqualTo(1);
            graph.ingest(crm(2).identifier("phone", "2").build());
            assertThat(graph.profileIds()).hasSize(2);
        }
    }

    @Test
    void subscribe_late_beginsWithThePresentProfiles() {
        try (IdentityGraph graph = shared(2)) {
            List<FeedEntry> feed = new ArrayList<>();
            Subscription subscription = graph.subscribe(feed::add);
            graph.ingest(crm(3).build());
            subscription.close();
            graph.ingest(crm(4).build());

            assertThat(feed)
                    .containsExactly(
                            new FeedEntry(1, new Change.Created(profile(1), List.of(id(1)))),
                            new FeedEntry(2, new Change.Created(profile(2), List.of(id(2)))),
                            new FeedEntry(3, new Change.Created(profile(3), List.of(id(3)))));
        }
    }

    @Test
    void listener_thatChangesTheGraph_isRefused() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            graph.subscribe(entry -> graph.retract(id(1)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> graph.ingest(crm(1).build()))
                    .withMessageStartingWith(
                            "a listener of the change feed must not change the graph");
            assertThat(graph.statistics().fragments()).isEqualTo(1);
        }
    }

    @Test
    void close_thenAnything_saysSo() {
        IdentityGraph graph = IdentityGraph.of(memberAndPhone().build());
        graph.close();
        graph.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> graph.ingest(crm(1).build()))
                .withMessage("the graph is closed; build another one on its store");
        assertThatIllegalStateException().isThrownBy(() -> graph.profileId(id(1)));
    }

    @Test
    void texts_ofWhateverTheGraphReturns_holdNoValueOfTheCustomer() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            Fragment fragment = crm(1).identifier("phone", "777888")
                    .identifier("member", "secret")
                    .attribute("name", "secret")
                    .build();
            Resolution one = graph.ingest(fragment);
            Resolution two = graph.ingest(crm(2).identifier("phone", "777888")
                    .identifier("member", "secret2")
                    .build());
            String texts = String.join(
                    "\n",
                    fragment.toString(),
                    one.toString(),
                    two.toString(),
                    graph.profile(profile(1)).orElseThrow().toString(),
                    graph.profile(profile(1)).orElseThrow().identifiers().toString(),
                    graph.profile(profile(1)).orElseThrow().goldenRecord().toString(),
                    graph.explain(profile(1)).orElseThrow().toString(),
                    graph.explain(id(1), id(2)).orElseThrow().toString(),
                    graph.review().toString());
            assertThat(texts).doesNotContain("777888").doesNotContain("secret");
        }
    }

    @Test
    void ingest_timesOfPlaceholders_areTakenAsTheyAre() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");
            Instant first = Instant.parse("0001-01-01T00:00:00Z");
            graph.ingest(Fragment.builder("crm", "1")
                    .observedAt(last)
                    .identifier("phone", "1")
                    .build());
            graph.ingest(Fragment.builder("crm", "2")
                    .observedAt(first)
                    .identifier("phone", "1")
                    .build());
            graph.expireAsOf(Instant.MAX);
            graph.expireAsOf(Instant.MIN);

            assertThat(graph.profileIds()).containsExactly(profile(2));
        }
    }

    @Test
    void subscription_closedFromItsListenerOrAfterTheGraph_endsOnlyItself() {
        IdentityGraph graph = IdentityGraph.of(memberAndPhone().build());
        List<FeedEntry> feed = new ArrayList<>();
        Consumer<FeedEntry> listener = feed::add;
        Subscription one = graph.subscribe(listener);
        Subscription two = graph.subscribe(listener);
        one.close();
        graph.ingest(crm(1).build());
        assertThat(feed).hasSize(1);
        List<Subscription> own = new ArrayList<>();
        own.add(graph.subscribe(entry -> own.forEach(Subscription::close)));
        graph.ingest(crm(2).build());
        graph.close();
        two.close();
        assertThat(feed).hasSize(2);
    }

    @Test
    void normalizer_thatThrowsOrReturnsNull_isNamedWithoutTheValue() {
        Normalizer throwing = raw -> {
            throw new IllegalArgumentException(raw);
        };
        for (Normalizer broken : List.of(throwing, (Normalizer) raw -> null)) {
            Configuration configuration = Configuration.builder()
                    .namespace(Namespace.builder("line").normalizer(broken).build())
                    .build();
            try (IdentityGraph graph = IdentityGraph.of(configuration)) {
                assertThatIllegalStateException()
                        .isThrownBy(() ->
                                graph.ingest(crm(1).identifier("line", "secret").build()))
                        .withMessageStartingWith("the normalizer of 'line' ")
                        .withMessageNotContaining("secret")
                        .withNoCause();
                graph.ingest(crm(2).build());
            }
        }
    }

    @Test
    void decide_aboutAnErasedFragment_keepsNothing() {
        FragmentStore store = FragmentStore.inMemory();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(memberAndPhone().build())
                .store(store)
                .build()) {
            graph.ingest(crm(1).build());
            graph.erase(profile(1));
            assertThat(graph.join(id(1), id(2), "ann")).isFalse();
            List<Operation> kept = new ArrayList<>();
            store.replay(kept::add);
            assertThat(kept).hasSize(1).allMatch(operation -> operation instanceof Operation.Bury);
        }
    }

    @Test
    void exactRule_keyTooLong_isReported() {
        Configuration configuration = Configuration.builder()
                .attribute(Attribute.of("name"))
                .rule(MatchRule.exact("name"))
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            Resolution.Resolved resolution = (Resolution.Resolved)
                    graph.ingest(crm(1).attribute("name", "x".repeat(2_000)).build());
            assertThat(resolution.unlinked())
                    .containsExactly(new Unlinked("name", "", Unlinked.Reason.TOO_LONG));
        }
    }

    @Test
    void builder_settingsTwiceOrMissing_areRefused() {
        assertThatThrownBy(() -> IdentityGraph.builder().build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("configuration of the graph");
        assertThatIllegalStateException()
                .isThrownBy(() -> IdentityGraph.builder()
                        .store(FragmentStore.inMemory())
                        .store(FragmentStore.inMemory()))
                .withMessage("store of the graph was set already; set it once");
        assertThatThrownBy(() -> IdentityGraph.builder().erasureKey(new byte[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an erasure key must have at least 16 bytes, but has 3");
    }

    /** A store that refuses to keep anything when told so. */
    private static final class Refusing implements FragmentStore {
        private final FragmentStore kept = FragmentStore.inMemory();
        private boolean refuses;

        @Override
        public Turn turn() {
            return Turn.alone(this::keep);
        }

        private static void keep(FragmentStore store, List<Operation> operations) {
            try (Turn turn = store.turn()) {
                turn.apply(operations);
            }
        }

        private void keep(List<Operation> operations) {
            if (refuses) {
                throw new IllegalStateException("disk full");
            }
            keep(kept, operations);
        }

        @Override
        public Optional<Fragment> fragment(FragmentId id) {
            return kept.fragment(id);
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
}
