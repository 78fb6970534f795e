package io.kinfold.benchmarks.segments;

import io.kinfold.profile.ProfileId;
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
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One segment of five conditions on attributes over a million profiles: nanoseconds of CPU a
 * profile, beside a loop written by hand over arrays, and DuckDB; all in turn within each
 * iteration, so that a busy machine treats them alike. Nothing is kept from one evaluation to the
 * next, but for the figure that says so.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ProfileSegmentBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 10)
@Measurement(iterations = ProfileSegmentBenchmark.ITERATIONS)
public class ProfileSegmentBenchmark {
    static final int ITERATIONS = 10;
    private static final int PROFILES = 1_000_000;
    private static final int ROUNDS = 5;
    private static final String SEGMENT = "tier in ('gold','vip') and total_spend > 1000"
            + " and order_count >= 3 and days_since(last_purchase) <= 30 and city != 'Taipei'";
    private static final String WHERE = " from profiles where tier in ('gold','vip')"
            + " and total_spend > 1000 and order_count >= 3"
            + " and last_purchase >= date '2026-11-21' - 30 and city != 'Taipei'";
    // Evaluated first, so that what is compiled for the segment is not compiled for it alone.
    private static final List<String> OTHERS = List.of(
            "tier = 'vip' or order_count between 2 and 4",
            "city in ('City 1','City 5','City 9','City 12','City 15') and not consent_email",
            "last_purchase is set and total_spend < 50",
            "city contains '1' and last_purchase in last 7 days",
            "not (tier = 'none' and (order_count < 2 or total_spend between 100 and 200))");

    private Customers customers;
    private Evaluator evaluator;
    private Evaluator keeping;
    private Segment segment;
    private Duck duck;
    private PreparedStatement count;
    private PreparedStatement ids;
    private long members;

    /** Nanoseconds of CPU a profile; JMH adds up over the iterations, so each gives its share. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Figures {
        public double byHandCount;
        public double byHandIds;
        public double kinfold;
        public double kinfoldIds;
        public double kinfoldKept;
        public double duckdbCount;
        public double duckdbIds;
    }

    @Setup
    public void setUp() throws SQLException {
        customers = new Customers(PROFILES, 0, 7);
        Schema schema = Customers.schema();
        CustomerData data = customers.data(schema);
        DataStatistics.Bytes bytes = data.statistics().bytes();
        System.out.println("heap bytes a profile: " + (double) bytes.profiles() / PROFILES);
        evaluator = Evaluator.of(data, 0);
        keeping = Evaluator.of(data);
        segment = Segment.parse(schema, SEGMENT);
        for (String other : OTHERS) {
            for (int i = 0; i < 20; i++) {
                evaluator.audience(Segment.parse(schema, other), Customers.CONTEXT);
            }
        }
        duck = new Duck(customers);
        count = duck.prepare("select count(*)" + WHERE);
        ids = duck.prepare("select id" + WHERE);
        members = byHand();
    }

    @TearDown
    public void tearDown() throws SQLException {
        duck.close();
    }

    @Benchmark
    public void segments(Figures figures) {
        figures.byHandCount = share(this::byHand);
        figures.kinfold =
                share(() -> evaluator.audience(segment, Customers.CONTEXT).size());
        figures.duckdbCount = share(() -> Duck.number(count));
        figures.byHandIds = share(this::byHandIds);
        figures.kinfoldIds = share(this::ids);
        figures.duckdbIds = share(() -> Duck.ids(ids));
        figures.kinfoldKept =
                share(() -> keeping.audience(segment, Customers.CONTEXT).size());
    }

    private double share(java.util.function.LongSupplier measure) {
        return Cpu.ns(ROUNDS, members, measure) / PROFILES / ITERATIONS;
    }

    private long byHand() {
        int since = (int) Customers.TODAY.toEpochDay() - 30;
        byte[] tier = customers.tier;
        byte[] city = customers.city;
        long[] spend = customers.spendCents;
        int[] orders = customers.orders;
        int[] last = customers.lastPurchase;
        long found = 0;
        for (int i = 0; i < tier.length; i++) {
            if ((tier[i] == 2 || tier[i] == 3)
                    && spend[i] > 100_000
                    && orders[i] >= 3
                    && last[i] != Customers.NEVER
                    && last[i] >= since
                    && city[i] != 0) {
                found++;
            }
        }
        return found;
    }

    private long byHandIds() {
        int since = (int) Customers.TODAY.toEpochDay() - 30;
        byte[] tier = customers.tier;
        byte[] city = customers.city;
        long[] spend = customers.spendCents;
        int[] orders = customers.orders;
        int[] last = customers.lastPurchase;
        int[] found = new int[tier.length];
        int n = 0;
        for (int i = 0; i < tier.length; i++) {
            if ((tier[i] == 2 || tier[i] == 3)
                    && spend[i] > 100_000
                    && orders[i] >= 3
                    && last[i] != Customers.NEVER
                    && last[i] >= since
                    && city[i] != 0) {
                found[n++] = i;
            }
        }
        return n;
    }

    private long ids() {
        long found = 0;
        for (ProfileId id : evaluator.audience(segment, Customers.CONTEXT)) {
            found += id == null ? 0 : 1;
        }
        return found;
    }
}
