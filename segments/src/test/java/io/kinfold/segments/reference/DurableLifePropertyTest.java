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
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One file of SQLite's for graph and data, each data with a log of its own on it. */
    private static final class Shared implements GraphLife.Home {
        private final Path file;
        private final int instances;
        private JdbcStore store;

        Shared(Path file, int instances) {
            this.file = file;
            this.instances = instances;
            restart();
        }

        @Override
        public FragmentStore fragments() {
            return store;
        }

        @Override
        public List<EventLog> logs() {
            return Stream.generate(store::events).limit(instances).toList();
        }

        @Override
        public void restart() {
            store = JdbcStore.builder()
                    .sqlite(file)
                    .durability(Durability.RELAXED)
                    .build();
        }
    }

    /** Events in memory apart from the graph, which so cannot erase them by itself. */
    private static final class Apart implements GraphLife.Home {
        @Override
        public FragmentStore fragments() {
            return FragmentStore.inMemory();
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

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void restart_atAnyTime_leavesAllAnswers(@ForAll long seed) throws IOException {
        live(seed, 1, true);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void twoInstances_ofOneLog_answerAlike(@ForAll long seed) throws IOException {
        live(seed, 2, new Dice(seed).chance(50));
    }

    private void live(long seed, int instances, boolean restarts) throws IOException {
        Path file = Files.createTempDirectory(folder, "life").resolve("customers.db");
        Dice dice = new Dice(~seed);
        try (GraphLife life = new GraphLife(seed, new Shared(file, instances))) {
            Expression watched = life.expression();
            for (int i = 0; i < STEPS; i++) {
                life.step();
                if (restarts && dice.chance(10)) {
                    life.restart();
                }
                if (i % 5 == 4) {
                    AgreementSuite.compare(life, watched, seed);
                    AgreementSuite.compare(life, life.expression(), seed);
                }
            }
            if (restarts) {
                life.restart();
            }
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
