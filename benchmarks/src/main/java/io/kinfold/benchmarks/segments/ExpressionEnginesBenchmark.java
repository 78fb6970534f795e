package io.kinfold.benchmarks.segments;

import com.googlecode.aviator.AviatorEvaluator;
import com.googlecode.aviator.AviatorEvaluatorInstance;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.evaluate.Memberships;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.schema.Schema;

import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.MapContext;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The segment of {@link ProfileSegmentBenchmark} in expression engines, over a map for each
 * profile: nanoseconds of CPU a profile, beside the same over maps by hand, and Kinfold asked for
 * one profile after another by its id.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ExpressionEnginesBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 10)
@Measurement(iterations = ExpressionEnginesBenchmark.ITERATIONS)
public class ExpressionEnginesBenchmark {
    static final int ITERATIONS = 10;
    private static final int PROFILES = 10_000;
    private static final String SEGMENT = "tier in ('gold','vip') and total_spend > 1000"
            + " and order_count >= 3 and days_since(last_purchase) <= 30 and city != 'Taipei'";

    private List<Map<String, Object>> maps;
    private Memberships memberships;
    private ProfileId[] asked;
    private CelRuntime.Program cel;
    private JexlExpression jexl;
    private com.googlecode.aviator.Expression aviator;
    private long since;
    private long members;

    /** Nanoseconds of CPU a profile; JMH adds up over the iterations, so each gives its share. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Figures {
        public double kinfoldOneByOne;
        public double mapsByHand;
        public double aviator;
        public double jexl;
        public double cel;
    }

    @Setup
    public void setUp() throws Exception {
        Customers customers = new Customers(PROFILES, 0, 7);
        Schema schema = Customers.schema();
        Segment segment = Segment.parse(schema, SEGMENT);
        memberships =
                Evaluator.of(customers.data(schema)).prepare(List.of(segment), Customers.CONTEXT);
        since = Customers.TODAY.toEpochDay() - 30;
        maps = new ArrayList<>();
        asked = new ProfileId[PROFILES];
        for (int i = 0; i < PROFILES; i++) {
            maps.add(map(customers, i));
            asked[i] = Customers.id(i);
        }
        compile();
        members = oneByOne();
    }

    private static Map<String, Object> map(Customers customers, int i) {
        Map<String, Object> map = new HashMap<>();
        map.put("tier", Customers.TIERS[customers.tier[i]]);
        map.put("city", Customers.CITIES[customers.city[i]]);
        map.put("total_spend", customers.spendCents[i] / 100.0);
        map.put("order_count", (long) customers.orders[i]);
        // None of the three finds something missing in a comparison simply false, as a segment
        // does.
        boolean never = customers.lastPurchase[i] == Customers.NEVER;
        map.put("last_purchase", never ? -1_000_000L : (long) customers.lastPurchase[i]);
        return map;
    }

    private void compile() throws Exception {
        String common = "total_spend > 1000.0 && order_count >= 3 && last_purchase >= " + since
                + " && city != 'Taipei'";
        CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current().build())
                .addVar("tier", SimpleType.STRING)
                .addVar("city", SimpleType.STRING)
                .addVar("total_spend", SimpleType.DOUBLE)
                .addVar("order_count", SimpleType.INT)
                .addVar("last_purchase", SimpleType.INT)
                .build();
        CelAbstractSyntaxTree tree =
                compiler.compile("tier in ['gold','vip'] && " + common).getAst();
        cel = CelRuntimeFactory.standardCelRuntimeBuilder().build().createProgram(tree);
        jexl = new JexlBuilder()
                .strict(true)
                .create()
                .createExpression("(tier == 'gold' || tier == 'vip') && " + common);
        AviatorEvaluatorInstance instance = AviatorEvaluator.newInstance();
        aviator = instance.compile("(tier == 'gold' || tier == 'vip') && " + common);
    }

    @Benchmark
    public void segments(Figures figures) {
        figures.kinfoldOneByOne = share(this::oneByOne);
        figures.mapsByHand = share(() -> maps.stream().filter(this::byHand).count());
        figures.aviator = share(() ->
                maps.stream().filter(map -> (Boolean) aviator.execute(map)).count());
        figures.jexl = share(() -> maps.stream()
                .filter(map -> (Boolean) jexl.evaluate(new MapContext(map)))
                .count());
        figures.cel = share(() -> maps.stream().filter(this::cel).count());
    }

    private double share(java.util.function.LongSupplier measure) {
        return Cpu.ns(2, members, measure) / PROFILES / ITERATIONS;
    }

    private long oneByOne() {
        long found = 0;
        for (ProfileId id : asked) {
            found += memberships.of(id).size();
        }
        return found;
    }

    private boolean byHand(Map<String, Object> map) {
        String tier = (String) map.get("tier");
        return (tier.equals("gold") || tier.equals("vip"))
                && (Double) map.get("total_spend") > 1000
                && (Long) map.get("order_count") >= 3
                && (Long) map.get("last_purchase") >= since
                && !map.get("city").equals("Taipei");
    }

    private boolean cel(Map<String, Object> map) {
        try {
            return (Boolean) cel.eval(map);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }
}
