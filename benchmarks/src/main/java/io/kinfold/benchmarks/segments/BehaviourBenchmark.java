package io.kinfold.benchmarks.segments;

import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.DataStatistics;
import io.kinfold.segments.evaluate.Evaluator;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Who bought three times for more than 500 in 90 days, looked in 14 and did not buy in 14, among
 * ten million events of a million profiles: milliseconds of CPU, beside two forms of the query in
 * DuckDB over two orders of the events.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar BehaviourBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 5)
@Measurement(iterations = BehaviourBenchmark.ITERATIONS)
public class BehaviourBenchmark {
    static final int ITERATIONS = 5;
    private static final int PROFILES = 1_000_000;
    private static final int EVENTS = 10_000_000;
    private static final String SEGMENT = "count(purchase in last 90 days) >= 3"
            + " and sum(purchase.amount in last 90 days) > 500"
            + " and did view in last 14 days and did not purchase in last 14 days";
    private static final String JOINS = "select count(*) from profiles p where p.id in"
            + " (select profile from events where kind = 'purchase'"
            + " and instant >= timestamp '2026-08-23' group by profile"
            + " having count(*) >= 3 and sum(amount) > 500)"
            + " and p.id in (select profile from events where kind = 'view'"
            + " and instant >= timestamp '2026-11-07')"
            + " and p.id not in (select profile from events where kind = 'purchase'"
            + " and instant >= timestamp '2026-11-07')";
    private static final String BOUGHT_90 =
            "filter (where kind = 'purchase' and instant >= timestamp '2026-08-23')";
    private static final String BOUGHT_14 =
            "filter (where kind = 'purchase' and instant >= timestamp '2026-11-07')";
    private static final String VIEWED_14 =
            "filter (where kind = 'view' and instant >= timestamp '2026-11-07')";
    private static final String GROUPS = "select count(*) from (select profile from events"
            + " group by profile having count(*) " + BOUGHT_90 + " >= 3"
            + " and sum(amount) " + BOUGHT_90 + " > 500"
            + " and count(*) " + VIEWED_14 + " > 0 and count(*) " + BOUGHT_14 + " = 0)";

    private Evaluator evaluator;
    private Segment segment;
    private Duck duck;
    private Duck byProfile;
    private PreparedStatement joins;
    private PreparedStatement groups;
    private PreparedStatement joinsByProfile;
    private long members;

    /** Milliseconds of CPU; JMH adds up over the iterations, so each gives its share. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Figures {
        public double kinfoldMs;
        public double duckdbJoinsByDayMs;
        public double duckdbJoinsByProfileMs;
        public double duckdbGroupsByDayMs;
    }

    @Setup
    public void setUp() throws SQLException {
        Customers customers = new Customers(PROFILES, EVENTS, 7);
        Schema schema = Customers.schema();
        CustomerData data = customers.data(schema);
        DataStatistics.Bytes bytes = data.statistics().bytes();
        System.out.println("heap bytes an event: " + (double) bytes.events() / EVENTS
                + ", identifiers a profile: " + (double) bytes.identifiers() / PROFILES);
        evaluator = Evaluator.of(data, 0);
        segment = Segment.parse(schema, SEGMENT);
        duck = new Duck(customers);
        duck.sortEvents("instant");
        byProfile = new Duck(customers);
        byProfile.sortEvents("profile, instant desc");
        joins = duck.prepare(JOINS);
        groups = duck.prepare(GROUPS);
        joinsByProfile = byProfile.prepare(JOINS);
        members = Duck.number(groups);
    }

    @TearDown
    public void tearDown() throws SQLException {
        duck.close();
        byProfile.close();
    }

    @Benchmark
    public void segments(Figures figures) {
        figures.kinfoldMs =
                share(3, () -> evaluator.audience(segment, Customers.CONTEXT).size());
        figures.duckdbJoinsByDayMs = share(1, () -> Duck.number(joins));
        figures.duckdbJoinsByProfileMs = share(1, () -> Duck.number(joinsByProfile));
        figures.duckdbGroupsByDayMs = share(1, () -> Duck.number(groups));
    }

    private double share(int rounds, java.util.function.LongSupplier measure) {
        return Cpu.ns(rounds, members, measure) / 1e6 / ITERATIONS;
    }
}
