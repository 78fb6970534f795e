package io.kinfold.durability;

import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.store.PostgreSql;
import io.kinfold.store.StoreException;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One of several instances of a backend: a graph over a database that all of them share, at the end of a wire. */
final class Instance implements AutoCloseable {
    private static final FragmentId NOBODY = FragmentId.of("nobody", "0");
    private static final int PATIENCE = 40;

    private final PostgreSql server;
    private final String schema;
    private final int configuration;
    private final List<AutoCloseable> left = new ArrayList<>();
    private Wire wire;
    private IdentityGraph graph;

    Instance(PostgreSql server, String schema, int configuration) throws IOException {
        this.server = server;
        this.schema = schema;
        this.configuration = configuration;
        open();
    }

    private void open() throws IOException {
        wire = new Wire(server.port());
        left.add(wire);
        graph = IdentityGraph.builder()
                .configuration(Shop.configuration(configuration))
                .store(JdbcStore.builder()
                        .postgres(PostgreSql.dataSource(wire.port()))
                        .schema(schema)
                        .build())
                .build();
    }

    Wire wire() {
        return wire;
    }

    IdentityGraph graph() {
        return graph;
    }

    /**
     * Takes a step until it is told whether that has happened.
     *
     * @return whether it has; false if nobody can tell, as the answer was lost
     */
    boolean runOrLose(Shop.Step step) {
        StoreException last = null;
        for (int i = 0; i < PATIENCE; i++) {
            try {
                step.run(graph);
                return true;
            } catch (StoreException e) {
                if (e.outcome() == StoreException.Outcome.UNKNOWN) {
                    return false;
                }
                last = e;
            }
        }
        throw new AssertionError("a store that is back is not found again", last);
    }

    /** Takes a step, again and again while the store cannot be reached: that does no harm. */
    void run(Shop.Step step) {
        StoreException last = null;
        for (int i = 0; i < PATIENCE; i++) {
            try {
                step.run(graph);
                return;
            } catch (StoreException e) {
                if (e.outcome() == StoreException.Outcome.DAMAGED) {
                    throw e;
                }
                last = e;
            }
        }
        throw new AssertionError("a store that is back is not found again", last);
    }

    /** Takes in what the others did: to change nothing is an operation too, and comes after theirs. */
    void catchUp() {
        run(graph -> graph.retract(NOBODY));
    }

    /** Closes the graph in good order and opens another. */
    void restart() throws IOException {
        graph.close();
        wire.close();
        open();
    }

    /** Opens another graph as after a crash: the one before is cut off and never says good-bye. */
    void crash() throws IOException {
        wire.down(true);
        left.add(graph);
        open();
    }

    @Override
    public void close() throws Exception {
        graph.close();
        for (AutoCloseable each : left) {
            try {
                each.close();
            } catch (StoreException e) {
                // A graph without a network cannot take its leave.
            }
        }
    }
}
