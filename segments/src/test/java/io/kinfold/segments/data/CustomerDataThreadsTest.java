package io.kinfold.segments.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.TableAccess;
import io.kinfold.segments.schema.Schema;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One thread changes the graph, one tracks events, and two read, all at once. */
@Timeout(120)
class CustomerDataThreadsTest {
    private static final Schema SCHEMA = Schema.builder().event("view", e -> {}).build();
    private static final int CUSTOMERS = 40;
    private static final int ROUNDS = 300;

    private final CustomerData data = CustomerData.of(SCHEMA);
    private final AtomicBoolean done = new AtomicBoolean();

    private static Fragment fragment(int key, String... lines) {
        Fragment.Builder builder =
                Fragment.builder("crm", "" + key).observedAt(Instant.ofEpochSecond(key));
        for (String line : lines) {
            builder.identifier("line", line);
        }
        return builder.build();
    }

    @Test
    void data_writersAndReadersAtOnce_loseNoEventAndEndAsTheGraph() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (IdentityGraph graph = IdentityGraph.of(
                Configuration.builder().namespace(Namespace.of("line")).build())) {
            data.follow(graph);
            for (int i = 0; i < CUSTOMERS; i++) {
                graph.ingest(fragment(i, "U" + i));
            }
            List<Future<?>> work = new ArrayList<>();
            work.add(threads.submit(() -> mergeAndSplit(graph)));
            work.add(threads.submit(this::track));
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(threads.submit(this::read));
            }
            for (Future<?> each : work) {
                each.get();
            }
            done.set(true);
            for (Future<?> each : readers) {
                each.get();
            }
            for (int i = 0; i < CUSTOMERS; i++) {
                assertThat(graph.profileId(FragmentId.of("crm", "" + i)))
                        .contains(new ProfileId(FragmentId.of("crm", "" + i)));
            }
            assertThat(Tables.events(data, "view").values())
                    .hasSize(CUSTOMERS)
                    .allMatch(events -> events.size() == ROUNDS);
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void read_profilesMergeWhileManyAreRead_losesNoEvent() {
        Interrupted store = new Interrupted();
        int customers = 300;
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(
                        Configuration.builder().namespace(Namespace.of("line")).build())
                .store(store)
                .build()) {
            data.follow(graph);
            for (int i = 0; i < customers; i++) {
                graph.ingest(fragment(i, "U" + i));
                data.track(Event.builder("view")
                        .identifier("line", "U" + i)
                        .at(Instant.EPOCH)
                        .build());
            }
            for (int i = 0; i < customers; i++) {
                graph.ingest(fragment(1_000 + i, "U" + i));
            }
            store.onRead(() -> graph.ingest(fragment(5_000, "U0", "U" + (customers - 1))));

            Map<ProfileId, List<Tables.Row>> events = Tables.events(data, "view");

            assertThat(store.writer().getState()).isEqualTo(Thread.State.TERMINATED);
            assertThat(events.values().stream().mapToInt(List::size).sum()).isEqualTo(customers);
        }
    }

    private void mergeAndSplit(IdentityGraph graph) {
        for (int round = 0; round < ROUNDS; round++) {
            int a = round % CUSTOMERS;
            int b = (round * 7 + 1) % CUSTOMERS;
            graph.ingest(fragment(1_000, "U" + a, "U" + b));
            graph.retract(FragmentId.of("crm", "1000"));
        }
    }

    private void track() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                events.add(Event.builder("view")
                        .identifier("line", "U" + i)
                        .at(Instant.ofEpochSecond(round))
                        .build());
            }
            assertThat(data.trackAll(events))
                    .allMatch(tracked -> tracked.outcome() == Tracked.Outcome.ATTRIBUTED);
        }
    }

    /** Every look sees whole rows: each event once, and the newest first. */
    private void read() {
        while (!done.get()) {
            int seen = TableAccess.read(data, table -> {
                EventTable events = table.events("view");
                int count = 0;
                for (int row = 0; row < table.rows(); row++) {
                    boolean scattered = events.isScattered(row);
                    int from = scattered ? 0 : events.start(row);
                    int to = scattered ? events.scattered(row).length : events.end(row);
                    long former = Long.MAX_VALUE;
                    for (int i = from; i < to; i++) {
                        long at = events.at()[scattered ? events.scattered(row)[i] : i];
                        assertThat(at).isLessThanOrEqualTo(former);
                        former = at;
                    }
                    count += to - from;
                }
                return count;
            });
            assertThat(seen % CUSTOMERS).as("batches are seen whole").isZero();
        }
    }

    /** Lets another thread write, once, when somebody reads: it waits until this one has written or waits for a lock. */
    private static final class Interrupted implements FragmentStore {
        private final FragmentStore kept = FragmentStore.inMemory();
        private final AtomicReference<Runnable> next = new AtomicReference<>();
        private volatile Thread writer = new Thread();

        void onRead(Runnable write) {
            next.set(write);
        }

        Thread writer() {
            return writer;
        }

        @Override
        public Optional<Fragment> fragment(FragmentId id) {
            Runnable write = next.getAndSet(null);
            if (write != null) {
                writer = new Thread(write);
                writer.start();
                while (writer.isAlive() && writer.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            return kept.fragment(id);
        }

        @Override
        public Turn turn() {
            return kept.turn();
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
