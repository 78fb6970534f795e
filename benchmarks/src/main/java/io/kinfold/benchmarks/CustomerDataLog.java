package io.kinfold.benchmarks;

import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * What it costs to keep events in a file of SQLite's, durable on disk, and to open it again; beside it, in the same run, the same
 * events in memory only. Two fields an event, ten events an identifier.
 *
 * <pre>
 * mvn -q -DskipTests -pl benchmarks -am package
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.CustomerDataLog FOLDER [10000000 [ids]]
 * </pre>
 *
 * Prints one JSON line a step, with nanoseconds an event: of the wall, and of all threads' CPU.
 */
public final class CustomerDataLog {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int PART = 100_000;
    private static final Schema SCHEMA = Schema.builder()
            .event(
                    "purchase",
                    e -> e.field("amount", ValueType.decimal(2))
                            .field("category", ValueType.text()))
            .build();

    private final int events;
    private final boolean withIds;
    private final SplittableRandom random = new SplittableRandom(3);

    private CustomerDataLog(int events, boolean withIds) {
        this.events = events;
        this.withIds = withIds;
    }

    /** Runs the steps. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]).resolve("events.db");
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000;
        new CustomerDataLog(events, args.length > 2).run(file);
    }

    private void run(Path file) throws IOException {
        CustomerData memory = CustomerData.of(SCHEMA);
        timed("tracked in memory", () -> track(memory));
        try (JdbcStore store = JdbcStore.sqlite(file)) {
            CustomerData data = CustomerData.builder(SCHEMA).log(store.events()).build();
            timed("tracked and kept", () -> track(data));
        }
        try (JdbcStore store = JdbcStore.sqlite(file)) {
            timed(
                    "opened again",
                    () -> CustomerData.builder(SCHEMA).log(store.events()).build());
        }
        System.out.println("{\"step\": \"file\", \"bytes an event\": "
                + (double) Files.size(file) / events + "}");
    }

    private CustomerData track(CustomerData data) {
        for (int from = 0; from < events; from += PART) {
            data.trackAll(part(from, Math.min(PART, events - from)));
        }
        return data;
    }

    private List<Event> part(int from, int count) {
        List<Event> part = new ArrayList<>(count);
        for (int i = from; i < from + count; i++) {
            Event.Builder event = Event.builder("purchase")
                    .identifier("line", "U" + Integer.toHexString(random.nextInt(events / 10)))
                    .at(START.plusSeconds(i))
                    .field("amount", BigDecimal.valueOf(random.nextInt(100_000), 2))
                    .field("category", "category " + random.nextInt(100));
            part.add(withIds ? event.id("order-" + i).build() : event.build());
        }
        return part;
    }

    private void timed(String step, Supplier<CustomerData> work) {
        long wall = System.nanoTime();
        long cpu = cpuNanos();
        CustomerData data = work.get();
        System.out.printf(
                "{\"step\": \"%s\", \"events\": %s, \"wall ns each\": %.0f, \"CPU ns each\": %.0f}%n",
                step,
                data.statistics().events(),
                (System.nanoTime() - wall) / (double) events,
                (cpuNanos() - cpu) / (double) events);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
