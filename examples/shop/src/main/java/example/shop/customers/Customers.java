package example.shop.customers;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.SegmentCatalog;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** What the shop knows of its customers: who they are, what they did, and its segments. Safe for any number of threads. */
public final class Customers implements AutoCloseable {
    private final Storage storage;
    private final InstantSource clock;
    private final IdentityGraph graph;
    private final CustomerData data;
    private final SegmentCatalog segments;
    private final Evaluator evaluator;

    private Customers(Storage storage, String segments, InstantSource clock) {
        this.storage = storage;
        this.clock = clock;
        this.segments = SegmentCatalog.parse(Retailer.schema(), segments);
        graph = IdentityGraph.builder()
                .configuration(Retailer.configuration())
                .store(storage.fragments())
                .clock(clock)
                .build();
        data = CustomerData.builder(this.segments.schema())
                .zone(Retailer.ZONE)
                .log(storage.events())
                .build();
        data.follow(graph);
        // Reads all profiles once: now, and not with the first question about a segment.
        data.refresh();
        evaluator = Evaluator.of(data);
    }

    /**
     * Opens what is kept.
     *
     * @param storage where they are kept; closed by {@link #close}
     * @param segments the text of a file of segments
     * @param clock what tells the time
     * @return the customers
     */
    public static Customers open(Storage storage, String segments, InstantSource clock) {
        return new Customers(storage, segments, clock);
    }

    /**
     * Returns who the customers are.
     *
     * @return the graph
     */
    public IdentityGraph graph() {
        return graph;
    }

    /**
     * Returns what they did.
     *
     * @return the data
     */
    public CustomerData data() {
        return data;
    }

    /**
     * Returns the segments.
     *
     * @return the catalog
     */
    public SegmentCatalog segments() {
        return segments;
    }

    /**
     * Returns what finds the members of segments.
     *
     * @return the evaluator
     */
    public Evaluator evaluator() {
        return evaluator;
    }

    /**
     * Returns the present instant.
     *
     * @return the instant by the clock
     */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Returns the context of an evaluation.
     *
     * @param at as of when
     * @return the context, in the retailer's zone
     */
    public EvaluationContext asOf(Instant at) {
        return EvaluationContext.of(at, Retailer.ZONE);
    }

    /**
     * Copies everything that is kept into a new file.
     *
     * @return the file
     */
    public Path backup() {
        return storage.backup(now());
    }

    /** Closes the graph and what it keeps its fragments in. */
    @Override
    public void close() {
        graph.close();
    }
}
