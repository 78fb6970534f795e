package io.kinfold.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.jdbc.JdbcStore;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;

class JdbcStoreMetricsTest {
    @Test
    void bindTo_storeWhoseFragmentsWereRead_countsHitsMissesAndBytes(@TempDir Path folder) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        JdbcStore store = JdbcStore.sqlite(folder.resolve("customers.db"));
        new JdbcStoreMetrics(store, Tags.of("store", "customers")).bindTo(registry);
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(
                        Configuration.builder().namespace(Namespace.of("line")).build())
                .store(store)
                .build()) {
            Fragment fragment =
                    Fragment.builder("crm", "1").observedAt(Instant.EPOCH).build();
            graph.ingest(fragment);
            graph.profile(new ProfileId(fragment.id()));
            graph.profile(new ProfileId(fragment.id()));

            assertThat(gets(registry, "hit")).isPositive();
            assertThat(gets(registry, "hit") + gets(registry, "miss")).isGreaterThanOrEqualTo(2);
            assertThat(registry.get("kinfold.cache.size").gauge().value()).isPositive();
            assertThat(registry.get("kinfold.store.instances").gauge().value()).isEqualTo(1);
        }
        assertThat(registry.get("kinfold.store.instances").gauge().value()).isEqualTo(1);
    }

    private static double gets(SimpleMeterRegistry registry, String result) {
        return registry.get("kinfold.cache.gets")
                .tag("store", "customers")
                .tag("result", result)
                .functionCounter()
                .count();
    }
}
