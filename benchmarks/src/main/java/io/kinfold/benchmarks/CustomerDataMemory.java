package io.kinfold.benchmarks;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.DataStatistics;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The heap that customer data take for each profile and each event of two fields: profiles are put, events are
 * tracked in the order of time, and the heap is read after garbage collection, before and after each step.
 *
 * <pre>java -Xmx4g -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.CustomerDataMemory [CUSTOMERS [EVENTS_EACH [ids]]]
 * </pre>
 *
 * <p>Without arguments 1,000,000 customers of one identifier and four attributes, 10 events each: about a minute. With
 * {@code ids} every event has an id of its own. Prints one line of JSON a step.
 */
public final class CustomerDataMemory {
    private static final String[] TIERS = {"basic", "silver", "gold", "vip"};
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int PART = 10_000;

    private final int customers;
    private final boolean withIds;
    private final SplittableRandom random = new SplittableRandom(3);
    private final CustomerData data = CustomerData.of(Schema.builder()
            .attribute("city", ValueType.text())
            .attribute("tier", ValueType.oneOf(TIERS))
            .attribute("spend", ValueType.decimal(2))
            .attribute("birthday", ValueType.anniversary())
            .event(
                    "purchase",
                    e -> e.field("amount", ValueType.decimal(2))
                            .field("category", ValueType.text()))
            .identity("line")
            .build());

    private CustomerDataMemory(int customers, boolean withIds) {
        this.customers = customers;
        this.withIds = withIds;
    }

    /** Runs the steps. */
    public static void main(String[] args) {
        int customers = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int each = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        new CustomerDataMemory(customers, args.length > 2).run(each);
    }

    private void run(int each) {
        long empty = heapAfterGc();
        long began = cpuNanos();
        for (int i = 0; i < customers; i++) {
            put(i);
        }
        long ended = cpuNanos();
        long profiles = heapAfterGc();
        print("profiles", customers, profiles - empty, ended - began);

        began = cpuNanos();
        int events = customers * each;
        for (int from = 0; from < events; from += PART) {
            data.trackAll(part(from, Math.min(PART, events - from)));
        }
        print("events, tracked", events, heapAfterGc() - profiles, cpuNanos() - began);
        began = cpuNanos();
        DataStatistics statistics = data.statistics();
        ended = cpuNanos();
        long settled = heapAfterGc();
        print("events, in order", events, settled - profiles, ended - began);
        System.out.println(
                "{\"step\": \"as reported\", \"bytes\": \"" + statistics.bytes() + "\"}");
    }

    private void put(int i) {
        data.put(
                new ProfileId(FragmentId.of("crm", "c" + i)),
                List.of(Identifier.of("line", line(i))),
                Map.of(
                        "city", List.of("city-" + random.nextInt(30)),
                        "tier", List.of(TIERS[random.nextInt(TIERS.length)]),
                        "spend", List.of("" + random.nextInt(100_000)),
                        "birthday", List.of("1990-05-1" + random.nextInt(10))));
    }

    private static String line(int i) {
        return "U" + Long.toHexString(i * 0x9E3779B97F4A7C15L);
    }

    private List<Event> part(int from, int size) {
        return new AbstractList<>() {
            @Override
            public Event get(int i) {
                return event(from + i);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private Event event(int i) {
        Event.Builder event = Event.builder("purchase")
                .identifier("line", line(random.nextInt(customers)))
                .at(START.plusSeconds(i))
                .field("amount", BigDecimal.valueOf(random.nextInt(1_000_000), 2))
                .field("category", "category-" + random.nextInt(100));
        return (withIds ? event.id("order-" + i) : event).build();
    }

    private static long heapAfterGc() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String step, long count, long bytes, long nanos) {
        System.out.printf(
                "{\"step\": \"%s\", \"count\": %d, \"heapBytes\": %d, \"bytesEach\": %.1f, \"cpuNanosEach\": %d}%n",
                step, count, bytes, bytes / (double) count, nanos / count);
    }
}
