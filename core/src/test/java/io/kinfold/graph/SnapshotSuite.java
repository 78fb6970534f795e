package io.kinfold.graph;

import io.kinfold.config.Configuration;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A graph that starts from snapshots answers as the model, which knows of none; so nothing is missing in them. */
class SnapshotSuite {
    private Path folder;

    @BeforeProperty
    void make() throws IOException {
        folder = Files.createTempDirectory("snapshots");
    }

    @AfterProperty
    void delete() throws IOException {
        SnapshotFixtures.delete(folder);
    }

    @Provide
    Arbitrary<List<Operations.Operation>> retailer() {
        return withSnapshots(Operations.operations());
    }

    @Provide
    Arbitrary<List<Operations.Operation>> lookalikes() {
        return withSnapshots(Operations.operations(
                Lookalikes.ids(),
                Lookalikes.fragments(),
                Lookalikes.configurations().size()));
    }

    private static Arbitrary<List<Operations.Operation>> withSnapshots(
            Arbitrary<List<Operations.Operation>> operations) {
        return Combinators.combine(operations, operations, operations)
                .as((before, between, after) -> {
                    List<Operations.Operation> all = new ArrayList<>(before);
                    all.add(new Operations.Snapshot());
                    all.addAll(between);
                    all.add(new Operations.Restart());
                    all.addAll(after);
                    return all;
                });
    }

    @Property
    void restart_fromASnapshot_answersAsTheModel(
            @ForAll("retailer") List<Operations.Operation> operations) throws IOException {
        run(Retailer.configurations(), operations);
    }

    @Property
    void restart_fromASnapshotWithFuzzyRules_answersAsTheModel(
            @ForAll("lookalikes") List<Operations.Operation> operations) throws IOException {
        run(Lookalikes.configurations(), operations);
    }

    private void run(List<Configuration> configurations, List<Operations.Operation> operations)
            throws IOException {
        SnapshotFixtures.empty(folder);
        JournalStore.Journal journal = new JournalStore.Journal(folder.resolve("graph"));
        try (GraphWithModel pair = new GraphWithModel(configurations, journal::open)) {
            for (Operations.Operation operation : operations) {
                pair.apply(operation);
                pair.checkAssignments();
            }
            pair.checkEverything();
        }
    }
}
