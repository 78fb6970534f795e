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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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

    private void mergeAndSplit(IdentityGraph graph) {
        for (int round = 0; round < ROUNDS; round++) {
            int a = round % CUSTOMERS;
            int b = (round * 7 + 1) % CUSTOMERS;
            graph.ingest(fragment(1_000, "U" + a, "U" + b));
            graph.retract(FragmentId.of("crm", "1000"));
        }
    }

    /** Amid a split, profiles are read one after another, and an identifier may be with none for a moment. */
    private static final Set<Tracked.Outcome> KEPT =
            Set.of(Tracked.Outcome.ATTRIBUTED, Tracked.Outcome.WAITING);

    private void track() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                events.add(Event.builder("view")
                        .identifier("line", "U" + i)
                        .at(Instant.ofEpochSecond(round))
                        .build());
            }
            assertThat(data.trackAll(events)).allMatch(tracked -> KEPT.contains(tracked.outcome()));
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
}
