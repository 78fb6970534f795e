package io.kinfold.segments.reference;

import io.kinfold.segments.expression.Expression;
import io.kinfold.store.EventLog;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.jdbc.Durability;
import io.kinfold.store.jdbc.JdbcStore;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Events and tags that outlive the JVM and are shared: whatever a graph does, and whenever everything starts again,
 * the answers are those of a plain account in memory, which never restarts.
 */
class DurableLifePropertyTest {
    private static final int STEPS = 40;

    private final Path folder = folder();

    private static Path folder() {
        try {
            return Files.createTempDirectory("kinfold-life");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterProperty
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One file of SQLite's for graphs and data, each data with a log of its own on it. */
    private static final class Shared implements GraphLife.Home {
        private final Path file;
        private final int graphs;
        private final int logs;
        private List<JdbcStore> stores = List.of();

        Shared(Path file, int graphs, int logs) {
            this.file = file;
            this.graphs = graphs;
            this.logs = logs;
            restart();
        }

        @Override
        public List<FragmentStore> fragments() {
            return List.copyOf(stores);
        }

        @Override
        public List<EventLog> logs() {
            List<EventLog> all = new ArrayList<>();
            for (int i = 0; i < logs; i++) {
                all.add(stores.get(i % graphs).events());
            }
            return all;
        }

        @Override
        public void restart() {
            stores = Stream.generate(() -> JdbcStore.builder()
                            .sqlite(file)
                            .durability(Durability.RELAXED)
                            .pollInterval(Duration.ofMillis(20))
                            .build())
                    .limit(graphs)
                    .toList();
        }
    }

    /** Events in memory apart from the graph, which so cannot erase them by itself. */
    private static final class Apart implements GraphLife.Home {
        @Override
        public List<FragmentStore> fragments() {
            return List.of(FragmentStore.inMemory());
        }

        @Override
        public List<EventLog> logs() {
            return List.of(EventLog.inMemory());
        }

        @Override
        public void restart() {
            throw new IllegalStateException("nothing was kept");
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void restart_atAnyTime_leavesAllAnswers(@ForAll long seed) throws IOException {
        live(seed, 1, 1);
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void twoData_ofOneGraphAndLog_answerAlike(@ForAll long seed) throws IOException {
        live(seed, 1, 2);
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void twoInstances_ofOneDatabase_answerAlike(@ForAll long seed) throws IOException {
        live(seed, 2, 2);
    }

    private void live(long seed, int graphs, int logs) throws IOException {
        Path file = Files.createTempDirectory(folder, "life").resolve("customers.db");
        Dice dice = new Dice(~seed);
        try (GraphLife life = new GraphLife(seed, new Shared(file, graphs, logs))) {
            Expression watched = life.expression();
            for (int i = 0; i < STEPS; i++) {
                life.step();
                if (dice.chance(8)) {
                    life.restart();
                }
                if (i % 5 == 4) {
                    AgreementSuite.compare(life, watched, seed);
                    AgreementSuite.compare(life, life.expression(), seed);
                }
            }
            life.restart();
            AgreementSuite.compare(life, watched, seed);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void events_keptApartFromTheGraph_areErasedWithIt(@ForAll long seed) {
        try (GraphLife life = new GraphLife(seed, new Apart())) {
            Expression watched = life.expression();
            for (int i = 0; i < STEPS; i++) {
                life.step();
                if (i % 5 == 4) {
                    AgreementSuite.compare(life, watched, seed);
                }
            }
        }
    }
}
