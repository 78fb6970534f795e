package io.kinfold.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.store.Contents;
import io.kinfold.store.EventLog;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Tombstone;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;

/**
 * Law 6: lets a {@link Victim} work on a store, kills it at a random instant, looks at what is left, and has the next
 * one go on with it.
 */
final class Kills {
    private static final int TILLS = 3;

    private final Location location;
    private final Path folder;
    private final Random random;
    private final long seed;
    private final List<Till> tills = new ArrayList<>();
    private final AtomicIntegerArray confirmed = new AtomicIntegerArray(TILLS + 1);
    private final AtomicInteger lines = new AtomicInteger();
    private int nextEvents;
    private int whileStarting;
    private long steps;

    /**
     * Begins with an empty store.
     *
     * @param folder an empty folder for what killed JVMs leave behind
     */
    Kills(Location location, Path folder, long seed) {
        this.location = location;
        this.folder = folder;
        this.seed = seed;
        random = new Random(seed);
        for (int till = 0; till < TILLS; till++) {
            tills.add(new Till(new Shop(seed), till, Victim.KEY));
            confirmed.set(till, -1);
        }
        confirmed.set(TILLS, -1);
    }

    /** Returns how many JVMs were killed before their store was open. */
    int whileStarting() {
        return whileStarting;
    }

    /** Returns how many steps were confirmed. */
    long steps() {
        return steps;
    }

    void killOne() throws IOException, InterruptedException {
        int configuration = random.nextInt(2);
        List<String> arguments =
                new ArrayList<>(List.of(location.kind(), location.place(), location.snapshots()));
        arguments.add("" + seed);
        arguments.add("" + configuration);
        tills.forEach(till -> arguments.add("" + till.next()));
        arguments.add("" + nextEvents);
        lines.set(0);
        try (ChildJvm child = new ChildJvm(Victim.class, folder, arguments, this::hear)) {
            awaitTheInstant(child);
            child.kill();
            if (child.hasFailed()) {
                throw new AssertionError("a JVM failed before it was killed: "
                        + Files.readString(folder.resolve("errors.txt")));
            }
        }
        whileStarting += lines.get() == 0 ? 1 : 0;
        check(configuration);
    }

    private void hear(String line) {
        int space = line.indexOf(' ');
        if (space > 0) {
            int till = Integer.parseInt(line.substring(0, space));
            confirmed.set(till, Integer.parseInt(line.substring(space + 1)));
        }
        lines.incrementAndGet();
    }

    /** A start, a number of steps, or a while after the start: every instant of a life has its turn. */
    private void awaitTheInstant(ChildJvm child) throws InterruptedException {
        int way = random.nextInt(4);
        int after = way == 0 ? 0 : way == 1 ? 1 : 1 + random.nextInt(300);
        while (lines.get() < after && child.isAlive()) {
            child.await(1);
        }
        if (way == 0) {
            child.await(150 + random.nextInt(500));
        } else if (way == 1) {
            child.await(random.nextInt(400));
        }
    }

    /** Looks at what is left, as the next owner of the store would find it. */
    private void check(int configuration) throws IOException {
        Contents found;
        try (JdbcStore store = location.open()) {
            // A database may still be at the last order of a client that is dead: a turn comes
            // after it.
            store.turn().close();
            found = Contents.of(store);
            checkEvents(store.events());
        }
        Set<Tombstone> tombstones = new HashSet<>();
        for (int number = 0; number < TILLS; number++) {
            Till till = tills.get(number);
            int before = till.next();
            till.configure(configuration);
            till.confirm(confirmed.get(number));
            assertThat(till.settle(found)).as("what was found after a kill").isEmpty();
            steps += till.next() - before;
            tombstones.addAll(till.contents().tombstones());
        }
        assertThat(found.tombstones()).isEqualTo(tombstones);
        compareAnswers(found);
    }

    private void checkEvents(EventLog log) {
        List<String> found = Tracked.in(log);
        List<String> expected = new ArrayList<>();
        int before = nextEvents;
        int last = Math.max(confirmed.get(TILLS), nextEvents - 1);
        for (nextEvents = 0; nextEvents <= last; nextEvents++) {
            Shop.events(nextEvents)
                    .forEach(entry -> expected.add(((EventLog.Entry.Tracked) entry).fields()));
        }
        if (found.size() > expected.size()) {
            Shop.events(nextEvents)
                    .forEach(entry -> expected.add(((EventLog.Entry.Tracked) entry).fields()));
            nextEvents++;
        }
        assertThat(found).as("events").containsExactlyInAnyOrderElementsOf(expected);
        steps += nextEvents - before;
    }

    /** A graph on the store answers as one in memory that was given the same, from a snapshot or not. */
    private void compareAnswers(Contents contents) throws IOException {
        spoilSnapshot();
        int configuration = random.nextInt(2);
        try (IdentityGraph graph = graph(location.open(), configuration);
                IdentityGraph expected = graph(contents.inMemory(), configuration)) {
            Answers.assertSame(graph, expected);
            if (random.nextInt(3) == 0) {
                graph.snapshot();
            }
        }
    }

    private void spoilSnapshot() throws IOException {
        int way = random.nextInt(4);
        for (Path file : snapshots()) {
            byte[] bytes = Files.readAllBytes(file);
            if (way == 0) {
                Files.delete(file);
            } else if (way == 1 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
            }
        }
    }

    private List<Path> snapshots() throws IOException {
        Path name;
        try (FragmentStore store = location.open()) {
            name = store.snapshots().orElseThrow();
        }
        try (Stream<Path> files = Files.list(name.getParent())) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .startsWith(name.getFileName().toString()))
                    .toList();
        }
    }

    private static IdentityGraph graph(FragmentStore store, int configuration) {
        return IdentityGraph.builder()
                .configuration(Shop.configuration(configuration))
                .store(store)
                .erasureKey(Victim.KEY)
                .build();
    }
}
