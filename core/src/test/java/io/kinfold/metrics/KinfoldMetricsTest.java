package io.kinfold.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.Activity;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.jdbc.JdbcStore;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

class KinfoldMetricsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    private Path folder;

    /** Times are taken of graphs on a durable store only. */
    private IdentityGraph graph() {
        return IdentityGraph.builder()
                .configuration(
                        Configuration.builder().namespace(Namespace.of("line")).build())
                .store(JdbcStore.sqlite(folder.resolve("customers.db")))
                .build();
    }

    private static Fragment fragment(int key) {
        return Fragment.builder("crm", Integer.toString(key))
                .observedAt(Instant.EPOCH)
                .identifier("line", "U" + key)
                .build();
    }

    @Test
    void bindTo_graphThatWorked_countsAsItsActivity() {
        try (IdentityGraph graph = graph()) {
            new KinfoldMetrics(graph, Tags.of("graph", "customers")).bindTo(registry);
            graph.ingest(fragment(1));
            graph.ingestAll(List.of(fragment(2), fragment(3)));
            graph.retract(FragmentId.of("crm", "2"));
            graph.erase(new ProfileId(FragmentId.of("crm", "3")));
            graph.separate(FragmentId.of("crm", "1"), FragmentId.of("crm", "9"), "ann");

            assertThat(operations("ingest")).isEqualTo(2);
            assertThat(operations("retract")).isEqualTo(1);
            assertThat(operations("erase")).isEqualTo(1);
            assertThat(operations("decide")).isEqualTo(1);
            assertThat(operations("reconfigure")).isZero();
            assertThat(counter("kinfold.operations.failed")).isZero();
            assertThat(counter("kinfold.ingest.fragments")).isEqualTo(3);
            checkTimes(graph.activity());
            assertThat(registry.get("kinfold.up")
                            .tag("graph", "customers")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
        assertThat(registry.get("kinfold.up").gauge().value()).isZero();
    }

    private double operations(String kind) {
        return registry.get("kinfold.operations")
                .tag("operation", kind)
                .functionCounter()
                .count();
    }

    private double counter(String name) {
        return registry.get(name).functionCounter().count();
    }

    private void checkTimes(Activity activity) {
        var ingest = registry.get("kinfold.ingest").functionTimer();
        assertThat(ingest.count()).isEqualTo(2);
        assertThat(ingest.totalTime(TimeUnit.NANOSECONDS))
                .isPositive()
                .isCloseTo(activity.ingest().time().toNanos(), within(1.0));
        assertThat(registry.get("kinfold.store.commit").functionTimer().count())
                .isEqualTo(activity.storage().commits())
                .isPositive();
        assertThat(counter("kinfold.store.changes"))
                .isEqualTo(activity.storage().changes());
    }

    @Test
    void bindTo_anyMeter_isInTheDocumentWithItsUnit() throws IOException {
        String document = Files.readString(Path.of("../docs/operations.md"));
        try (IdentityGraph graph = graph()) {
            new KinfoldMetrics(graph).bindTo(registry);
            TreeSet<String> rows = new TreeSet<>();
            for (Meter meter : registry.getMeters()) {
                Meter.Id id = meter.getId();
                assertThat(id.getDescription()).isNotBlank();
                rows.add("| `" + id.getName() + "` | "
                        + id.getType().name().toLowerCase(java.util.Locale.ROOT) + " | "
                        + unit(id) + " |");
            }
            assertThat(document).contains(rows);
        }
    }

    /** A timer's unit is the registry's, which the id does not tell. */
    private static String unit(Meter.Id id) {
        if (id.getType() == Meter.Type.TIMER) {
            return "seconds";
        }
        return id.getBaseUnit() == null ? "–" : id.getBaseUnit();
    }
}
