package io.kinfold.metrics;

import io.kinfold.graph.Activity;
import io.kinfold.graph.IdentityGraph;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Binds what an {@link IdentityGraph} does to a Micrometer registry. docs/operations.md lists the meters.
 *
 * <pre>{@code
 * new KinfoldMetrics(graph, Tags.of("graph", "customers")).bindTo(registry);
 * }</pre>
 *
 * <p>Meters read {@link IdentityGraph#activity}, which costs next to nothing; {@code kinfold.up} alone asks the store, once
 * for each reading. A registry holds the graph weakly, as Micrometer does: of a graph that is gone gauges
 * read NaN. Immutable and safe for any thread.
 */
@SuppressWarnings(
        "exports") // who calls this has Micrometer; who has not could not compile with a transitive
// requirement
public final class KinfoldMetrics implements MeterBinder {
    private final IdentityGraph graph;
    private final Iterable<Tag> tags;
    private final InstantSource clock;

    /**
     * Binds a graph without tags of its own.
     *
     * @param graph the graph
     */
    public KinfoldMetrics(IdentityGraph graph) {
        this(graph, Tags.empty());
    }

    /**
     * Binds a graph.
     *
     * @param graph the graph
     * @param tags what tells its meters from those of other graphs of the registry
     */
    public KinfoldMetrics(IdentityGraph graph, Iterable<Tag> tags) {
        this(graph, tags, InstantSource.system());
    }

    KinfoldMetrics(IdentityGraph graph, Iterable<Tag> tags, InstantSource clock) {
        this.graph = Objects.requireNonNull(graph, "graph");
        this.tags = Tags.of(tags);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        operations(registry);
        ingest(registry);
        store(registry);
        following(registry);
        Gauge.builder("kinfold.up", graph, one -> one.health().isUp() ? 1 : 0)
                .tags(tags)
                .description("1 if the graph runs and its store answers in time, else 0")
                .register(registry);
    }

    private void operations(MeterRegistry registry) {
        operation(registry, "ingest", Activity.Operations::ingests);
        operation(registry, "retract", Activity.Operations::retractions);
        operation(registry, "erase", Activity.Operations::erasures);
        operation(registry, "decide", Activity.Operations::decisions);
        operation(registry, "reconfigure", Activity.Operations::reconfigurations);
        counter(
                registry,
                "kinfold.operations.failed",
                "operations",
                "Operations that ended with an exception",
                activity -> activity.operations().failed());
    }

    private void operation(
            MeterRegistry registry, String kind, ToLongFunction<Activity.Operations> count) {
        FunctionCounter.builder(
                        "kinfold.operations",
                        graph,
                        one -> count.applyAsLong(one.activity().operations()))
                .tags(Tags.concat(tags, "operation", kind))
                .baseUnit("operations")
                .description("Operations that were done")
                .register(registry);
    }

    private void ingest(MeterRegistry registry) {
        timer(
                registry,
                "kinfold.ingest",
                "Calls that took fragments in; a part of a bulk load is one",
                activity -> activity.operations().ingests(),
                activity -> activity.ingest().time());
        counter(
                registry,
                "kinfold.ingest.fragments",
                "fragments",
                "Fragments handed over, those that changed nothing too",
                activity -> activity.ingest().fragments());
        counter(
                registry,
                "kinfold.ingest.groups",
                "groups",
                "Groups in which fragments were written",
                activity -> activity.ingest().groups());
        counter(
                registry,
                "kinfold.ingest.combined",
                "calls",
                "Calls that were written in the group of another caller",
                activity -> activity.ingest().combined());
    }

    private void store(MeterRegistry registry) {
        timer(
                registry,
                "kinfold.store.commit",
                "Commits of the store, without the wait for the turn",
                activity -> activity.storage().commits(),
                activity -> activity.storage().time());
        counter(
                registry,
                "kinfold.store.changes",
                "changes",
                "Fragments and decisions that the store was handed",
                activity -> activity.storage().changes());
        counter(
                registry,
                "kinfold.store.failures",
                "failures",
                "Failures of the store, by whatever call",
                activity -> activity.storage().failures());
    }

    private void following(MeterRegistry registry) {
        InstantSource now = clock; // not this object, which holds the graph
        counter(
                registry,
                "kinfold.follow.taken",
                "operations",
                "Operations of others that were taken in",
                activity -> activity.following().taken());
        gauge(
                registry,
                "kinfold.follow.behind",
                "changes",
                "Changes of others known to be waiting at the last look",
                activity -> activity.following().behind());
        gauge(
                registry,
                "kinfold.follow.failures",
                "failures",
                "Failed looks at what others changed, in a row",
                activity -> activity.following().failures());
        TimeGauge.builder(
                        "kinfold.follow.lag",
                        graph,
                        TimeUnit.NANOSECONDS,
                        one -> one.activity().following().lag(now.instant()).toNanos())
                .tags(tags)
                .description("Time since the graph was last known to hold everything")
                .register(registry);
    }

    private void counter(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            ToDoubleFunction<Activity> count) {
        FunctionCounter.builder(name, graph, one -> count.applyAsDouble(one.activity()))
                .tags(tags)
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            ToDoubleFunction<Activity> value) {
        Gauge.builder(name, graph, one -> value.applyAsDouble(one.activity()))
                .tags(tags)
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    private void timer(
            MeterRegistry registry,
            String name,
            String description,
            ToLongFunction<Activity> count,
            Function<Activity, Duration> time) {
        FunctionTimer.builder(
                        name,
                        graph,
                        one -> count.applyAsLong(one.activity()),
                        one -> time.apply(one.activity()).toNanos(),
                        TimeUnit.NANOSECONDS)
                .tags(tags)
                .description(description)
                .register(registry);
    }
}
