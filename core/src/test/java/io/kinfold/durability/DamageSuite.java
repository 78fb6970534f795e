package io.kinfold.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.StoreException;
import io.kinfold.store.jdbc.JdbcStore;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

/** Files whose bytes are not those that were written: a clear error or the right answers, never a wrong profile. */
class DamageSuite {
    private static final Shop SHOP = new Shop(23);

    private static Path original;
    private static Till model;

    @BeforeContainer
    static void write() throws IOException {
        original = Files.createTempDirectory("kinfold-damage");
        model = new Till(SHOP, 0, Victim.KEY);
        try (IdentityGraph graph = open(original)) {
            for (int step = 0; step < 140; step++) {
                SHOP.step(0, step).run(graph);
                model.confirm(step);
            }
            graph.snapshot();
        }
        assertThat(snapshot(original)).as("a snapshot, to be damaged").isRegularFile();
    }

    @AfterContainer
    static void remove() throws IOException {
        remove(original);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static IdentityGraph open(Path folder) {
        return IdentityGraph.builder()
                .configuration(Shop.configuration(0))
                .store(JdbcStore.sqlite(database(folder)))
                .erasureKey(Victim.KEY)
                .build();
    }

    private static Path database(Path folder) {
        return folder.resolve("customers.db");
    }

    private static Path snapshot(Path folder) {
        try (FragmentStore store = JdbcStore.sqlite(database(folder))) {
            return store.snapshots().orElseThrow();
        }
    }

    /** Nothing but a start from a snapshot needs it: whatever happened to it, the answers are right. */
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void open_besideADamagedSnapshot_answersAsBefore(@ForAll long seed) throws IOException {
        Path folder = copy();
        Path file = snapshot(folder);
        damage(file, new Random(seed));
        try (IdentityGraph graph = open(folder)) {
            Answers.assertSame(graph, model.graph());
        }
        remove(folder);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void open_ofADamagedDatabase_answersAsBeforeOrSaysSo(@ForAll long seed) throws IOException {
        Path folder = copy();
        Random random = new Random(seed);
        if (random.nextInt(3) > 0) {
            Files.delete(snapshot(folder));
        }
        damage(database(folder), random);
        try (IdentityGraph graph = open(folder)) {
            Answers.assertSame(graph, model.graph());
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("customers.db");
        } catch (IllegalStateException e) {
            // The key of the tombstones, or a fragment that the store has lost.
            assertThat(e.getMessage()).containsAnyOf("erasure", "restore");
        }
        remove(folder);
    }

    private static Path copy() throws IOException {
        Path folder = Files.createTempDirectory("kinfold-damaged");
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    /** Returns a place, mostly one where a text may stand: much of a file is empty. */
    private static int place(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        for (int i = 0; i < 100 && (bytes[at] < ' ' || bytes[at] > '~'); i++) {
            at = random.nextInt(bytes.length);
        }
        return at;
    }

    private static void damage(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = place(bytes, random);
        switch (random.nextInt(8)) {
            case 0 -> bytes = Arrays.copyOf(bytes, at);
            case 1 -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(4_096));
                Arrays.fill(bytes, at, end, (byte) 0);
            }
            case 2 -> {
                int length = Math.min(4_096, bytes.length - at);
                System.arraycopy(
                        bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
            }
            case 3 -> bytes[at] = (byte) random.nextInt();
            default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, bytes);
    }
}
