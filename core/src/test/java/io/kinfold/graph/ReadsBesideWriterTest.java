package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.Guard;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A read without the lock, with a writer that comes in the middle of it: the answer is of before or of after. */
class ReadsBesideWriterTest {
    private static final Configuration CONFIGURATION = Configuration.builder()
            .namespace(Namespace.builder("member").priority(1).maxPerProfile(1).build())
            .namespace(Namespace.builder("phone").priority(2).build())
            .build();

    private static Fragment.Builder at(int second) {
        return Fragment.builder("crm", "" + second).observedAt(Instant.ofEpochSecond(second));
    }

    private static FragmentId id(int second) {
        return FragmentId.of("crm", "" + second);
    }

    @Test
    void find_profileMergesIntoAnOlderOneMeanwhile_keepsItsIdentifiers() {
        Interrupted store = new Interrupted();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(CONFIGURATION)
                .store(store)
                .build()) {
            graph.ingest(at(5).identifier("phone", "1").build());
            store.onRead(() -> graph.ingest(at(1).identifier("phone", "1").build()));

            Profile found = graph.find(Identifier.of("phone", "1")).orElseThrow();

            assertThat(found.identifiers()).containsExactly(Identifier.of("phone", "1"));
            assertThat(found.fragments()).contains(found.id().founder());
        }
    }

    @Test
    void find_profileBecomesContestedMeanwhile_keepsItsIdentifiers() {
        Interrupted store = new Interrupted();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(CONFIGURATION)
                .store(store)
                .build()) {
            graph.ingest(
                    at(5).identifier("member", "a").identifier("phone", "1").build());
            store.onRead(() -> graph.ingest(
                    at(6).identifier("member", "b").identifier("phone", "1").build()));

            Profile found = graph.find(Identifier.of("member", "a")).orElseThrow();

            assertThat(found.identifiers())
                    .containsExactly(Identifier.of("member", "a"), Identifier.of("phone", "1"));
        }
    }

    @Test
    void fragmentsBeside_contestedComponent_isLeftToTheLock() {
        Engine engine = new Engine(
                CONFIGURATION,
                FragmentStore.inMemory(),
                new Tombstones(new byte[16]),
                new Feed(),
                1);
        Chunk chunk = engine.prepare(List.of(
                at(5).identifier("member", "a").identifier("phone", "1").build(),
                at(6).identifier("member", "b").identifier("phone", "1").build()));
        engine.carryOut(engine.keep(List.of(chunk), Turn.alone(operations -> {})));

        Components components = engine.components();
        int fragment = components.fragments().find(id(5));
        assertThat(components.profiles().fragmentsOf(fragment)).hasSize(1);
        assertThat(components.profiles().fragmentsBeside(fragment)).isNull();
    }

    @Test
    void profile_fragmentReplacedMeanwhile_neverJoinsNewAttributesWithOldLinks() throws Exception {
        Interrupted store = new Interrupted();
        Configuration configuration = Configuration.builder()
                .namespace(Namespace.of("phone"))
                .attribute(Attribute.of("birthday"))
                .guard(Guard.agree("birthday"))
                .build();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(configuration)
                .store(store)
                .build()) {
            graph.ingest(
                    at(1).identifier("phone", "1").attribute("birthday", "old").build());
            graph.ingest(
                    at(2).identifier("phone", "1").attribute("birthday", "old").build());
            AtomicReference<Optional<Profile>> found = new AtomicReference<>(Optional.empty());
            Thread reader = new Thread(() -> found.set(graph.profile(new ProfileId(id(1)))));
            store.onApplied(() -> startAndAwait(reader));
            graph.ingest(Fragment.builder("crm", "2")
                    .observedAt(Instant.ofEpochSecond(9))
                    .identifier("phone", "1")
                    .attribute("birthday", "new")
                    .build());
            reader.join();

            assertThat(found.get().orElseThrow().goldenRecord().get("birthday").value())
                    .isEqualTo("old");
        }
    }

    @Test
    void find_anotherProfileIsBeingReplaced_doesNotWait() throws Exception {
        Interrupted store = new Interrupted();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(CONFIGURATION)
                .store(store)
                .build()) {
            graph.ingest(at(1).identifier("phone", "1").build());
            graph.ingest(at(2).identifier("phone", "2").build());
            Thread byIdentifier = new Thread(() -> graph.find(Identifier.of("phone", "1")));
            Thread byId = new Thread(() -> graph.profile(new ProfileId(id(1))));
            store.onApplied(() -> {
                startAndAwait(byIdentifier);
                startAndAwait(byId);
                assertThat(byIdentifier.isAlive()).isFalse();
                assertThat(byId.isAlive()).isFalse();
            });

            graph.ingest(Fragment.builder("crm", "2")
                    .observedAt(Instant.ofEpochSecond(9))
                    .identifier("phone", "3")
                    .build());
        }
    }

    @Test
    void profile_anotherProfileLosesAFragmentMeanwhile_isReadOnce() {
        Interrupted store = new Interrupted();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(CONFIGURATION)
                .store(store)
                .build()) {
            graph.ingest(at(1).identifier("phone", "1").build());
            graph.ingest(at(2).identifier("phone", "2").build());
            store.onRead(() -> graph.retract(id(2)));

            Profile found = graph.profile(new ProfileId(id(1))).orElseThrow();

            assertThat(found.identifiers()).containsExactly(Identifier.of("phone", "1"));
            assertThat(store.reads()).isEqualTo(1);
        }
    }

    @Test
    void find_profileGoesAndAnotherTakesItsPlaceMeanwhile_isNobody() {
        Interrupted store = new Interrupted();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(CONFIGURATION)
                .store(store)
                .build()) {
            graph.ingest(at(1).identifier("phone", "1").build());
            store.onRead(() -> {
                graph.retract(id(1));
                graph.ingest(at(2).identifier("phone", "2").build());
            });

            assertThat(graph.find(Identifier.of("phone", "1"))).isEmpty();
        }
    }

    @Test
    void profile_itsFragmentIsTakenOutMeanwhile_isThatOfBeforeOrAfter() {
        Interrupted store = new Interrupted();
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(CONFIGURATION)
                .store(store)
                .build()) {
            graph.ingest(at(1).identifier("phone", "1").build());
            graph.ingest(at(2).identifier("phone", "1").identifier("phone", "2").build());
            store.onRead(() -> graph.retract(id(2)));

            Profile found = graph.profile(new ProfileId(id(1))).orElseThrow();

            assertThat(found.fragments()).containsExactly(id(1));
            assertThat(found.identifiers()).containsExactly(Identifier.of("phone", "1"));
        }
    }

    /** Starts a reader and returns when it has an answer or waits for the lock. */
    private static void startAndAwait(Thread reader) {
        reader.start();
        while (reader.isAlive() && reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    /**
     * Lets another thread write, once, when a reader asks for a fragment; or does something, once, when
     * an operation is in the store and not yet in the graph.
     */
    private static final class Interrupted extends StoreDecorator {
        private final AtomicReference<Runnable> next = new AtomicReference<>();
        private final AtomicReference<Runnable> applied = new AtomicReference<>();
        private final AtomicInteger reads = new AtomicInteger();

        /** Returns how many fragments were read. */
        int reads() {
            return reads.get();
        }

        Interrupted() {
            super(FragmentStore.inMemory());
        }

        void onApplied(Runnable meanwhile) {
            applied.set(meanwhile);
        }

        void onRead(Runnable write) {
            next.set(write);
        }

        @Override
        public Turn turn() {
            return Turn.alone(this::keep);
        }

        private void keep(List<Operation> operations) {
            try (Turn turn = super.turn()) {
                turn.apply(operations);
            }
            Runnable meanwhile = applied.getAndSet(null);
            if (meanwhile != null) {
                meanwhile.run();
            }
        }

        @Override
        public Optional<Fragment> fragment(FragmentId id) {
            reads.incrementAndGet();
            Runnable write = next.getAndSet(null);
            if (write != null) {
                CompletableFuture.runAsync(write).join();
            }
            return super.fragment(id);
        }
    }
}
