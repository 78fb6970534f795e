package io.kinfold.segments.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.store.EventLog;
import io.kinfold.store.StoreException;
import io.kinfold.store.jdbc.Durability;
import io.kinfold.store.jdbc.JdbcStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What customer data and their log do to each other. */
class CustomerDataLogTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00.123456Z");
    private static final ProfileId ANN = new ProfileId(FragmentId.of("crm", "1"));
    private static final Schema SCHEMA = Schema.builder()
            .event("purchase", e -> e.field("amount", ValueType.decimal(2)))
            .event("view", e -> {})
            .build();

    @TempDir
    private Path folder;

    private static Event purchase(String line, String amount) {
        return event(line).field("amount", new BigDecimal(amount)).build();
    }

    private static Event.Builder event(String line) {
        return Event.builder("purchase").identifier("line", line).at(MARCH);
    }

    private static CustomerData over(EventLog log) {
        return CustomerData.builder(SCHEMA).log(log).build();
    }

    private JdbcStore store() {
        return JdbcStore.builder()
                .sqlite(folder.resolve("customers.db"))
                .durability(Durability.RELAXED)
                .build();
    }

    private static Configuration configuration(Normalizer normalizer) {
        return Configuration.builder()
                .namespace(Namespace.builder("line")
                        .priority(1)
                        .normalizer(normalizer)
                        .build())
                .build();
    }

    private static Fragment ann(String line) {
        return Fragment.builder("crm", "1")
                .observedAt(MARCH)
                .identifier("line", line)
                .build();
    }

    private static List<Tables.Row> purchases(CustomerData data) {
        return Tables.events(data, "purchase").getOrDefault(ANN, List.of());
    }

    /** A log that fails when it is told to. */
    private static final class Failing implements EventLog {
        private final EventLog log;
        private StoreException failure;

        Failing(EventLog log) {
            this.log = log;
        }

        private void step() {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public List<Kept> append(List<Entry> entries) {
            step();
            return log.append(entries);
        }

        @Override
        public void replay(Reader reader) {
            step();
            log.replay(reader);
        }

        @Override
        public boolean others(Reader reader) {
            step();
            return log.others(reader);
        }

        @Override
        public void onChange(Runnable wake) {
            log.onChange(wake);
        }

        @Override
        public void normalize(Map<Long, String> normals) {
            step();
            log.normalize(normals);
        }

        @Override
        public OptionalLong erased(FragmentId fragment) {
            step();
            return log.erased(fragment);
        }

        @Override
        public List<Entry> about(List<Identifier> identifiers, List<FragmentId> founders) {
            return log.about(identifiers, founders);
        }
    }

    @Test
    void change_ofALogThatFails_hasNotHappened() {
        Failing log = new Failing(EventLog.inMemory());
        CustomerData data = over(log);
        data.put(ANN, List.of(Identifier.of("line", "U1")), Map.of());
        data.track(purchase("U1", "1"));
        data.tag(ANN, "vip", MARCH, Optional.empty());
        log.failure = new StoreException(StoreException.Outcome.NOTHING, "the disk is full");
        Event second = event("U1").id("b").build();
        assertThatThrownBy(() -> data.track(second)).isSameAs(log.failure);
        assertThatThrownBy(() -> data.tag(ANN, "staff", MARCH, Optional.empty()))
                .isSameAs(log.failure);
        assertThatThrownBy(() -> data.untag(ANN, "vip")).isSameAs(log.failure);
        assertThatThrownBy(() -> data.erase(Identifier.of("line", "U1"))).isSameAs(log.failure);
        assertThat(purchases(data)).hasSize(1);
        assertThat(data.tags(ANN, MARCH)).containsExactly("vip");
        log.failure = null;
        assertThat(data.track(second).outcome()).isEqualTo(Tracked.Outcome.ATTRIBUTED);
    }

    @Test
    void erasure_whileTheLogFails_answersNothingUntilItIsBack() {
        Failing log = new Failing(EventLog.inMemory());
        CustomerData data = over(log);
        try (IdentityGraph graph = IdentityGraph.of(configuration(Normalizer.exact()))) {
            data.follow(graph);
            graph.ingest(ann("U1"));
            data.track(purchase("U1", "1"));
            graph.erase(ANN);
            log.failure = new StoreException(StoreException.Outcome.NOTHING, "away");
            assertThatThrownBy(data::statistics).isSameAs(log.failure);
            log.failure = null;
            assertThat(data.statistics().events()).containsEntry("purchase", 0);
        }
    }

    @Test
    void build_onALogThatFails_throws() {
        Failing log = new Failing(EventLog.inMemory());
        log.failure = new StoreException(StoreException.Outcome.NOTHING, "away");
        assertThatThrownBy(() -> over(log)).isSameAs(log.failure);
    }

    @Test
    void log_setTwice_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CustomerData.builder(SCHEMA)
                        .log(EventLog.inMemory())
                        .log(EventLog.inMemory()))
                .withMessage("log of customer data was set already");
    }

    @Test
    void track_inAnotherInstance_isThereAfterARefresh() {
        try (JdbcStore one = store();
                JdbcStore two = store()) {
            CustomerData here = over(one.events());
            CustomerData there = over(two.events());
            for (CustomerData data : List.of(here, there)) {
                data.put(ANN, List.of(Identifier.of("line", "U1")), Map.of());
            }
            here.track(event("U1").id("a").field("amount", "1").build());
            assertThat(there.track(event("U1").id("a").field("amount", "2").build())
                            .outcome())
                    .isEqualTo(Tracked.Outcome.REPEATED);
            there.tag(ANN, "vip", MARCH, Optional.empty());
            here.refresh();
            there.refresh();
            assertThat(purchases(here)).isEqualTo(purchases(there)).hasSize(1);
            assertThat(here.tags(ANN, MARCH)).containsExactly("vip");
            assertThat(there.erase(Identifier.of("line", "U1"))).isEqualTo(1);
            here.refresh();
            assertThat(purchases(here)).isEmpty();
            assertThat(here.track(event("U1").id("a").build()).outcome())
                    .isEqualTo(Tracked.Outcome.REPEATED);
            assertThat(here.track(event("U1").id("b").build()).outcome())
                    .isEqualTo(Tracked.Outcome.ATTRIBUTED);
        }
    }

    @Test
    void erase_byAnInstanceThatTracksAgain_reachesOneThatWasNotToldMeanwhile() {
        try (JdbcStore one = store();
                JdbcStore two = store()) {
            CustomerData here = over(one.events());
            CustomerData there = over(two.events());
            here.put(ANN, List.of(Identifier.of("line", "U1")), Map.of());
            here.track(purchase("U1", "1"));
            here.refresh();
            there.erase(Identifier.of("line", "U1"));
            there.track(purchase("U1", "2"));
            here.track(purchase("U1", "3"));
            assertThat(purchases(here)).hasSize(1);
            here.refresh();
            assertThat(purchases(here))
                    .extracting(row -> row.fields().get("amount"))
                    .containsExactlyInAnyOrder(200L, 300L);
        }
    }

    @Test
    void reconfigure_thenErase_takesWhatTheNewFormsReach() {
        try (JdbcStore store = store();
                IdentityGraph graph = IdentityGraph.builder()
                        .configuration(configuration(Normalizer.exact()))
                        .store(store)
                        .build()) {
            CustomerData data = over(store.events());
            data.follow(graph);
            graph.ingest(ann("1-1"));
            data.track(purchase("11", "1"));
            data.track(purchase("1-1", "2"));
            graph.reconfigure(configuration(Normalizer.digits()));
            graph.erase(ANN);
            assertThat(data.statistics().events()).containsEntry("purchase", 0);
            assertThat(over(store.events()).statistics().events()).containsEntry("purchase", 0);
        }
    }

    @Test
    void trackAll_ofUnusableEvents_keepsTheOthers() {
        EventLog log = EventLog.inMemory();
        CustomerData data = over(log);
        List<Tracked> tracked = data.trackAll(List.of(
                Event.builder("unheard-of")
                        .id("a")
                        .identifier("line", "U1")
                        .at(MARCH)
                        .build(),
                purchase("U1", "1.25"),
                purchase(" ", "1"),
                purchase("U1", "0.333")));
        assertThat(tracked)
                .extracting(Tracked::outcome)
                .containsExactly(
                        Tracked.Outcome.REJECTED,
                        Tracked.Outcome.WAITING,
                        Tracked.Outcome.REJECTED,
                        Tracked.Outcome.WAITING);
        CustomerData again = over(log);
        again.put(ANN, List.of(Identifier.of("line", "U1")), Map.of());
        assertThat(purchases(again))
                .extracting(row -> row.fields().get("amount"))
                .containsExactlyInAnyOrder(125L, null);
        assertThat(again.statistics().flaws())
                .containsOnlyKeys(new Flaw(Flaw.Kind.BAD_VALUE, "purchase.amount"));
    }

    @Test
    void track_byManyThreads_losesNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (JdbcStore store = store()) {
            CustomerData data = over(store.events());
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                work.add(threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        data.track(event("U" + i % 7).id("e" + i).build());
                        if (i == 50) {
                            data.erase(Identifier.of("line", "U1"));
                        }
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
            data.refresh();
            CustomerData again = over(store.events());
            assertThat(again.statistics().events()).isEqualTo(data.statistics().events());
            assertThat(data.statistics().repeated()).isEqualTo(300);
        } finally {
            threads.shutdown();
        }
    }
}
