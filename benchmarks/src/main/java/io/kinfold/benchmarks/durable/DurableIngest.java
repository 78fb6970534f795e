package io.kinfold.benchmarks.durable;

import com.sun.management.OperatingSystemMXBean;

import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.store.jdbc.Durability;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Ingest into a graph on SQLite against plain batched inserts of the same rows, by turns in one run.
 *
 * <pre>java -Xmx3g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.durable.DurableIngest HOW CALLERS [ROUNDS [FRAGMENTS [relaxed]]]
 * </pre>
 *
 * <p>HOW is {@code load} ({@code IdentityGraph.load}), {@code all} ({@code ingestAll}, each caller with a part of
 * the fragments) or {@code one} ({@code ingest}, one at a time). In each round the graph takes some fragments of a {@link Shop} in; then
 * exactly the rows that are in its file now are inserted into another such file by {@link PlainTable}: with as many rows in a
 * transaction, by as many callers, in {@code load} and {@code all}; in {@code one} twice, with a transaction
 * for each row, and with one for all callers who wait. Making fragments and rows is not measured; the graph's rows are made of fragments within
 * the measured time, the plain ones are strings and numbers already. The ratio is that of the sums over all rounds but
 * the first.
 */
public final class DurableIngest {
    /** How many fragments a turn of {@code ingestAll} has, and one of {@code load}. */
    private static final int PART = 1_024;

    private static final int TURN = 16 * 1_024;

    /** What one contender took over all rounds. */
    private static final class Sum {
        private final String name;
        private double wall;
        private double cpu;

        Sum(String name) {
            this.name = name;
        }
    }

    /** Some work on the things of one caller. */
    private interface Work<T> {
        void on(List<T> part) throws Exception;
    }

    private final String how;
    private final int callers;
    private final ExecutorService threads;
    private final Sum graphs = new Sum("graph");
    private final Sum plain = new Sum("plain, same transactions");
    private final Sum grouped = new Sum("plain, one transaction for all who wait");
    private boolean warm;

    private DurableIngest(String how, int callers) {
        this.how = how;
        this.callers = callers;
        threads = Executors.newFixedThreadPool(callers);
    }

    /** Runs the rounds. */
    public static void main(String[] args) throws Exception {
        String how = args[0];
        int callers = Integer.parseInt(args[1]);
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 12;
        int each =
                args.length > 3 ? Integer.parseInt(args[3]) : how.equals("one") ? 4_000 : 100_000;
        Durability durability = args.length > 4 ? Durability.RELAXED : Durability.DISK;
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "durable-ingest");
        try {
            new DurableIngest(how, callers).run(folder, rounds, each, durability);
        } finally {
            delete(folder);
        }
    }

    private void run(Path folder, int rounds, int each, Durability durability) throws Exception {
        Path file = folder.resolve("graph.db");
        Shop shop = Shop.of(rounds * each);
        JdbcStore store =
                JdbcStore.builder().sqlite(file).durability(durability).build();
        try (IdentityGraph graph = IdentityGraph.builder()
                        .configuration(Shop.configuration())
                        .store(store)
                        .build();
                PlainTable table = new PlainTable(folder.resolve("plain.db"), durability);
                PlainTable group = new PlainTable(folder.resolve("group.db"), durability)) {
            Iterator<Fragment> all = shop.fragments(0, rounds * each);
            long last = 0;
            for (int round = 0; round < rounds; round++) {
                warm = round > 0;
                List<Fragment> fragments = new ArrayList<>(each);
                for (int i = 0; i < each; i++) {
                    fragments.add(all.next());
                }
                measure(graphs, fragments, part -> ingest(graph, part));
                List<PlainTable.Row> rows = PlainTable.rows(file, last);
                last = rows.get(rows.size() - 1).seq();
                measure(plain, rows, part -> insert(table, part));
                if (how.equals("one")) {
                    measure(grouped, rows, part -> {
                        for (PlainTable.Row row : part) {
                            group.group(row);
                        }
                    });
                }
                print((long) round * each);
            }
        } finally {
            threads.shutdown();
        }
    }

    private void ingest(IdentityGraph graph, List<Fragment> part) {
        switch (how) {
            case "load" -> graph.load(part, progress -> {});
            case "all" -> graph.ingestAll(part);
            case "one" -> part.forEach(graph::ingest);
            default -> throw new IllegalArgumentException("HOW must be load, all or one");
        }
    }

    private void insert(PlainTable table, List<PlainTable.Row> rows) throws Exception {
        int size = how.equals("load") ? TURN : how.equals("all") ? PART : 1;
        for (int from = 0; from < rows.size(); from += size) {
            table.insert(rows.subList(from, Math.min(from + size, rows.size())));
        }
    }

    /** Gives each caller his part of the things, and waits for all of them. */
    private <T> void measure(Sum sum, List<T> things, Work<T> work) throws Exception {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            List<T> part = things.subList((int) ((long) things.size() * caller / callers), (int)
                    ((long) things.size() * (caller + 1) / callers));
            tasks.add(() -> {
                work.on(part);
                return true;
            });
        }
        long cpu = cpu();
        long began = System.nanoTime();
        for (Future<Boolean> done : threads.invokeAll(tasks)) {
            done.get();
        }
        if (warm) {
            sum.wall += (System.nanoTime() - began) / 1e3;
            sum.cpu += (cpu() - cpu) / 1e3;
        }
    }

    private void print(long rows) {
        if (rows > 0) {
            for (Sum sum :
                    how.equals("one") ? List.of(graphs, plain, grouped) : List.of(graphs, plain)) {
                System.out.printf(
                        Locale.ROOT,
                        "%9d rows  %-40s %8.2f us wall  %8.2f us CPU  graph: %5.2f of its rate%n",
                        rows,
                        sum.name,
                        sum.wall / rows,
                        sum.cpu / rows,
                        sum.wall / graphs.wall);
            }
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
