package io.kinfold.durability;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.store.EventLog;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A JVM that waits to be killed: opens a store, lets several tills of a {@link Shop} work, tracks events, writes snapshots, closes, and
 * begins again.
 * Writes on standard output "till number" for each step after it has returned.
 */
final class Victim {
    /** As long as the erasure key of a graph must be, and no secret. */
    static final byte[] KEY = new byte[32];

    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private final Location location;
    private final Shop shop;
    private final int configuration;
    private final int[] next;

    private Victim(Location location, Shop shop, int configuration, int[] next) {
        this.location = location;
        this.shop = shop;
        this.configuration = configuration;
        this.next = next;
    }

    public static void main(String[] arguments) throws Exception {
        int[] next = new int[arguments.length - 5];
        for (int till = 0; till < next.length; till++) {
            next[till] = Integer.parseInt(arguments[till + 5]);
        }
        Location location = new Location(arguments[0], arguments[1], arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        Victim victim = new Victim(location, new Shop(seed), Integer.parseInt(arguments[4]), next);
        try {
            victim.live(new Random());
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(3);
        }
    }

    private void live(Random random) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(next.length);
        while (true) {
            int steps = 5 + random.nextInt(120);
            JdbcStore store = location.open();
            EventLog log = store.events();
            try (IdentityGraph graph = IdentityGraph.builder()
                    .configuration(Shop.configuration(configuration))
                    .store(store)
                    .erasureKey(KEY)
                    .build()) {
                say("open");
                List<Future<?>> tills = new ArrayList<>();
                tills.add(threads.submit(() -> {
                    track(log, steps);
                    return -1;
                }));
                for (int till = 0; till < next.length - 1; till++) {
                    int own = till;
                    tills.add(threads.submit(() -> {
                        work(graph, own, steps);
                        return own;
                    }));
                }
                for (Future<?> till : tills) {
                    till.get();
                }
                if (random.nextBoolean()) {
                    graph.snapshot();
                }
            }
        }
    }

    private void work(IdentityGraph graph, int till, int steps) throws IOException {
        for (int i = 0; i < steps; i++) {
            if (till == 0 && ThreadLocalRandom.current().nextInt(25) == 0) {
                graph.snapshot();
            }
            shop.step(till, next[till]).run(graph);
            say(till + " " + next[till]);
            next[till]++;
        }
    }

    private void track(EventLog log, int steps) throws IOException {
        int last = next.length - 1;
        for (int i = 0; i < steps; i++) {
            log.append(Shop.events(next[last]));
            say(last + " " + next[last]);
            next[last]++;
        }
    }

    /** Says a line in one write, so that a kill cannot tear it, nor another thread break in. */
    private static void say(String line) throws IOException {
        OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
