package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.memberAndPhone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Resolution;
import io.kinfold.store.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Ingests of several callers at once: written together, answered each on his own. */
@Timeout(60)
class CombinedIngestTest {
    private final SharedLog log = new SharedLog(100);
    private final SharedLog.Store store = log.open(false);
    private final IdentityGraph graph = IdentityGraph.builder()
            .configuration(memberAndPhone().build())
            .store(store)
            .erasureKey(new byte[16])
            .build();

    /** A commit that begins and does not end before it is let go. */
    private static final class HeldCommit implements Runnable {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public void run() {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Begins an ingest whose commit is held, and returns when it is. */
    private HeldCommit hold(FutureTask<Resolution> first) throws InterruptedException {
        HeldCommit held = new HeldCommit();
        store.delay(held);
        new Thread(first).start();
        held.begun.await();
        return held;
    }

    private FutureTask<Resolution> ingest(int key) {
        return new FutureTask<>(
                () -> graph.ingest(crm(key).identifier("phone", "" + key).build()));
    }

    /** Starts a task on a thread and returns when that waits for its turn. */
    private static Thread startAndAwait(FutureTask<?> task) {
        Thread thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private List<FutureTask<Resolution>> startBehind(int from, int to) {
        List<FutureTask<Resolution>> tasks = new ArrayList<>();
        for (int key = from; key <= to; key++) {
            tasks.add(ingest(key));
            startAndAwait(tasks.get(tasks.size() - 1));
        }
        return tasks;
    }

    @Test
    void ingest_sevenCallersWhileACommitRuns_areWrittenInOne() throws Exception {
        FutureTask<Resolution> first = ingest(1);
        HeldCommit held = hold(first);
        List<FutureTask<Resolution>> others = startBehind(2, 8);
        held.released.countDown();

        assertThat(first.get().fragment()).isEqualTo(id(1));
        for (int i = 0; i < others.size(); i++) {
            assertThat(others.get(i).get().fragment()).isEqualTo(id(i + 2));
        }
        Activity activity = graph.activity();
        assertThat(activity.storage().commits()).isEqualTo(2);
        assertThat(activity.ingest().combined()).isEqualTo(6);
        assertThat(activity.ingest().fragments()).isEqualTo(8);
        assertThat(activity.operations().ingests()).isEqualTo(8);
    }

    @Test
    void ingest_storeFailsForAGroup_eachCallerHearsAndNothingIsThere() throws Exception {
        FutureTask<Resolution> first = ingest(1);
        HeldCommit held = hold(first);
        List<FutureTask<Resolution>> others = startBehind(2, 4);
        store.delay(() -> store.fault(SharedLog.Fault.BEFORE));
        held.released.countDown();
        first.get();

        for (FutureTask<Resolution> other : others) {
            assertThatThrownBy(other::get).cause().isInstanceOf(StoreException.class);
        }
        store.delay(() -> {});
        assertThat(graph.statistics().fragments()).isEqualTo(1);
        assertThat(graph.statistics().keys()).isEqualTo(1);
        assertThat(graph.activity().operations().failed()).isEqualTo(3);
        assertThat(graph.ingest(crm(9).build()).profileId()).isPresent();
    }

    @Test
    void ingest_callerInterruptedMeanwhile_isAnsweredAndStaysInterrupted() throws Exception {
        HeldCommit held = hold(ingest(1));
        FutureTask<Boolean> second = new FutureTask<>(() -> {
            graph.ingest(crm(2).build());
            return Thread.interrupted();
        });
        startAndAwait(second).interrupt();
        FutureTask<Boolean> third = new FutureTask<>(() -> {
            graph.ingest(crm(3).build());
            return Thread.interrupted();
        });
        startAndAwait(third).interrupt();
        held.released.countDown();

        assertThat(second.get()).isTrue();
        assertThat(third.get()).isTrue();
        assertThat(graph.statistics().fragments()).isEqualTo(3);
    }

    @Test
    void close_whileIngestsWait_endsThemAndRefusesOthers() throws Exception {
        FutureTask<Resolution> first = ingest(1);
        HeldCommit held = hold(first);
        List<FutureTask<Resolution>> others = startBehind(2, 3);
        FutureTask<Boolean> closing = new FutureTask<>(graph::close, true);
        startAndAwait(closing);
        FutureTask<Boolean> closingAgain = new FutureTask<>(graph::close, true);
        startAndAwait(closingAgain);

        assertThatThrownBy(() -> graph.ingest(crm(4).build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the graph is closed; build another one on its store");
        held.released.countDown();
        assertThat(first.get().profileId()).isPresent();
        for (FutureTask<Resolution> other : others) {
            assertThat(other.get().profileId()).isPresent();
        }
        assertThat(closing.get()).isTrue();
        assertThat(closingAgain.get()).isTrue();
        assertThat(log.seq()).isEqualTo(3);
        assertThatThrownBy(() -> graph.find(io.kinfold.fragment.Identifier.of("phone", "1")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ingest_fromAListener_isRefusedAndTheGroupGoesOn() {
        List<RuntimeException> refused = new ArrayList<>();
        graph.subscribe(entry -> {
            for (Callable<?> change : List.<Callable<?>>of(
                    () -> graph.ingest(crm(9).build()), () -> graph.catchUp(), () -> {
                        graph.close();
                        return null;
                    })) {
                try {
                    change.call();
                } catch (IllegalStateException e) {
                    refused.add(e);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        });
        graph.ingest(crm(1).build());

        assertThat(refused)
                .hasSize(3)
                .allSatisfy(e -> assertThat(e)
                        .hasMessageStartingWith(
                                "a listener of the change feed must not change the graph"));
        assertThat(graph.ingest(crm(2).build()).profileId()).isPresent();
    }

    @Test
    void ingest_manyCallersAndAStoreThatFails_confirmedIsThereAndRefusedIsNot() throws Exception {
        Map<FragmentId, StoreException.Outcome> failed = new ConcurrentHashMap<>();
        Map<FragmentId, Boolean> confirmed = new ConcurrentHashMap<>();
        SharedLog.Fault[] faults = SharedLog.Fault.values();
        Random random = new Random(5);
        store.delay(() -> {
            if (random.nextInt(4) == 0) {
                store.fault(faults[random.nextInt(faults.length)]);
            }
        });
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<?>> ends = new ArrayList<>();
        for (int caller = 0; caller < 8; caller++) {
            int from = caller * 500;
            ends.add(callers.submit(() -> {
                for (int key = from; key < from + 500; key++) {
                    try {
                        graph.ingest(
                                crm(key).identifier("phone", "" + key % 900).build());
                        confirmed.put(id(key), true);
                    } catch (StoreException e) {
                        failed.put(id(key), e.outcome());
                    }
                }
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        callers.shutdown();
        store.delay(() -> {});
        store.fault(SharedLog.Fault.NONE);
        graph.catchUp();

        assertThat(failed.values()).contains(StoreException.Outcome.values()[0]);
        assertThat(confirmed.size() + failed.size()).isEqualTo(4_000);
        confirmed.keySet().forEach(id -> assertThat(graph.profileId(id)).isPresent());
        failed.forEach((id, outcome) -> {
            if (outcome == StoreException.Outcome.NOTHING) {
                assertThat(graph.profileId(id)).isEmpty();
            }
        });
        try (IdentityGraph fresh = IdentityGraph.builder()
                .configuration(memberAndPhone().build())
                .store(log.open(false))
                .build()) {
            assertThat(graph.profiles().toList()).isEqualTo(fresh.profiles().toList());
            assertThat(graph.statistics().keys()).isEqualTo(fresh.statistics().keys());
        }
    }
}
