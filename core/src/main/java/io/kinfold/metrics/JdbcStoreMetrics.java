package io.kinfold.metrics;

import io.kinfold.store.StoreException;
import io.kinfold.store.jdbc.JdbcStore;
import io.kinfold.store.jdbc.StoreHealth;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Binds the cache and the instances of a {@link JdbcStore} to a Micrometer registry. docs/operations.md lists the meters.
 *
 * <p>Meters read {@link JdbcStore#health}, at most once a second however many they are. While the store cannot be reached
 * they keep what was read last. A registry holds the store weakly. Immutable and safe for any thread.
 */
@SuppressWarnings("exports") // as KinfoldMetrics
public final class JdbcStoreMetrics implements MeterBinder {
    private static final long KEPT_NANOS = 1_000_000_000L;

    private final JdbcStore store;
    private final Iterable<Tag> tags;

    /**
     * Binds a store.
     *
     * @param store the store
     * @param tags what tells its meters from those of other stores of the registry
     */
    public JdbcStoreMetrics(JdbcStore store, Iterable<Tag> tags) {
        this.store = Objects.requireNonNull(store, "store");
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Reading reading = new Reading();
        gets(registry, "hit", one -> reading.of(one, StoreHealth::cacheHits));
        gets(registry, "miss", one -> reading.of(one, StoreHealth::cacheMisses));
        Gauge.builder("kinfold.cache.size", store, one -> reading.of(one, StoreHealth::cacheBytes))
                .tags(tags)
                .baseUnit("bytes")
                .description("About what the fragments in memory take")
                .register(registry);
        Gauge.builder(
                        "kinfold.store.instances",
                        store,
                        one -> reading.of(one, StoreHealth::instances))
                .tags(tags)
                .baseUnit("instances")
                .description("Stores that are open on the database, this one included")
                .register(registry);
    }

    private void gets(MeterRegistry registry, String result, ToDoubleFunction<JdbcStore> count) {
        FunctionCounter.builder("kinfold.cache.gets", store, count)
                .tags(Tags.concat(tags, "result", result))
                .baseUnit("fragments")
                .description("Fragments that were asked for")
                .register(registry);
    }

    /** What was read last. It does not hold the store, which the registry would then hold with it. */
    private static final class Reading {
        private @Nullable StoreHealth last;
        private long readAt;

        double of(JdbcStore store, ToDoubleFunction<StoreHealth> value) {
            StoreHealth health = health(store);
            return health == null ? Double.NaN : value.applyAsDouble(health);
        }

        private synchronized @Nullable StoreHealth health(JdbcStore store) {
            long now = System.nanoTime();
            if (last == null || now - readAt > KEPT_NANOS) {
                readAt = now;
                try {
                    last = store.health();
                } catch (StoreException e) {
                    return last;
                }
            }
            return last;
        }
    }
}
