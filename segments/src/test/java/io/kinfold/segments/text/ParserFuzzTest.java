package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Reads hostile texts for as long as it is told. Runs only when asked:
 *
 * <pre>mvn -pl segments -am test -Dtest=ParserFuzzTest -Dkinfold.fuzz.seconds=600
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>{@code -Dkinfold.fuzz.seed} starts with another seed than the clock's.
 */
@EnabledIfSystemProperty(named = "kinfold.fuzz.seconds", matches = "[1-9][0-9]*")
class ParserFuzzTest {
    private static final Duration HANG = Duration.ofSeconds(5);

    @Test
    void parse_hostileTextsForSoLong_neverBreaksItsLaws() {
        long first = Long.getLong("kinfold.fuzz.seed", System.nanoTime());
        long nanos = Duration.ofSeconds(Long.getLong("kinfold.fuzz.seconds")).toNanos();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long slowest = 0;
        long seed = first;
        while (System.nanoTime() - start < nanos) {
            long cpu = threads.getCurrentThreadCpuTime();
            check(seed++);
            slowest = Math.max(slowest, threads.getCurrentThreadCpuTime() - cpu);
        }
        System.out.printf(
                "%,d texts from seed %d in %d s of CPU, the slowest in %.1f ms%n",
                seed - first,
                first,
                Duration.ofNanos(threads.getCurrentThreadCpuTime()).toSeconds(),
                slowest / 1e6);
        assertThat(Duration.ofNanos(slowest)).isLessThan(HANG);
    }

    private static void check(long seed) {
        String text = new HostileTexts(seed).next();
        try {
            HostileTexts.check(text);
        } catch (Throwable e) {
            throw new AssertionError("seed " + seed + ": " + text, e);
        }
    }
}
