package io.kinfold.benchmarks.segments;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.evaluate.Memberships;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.schema.Schema;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A hundred segments, each three to five of forty conditions on attributes, over a million
 * profiles: milliseconds of CPU with nothing kept from before (cold), with the conditions kept
 * (hot), and one segment after another with nothing shared at all; and nanoseconds for one profile
 * against all hundred.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ManySegmentsBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 10)
@Measurement(iterations = ManySegmentsBenchmark.ITERATIONS)
public class ManySegmentsBenchmark {
    static final int ITERATIONS = 10;
    private static final int PROFILES = 1_000_000;
    private static final int SEGMENTS = 100;
    private static final int ASKED = 20_000;

    private CustomerData data;
    private Evaluator keeping;
    private Evaluator forgetting;
    private Memberships memberships;
    private List<Segment> segments;
    private ProfileId[] asked;
    private long members;
    private long membershipsOfAsked;

    /**
     * Milliseconds and nanoseconds of CPU; JMH adds up over the iterations, so each gives its
     * share.
     */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Figures {
        public double coldMs;
        public double hotMs;
        public double nothingSharedMs;
        public double oneProfileNs;
    }

    @Setup
    public void setUp() {
        Schema schema = Customers.schema();
        data = new Customers(PROFILES, 0, 7).data(schema);
        keeping = Evaluator.of(data);
        forgetting = Evaluator.of(data, 0);
        segments = segments(schema);
        memberships = keeping.prepare(segments, Customers.CONTEXT);
        members = oneByOne();
        Random random = new Random(5);
        asked = random.ints(ASKED, 0, PROFILES).mapToObj(Customers::id).toArray(ProfileId[]::new);
        membershipsOfAsked = ask();
    }

    private static List<Segment> segments(Schema schema) {
        Random random = new Random(3);
        List<String> conditions = conditions(random);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < SEGMENTS; i++) {
            Collections.shuffle(conditions, random);
            String text = String.join(" and ", conditions.subList(0, 3 + random.nextInt(3)));
            segments.add(Segment.parse(schema, text));
        }
        return segments;
    }

    private static List<String> conditions(Random random) {
        List<String> conditions = new ArrayList<>(List.of(
                "tier in ('gold','vip')",
                "tier != 'none'",
                "tier = 'basic'",
                "consent_email",
                "not consent_email",
                "last_purchase is set",
                "city != 'Taipei'",
                "city = 'Taipei'"));
        for (int i = 1; i <= 8; i++) {
            conditions.add("city in ('City " + i + "','City " + (i + 11) + "')");
            conditions.add("order_count >= " + i);
            conditions.add("total_spend > " + (100 * i + random.nextInt(100)));
            conditions.add("last_purchase in last " + 10 * i + " days");
        }
        return conditions;
    }

    @Benchmark
    public void segments(Figures figures) {
        figures.coldMs = Cpu.ns(1, members, () -> count(Evaluator.of(data))) / 1e6 / ITERATIONS;
        figures.nothingSharedMs = Cpu.ns(1, members, this::oneByOne) / 1e6 / ITERATIONS;
        figures.hotMs = Cpu.ns(5, members, () -> count(keeping)) / 1e6 / ITERATIONS;
        figures.oneProfileNs = Cpu.ns(2, membershipsOfAsked, this::ask) / ASKED / ITERATIONS;
    }

    private long count(Evaluator evaluator) {
        return evaluator.audiences(segments, Customers.CONTEXT).stream()
                .mapToLong(Audience::size)
                .sum();
    }

    private long oneByOne() {
        long sum = 0;
        for (Segment segment : segments) {
            sum += forgetting.audience(segment, Customers.CONTEXT).size();
        }
        return sum;
    }

    private long ask() {
        long sum = 0;
        for (ProfileId id : asked) {
            sum += memberships.of(id).size();
        }
        return sum;
    }
}
