package io.kinfold.benchmarks;

import io.kinfold.topology.Forest;

import org.jgrapht.alg.util.UnionFind;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The int core alone: as many random unions as there are nodes, then as many finds, against JGraphT's UnionFind and
 * against as many independent random reads and writes of an int array.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar UnionFindBenchmark</pre>
 *
 * <p>about eight minutes; the {@code cpuNs} counters are thread CPU time an operation.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class UnionFindBenchmark {
    @Param({"10000000"})
    int nodes;

    private int[] left;
    private int[] right;

    /** CPU time of each kind of operation. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Figures {
        private final ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        private long mark;
        public double unionCpuNs;
        public double findCpuNs;

        @Setup(Level.Iteration)
        public void reset() {
            unionCpuNs = 0;
            findCpuNs = 0;
        }

        private void start() {
            mark = cpu.getCurrentThreadCpuTime();
        }

        private double nsEach(int operations) {
            long now = cpu.getCurrentThreadCpuTime();
            double each = (double) (now - mark) / operations;
            mark = now;
            return each;
        }
    }

    @Setup
    public void setUp() {
        SplittableRandom random = new SplittableRandom(1);
        left = random.ints(nodes, 0, nodes).toArray();
        right = random.ints(nodes, 0, nodes).toArray();
    }

    @Benchmark
    public void kinfold(Figures figures, Blackhole sink) {
        Forest forest = new Forest();
        for (int i = 0; i < nodes; i++) {
            forest.add();
        }
        figures.start();
        for (int i = 0; i < nodes; i++) {
            int rootA = forest.find(left[i]);
            int rootB = forest.find(right[i]);
            if (rootA != rootB) {
                forest.link(rootA, rootB);
            }
        }
        figures.unionCpuNs = figures.nsEach(nodes);
        for (int i = 0; i < nodes; i++) {
            sink.consume(forest.find(left[i]));
        }
        figures.findCpuNs = figures.nsEach(nodes);
    }

    @Benchmark
    public void jgrapht(Figures figures, Blackhole sink) {
        Integer[] boxed = IntStream.range(0, nodes).boxed().toArray(Integer[]::new);
        Set<Integer> elements =
                IntStream.range(0, nodes).mapToObj(i -> boxed[i]).collect(Collectors.toSet());
        UnionFind<Integer> sets = new UnionFind<>(elements);
        figures.start();
        for (int i = 0; i < nodes; i++) {
            sets.union(boxed[left[i]], boxed[right[i]]);
        }
        figures.unionCpuNs = figures.nsEach(nodes);
        for (int i = 0; i < nodes; i++) {
            sink.consume(sets.find(boxed[left[i]]));
        }
        figures.findCpuNs = figures.nsEach(nodes);
    }

    /** One random read-modify-write in place of a union, one random read in place of a find. */
    @Benchmark
    public void floor(Figures figures, Blackhole sink) {
        int[] cells = new int[nodes];
        figures.start();
        for (int i = 0; i < nodes; i++) {
            cells[left[i]] += i;
        }
        figures.unionCpuNs = figures.nsEach(nodes);
        for (int i = 0; i < nodes; i++) {
            sink.consume(cells[left[i]]);
        }
        figures.findCpuNs = figures.nsEach(nodes);
    }
}
