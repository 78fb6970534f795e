package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Matcher;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

@Timeout(60)
class HealthTest {
    private static IdentityGraph graph(LongSupplier behind) {
        return IdentityGraph.builder()
                .configuration(GraphFixtures.memberAndPhone().build())
                .store(new Asked(FragmentStore.inMemory(), behind))
                .build();
    }

    @Test
    void health_runningGraph_isUpAndTellsHowFarItIsBehind() {
        try (IdentityGraph graph = graph(() -> 7)) {
            Health health = graph.health();
            assertThat(health.isUp()).isTrue();
            assertThat(health.behind()).isEqualTo(7);
            assertThat(health.cause()).isEmpty();
        }
    }

    @Test
    void health_closedGraph_isDownAndLeavesTheStoreAlone() {
        AtomicInteger asked = new AtomicInteger();
        IdentityGraph graph = graph(asked::incrementAndGet);
        graph.close();

        Health health = graph.health();
        assertThat(health.isUp()).isFalse();
        assertThat(health.state()).isEqualTo(Health.State.CLOSED);
        assertThat(health.store()).isEqualTo(Health.Answer.NOT_ASKED);
        assertThat(asked).hasValue(0);
    }

    @Test
    void health_operationThatFailedHalfway_tellsTheClassOfItsCauseOnly() {
        FuzzyRule rule = FuzzyRule.builder("broken")
                .matcher(Matcher.of(fragment -> List.of("all"), (a, b) -> {
                    throw new IllegalArgumentException("of Lin", new ArithmeticException("Mei"));
                }))
                .build();
        try (IdentityGraph graph =
                IdentityGraph.of(Configuration.builder().rule(rule).build())) {
            graph.ingest(crm(1).build());
            assertThat(catchThrowable(() -> graph.ingest(crm(2).build()))).isNotNull();

            Health health = graph.health();
            assertThat(health.state()).isEqualTo(Health.State.FAILED);
            assertThat(health.cause())
                    .get()
                    .asString()
                    .startsWith("java.lang.IllegalStateException")
                    .doesNotContain("Mei", "Lin");
        }
    }

    @Test
    void health_storeThatFails_isDownWhileTheGraphRuns() {
        try (IdentityGraph graph = graph(() -> {
            throw new StoreException(StoreException.Outcome.NOTHING, "gone");
        })) {
            Health health = graph.health();
            assertThat(health.state()).isEqualTo(Health.State.RUNNING);
            assertThat(health.store()).isEqualTo(Health.Answer.FAILED);
            assertThat(health.isUp()).isFalse();
        }
    }

    @Test
    void health_storeThatHangs_isLateAndAskedOnce() {
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (IdentityGraph graph = graph(() -> {
            asked.incrementAndGet();
            await(answers);
            return 0;
        })) {
            assertThat(graph.health().store()).isEqualTo(Health.Answer.LATE);
            assertThat(graph.health().isUp()).isFalse();
            assertThat(asked).hasValue(1);

            answers.countDown();
            assertThat(graph.health().store()).isEqualTo(Health.Answer.IN_TIME);
        }
    }

    @Test
    void health_whileAWriterWorks_doesNotWaitForIt() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (IdentityGraph graph = graph(() -> 0)) {
            graph.subscribe(entry -> {
                writing.countDown();
                await(done);
            });
            Thread writer = new Thread(() -> graph.ingest(crm(1).build()));
            writer.start();
            await(writing);

            assertThat(graph.health().isUp()).isTrue();
            done.countDown();
            writer.join();
        }
    }

    @Test
    void health_interruptedCaller_staysInterrupted() {
        CountDownLatch answers = new CountDownLatch(1);
        try (IdentityGraph graph = graph(() -> {
            await(answers);
            return 0;
        })) {
            Thread.currentThread().interrupt();
            assertThat(graph.health().store()).isEqualTo(Health.Answer.LATE);
            assertThat(Thread.interrupted()).isTrue();
            answers.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A store that says how far it is behind as it is told to. */
    private static final class Asked extends StoreDecorator {
        private final LongSupplier answer;

        Asked(FragmentStore kept, LongSupplier answer) {
            super(kept);
            this.answer = answer;
        }

        @Override
        public long behind() {
            return answer.getAsLong();
        }
    }
}
