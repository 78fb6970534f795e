package io.kinfold.graph;

import io.kinfold.config.Configuration;
import io.kinfold.store.FragmentStore;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/** Collects the parts of an {@link IdentityGraph}. Not safe for several threads; builds once, since a store belongs to one graph. */
public final class IdentityGraphBuilder {
    private @Nullable Configuration configuration;

    @Nullable
    FragmentStore store;

    @Nullable
    InstantSource clock;

    byte @Nullable [] erasureKey;

    @Nullable
    Duration followEvery;

    int threads;

    IdentityGraphBuilder() {}

    /**
     * Sets the configuration. Required.
     *
     * @param configuration the configuration
     * @return this builder
     */
    public IdentityGraphBuilder configuration(Configuration configuration) {
        this.configuration = once("configuration", this.configuration, configuration);
        return this;
    }

    /**
     * Sets where fragments are kept; in memory by default. What the store holds already is in the graph
     * from the start.
     *
     * @param store the store, which the graph closes
     * @return this builder
     */
    public IdentityGraphBuilder store(FragmentStore store) {
        this.store = once("store", this.store, store);
        return this;
    }

    /**
     * Sets what tells the time of decisions; the system's clock by default.
     *
     * @param clock the source of instants
     * @return this builder
     */
    public IdentityGraphBuilder clock(InstantSource clock) {
        this.clock = once("clock", this.clock, clock);
        return this;
    }

    /**
     * Sets the key of the tombstones that erased fragments leave. By default that which the store keeps, or
     * a random one for a store in memory. A store that outlives the graph needs the same key each time; who
     * has it elsewhere keeps from the store's files what would tell whose tombstones they are.
     *
     * @param key a secret of at least 16 bytes
     * @return this builder
     * @throws IllegalArgumentException if it is shorter
     */
    public IdentityGraphBuilder erasureKey(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "an erasure key must have at least 16 bytes, but has " + key.length);
        }
        this.erasureKey = once("erasureKey", this.erasureKey, key.clone());
        return this;
    }

    /**
     * Sets how often at least the graph looks for what others changed in a store that they share; every half second
     * by default. Most stores tell it sooner.
     *
     * @param pause the time between two looks, from 10 milliseconds to an hour
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     * @throws IllegalStateException if it was set already
     */
    public IdentityGraphBuilder followEvery(Duration pause) {
        if (pause.compareTo(Duration.ofMillis(10)) < 0
                || pause.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "a graph must follow others every 10 milliseconds to 1 hour, not " + pause);
        }
        followEvery = once("followEvery", followEvery, pause);
        return this;
    }

    /**
     * Sets on how many threads {@link IdentityGraph#ingestAll} and {@link IdentityGraph#load} work: the caller's, and
     * those of the common pool, which prepare the next fragments meanwhile. Into a durable store two threads of the graph's own
     * write beside them. As many as there are processors by default, at most 8. What comes out does not depend on it.
     *
     * @param count from 1, the caller's alone, which writes too, to 64
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     * @throws IllegalStateException if it was set already
     */
    public IdentityGraphBuilder threads(int count) {
        if (count < 1 || count > 64) {
            throw new IllegalArgumentException(
                    "a graph must load on 1 to 64 threads, not " + count);
        }
        threads = once("threads", threads == 0 ? null : threads, count);
        return this;
    }

    /**
     * Returns the graph, with what its store holds.
     *
     * @return a new graph
     * @throws NullPointerException if there is no configuration
     */
    public IdentityGraph build() {
        return new IdentityGraph(
                this, Objects.requireNonNull(configuration, "configuration of the graph"));
    }

    private static <T> T once(String setting, @Nullable T before, T value) {
        if (before != null) {
            throw new IllegalStateException(setting + " of the graph was set already; set it once");
        }
        return Objects.requireNonNull(value, setting);
    }
}
