package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.MARCH;
import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.memberAndPhone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Resolution;
import io.kinfold.store.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Groups that are written in a row, each while the one before is taken into memory. */
@Timeout(60)
class RelayTest {
    /** As many as one group holds, so that two parts are never one group. */
    private static final int PART = 1_024;

    private final SharedLog log = new SharedLog(100);
    private final SharedLog.Store store = log.open(false).lasting();
    private final IdentityGraph graph = open(store);
    private final AtomicInteger commits = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private static IdentityGraph open(SharedLog.Store store) {
        return IdentityGraph.builder()
                .configuration(memberAndPhone().build())
                .store(store)
                .threads(1)
                .build();
    }

    /** Fragments that share a telephone with those of every other part. */
    private static List<Fragment> part(int number) {
        List<Fragment> part = new ArrayList<>(PART);
        for (int i = 0; i < PART; i++) {
            part.add(crm(number * PART + i)
                    .identifier("phone", String.valueOf(i / 2))
                    .build());
        }
        return part;
    }

    /** A version behind that of {@link GraphFixtures#crm}. */
    private static Fragment.Builder later(int key) {
        return Fragment.builder("crm", String.valueOf(key)).observedAt(MARCH.plusSeconds(100_000));
    }

    /** Holds the first commit until all parts wait, then does something before the commits by their number. */
    private List<FutureTask<IngestSummary>> ingest(Runnable before, List<List<Fragment>> parts)
            throws InterruptedException {
        store.delay(() -> {
            if (commits.incrementAndGet() == 1) {
                first.countDown();
                await(released);
            }
            before.run();
        });
        List<FutureTask<IngestSummary>> tasks = new ArrayList<>();
        for (List<Fragment> part : parts) {
            FutureTask<IngestSummary> task = new FutureTask<>(() -> graph.ingestAll(part));
            tasks.add(task);
            Thread thread = new Thread(task);
            thread.start();
            first.await();
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        released.countDown();
        return tasks;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireSame(IdentityGraph graph, List<Fragment> fragments) {
        try (IdentityGraph plain = IdentityGraph.of(memberAndPhone().build())) {
            plain.ingestAll(fragments);
            assertThat(graph.statistics().fragments())
                    .isEqualTo(plain.statistics().fragments());
            assertThat(graph.statistics().profiles())
                    .isEqualTo(plain.statistics().profiles());
            assertThat(graph.statistics().keys()).isEqualTo(plain.statistics().keys());
            for (Fragment fragment : fragments) {
                FragmentId id = fragment.id();
                assertThat(graph.profileId(id)).isEqualTo(plain.profileId(id));
                for (Identifier identifier : fragment.identifiers()) {
                    assertThat(graph.find(identifier)).isEqualTo(plain.find(identifier));
                }
            }
        }
    }

    private static List<Fragment> joined(List<List<Fragment>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    @Test
    void ingestAll_groupsWait_areWrittenAheadAndTheGraphIsAsOtherwise() throws Exception {
        List<List<Fragment>> parts = List.of(part(0), part(1), part(2), part(3));
        for (FutureTask<IngestSummary> task : ingest(() -> {}, parts)) {
            assertThat(task.get().fragments()).isEqualTo(PART);
        }

        assertThat(store.aheads()).isEqualTo(3);
        assertThat(log.seq()).isEqualTo(4 * PART);
        requireSame(graph, joined(parts));
        requireSame(open(log.open(false).lasting()), joined(parts));
    }

    @Test
    void ingestAll_storeFailsForAGroupAhead_itIsNotThereAndThoseBehindAre() throws Exception {
        List<List<Fragment>> parts = List.of(part(0), part(1), part(2), part(3));
        List<FutureTask<IngestSummary>> tasks = ingest(
                () -> {
                    if (commits.get() == 3) {
                        store.fault(SharedLog.Fault.BEFORE);
                    }
                },
                parts);

        assertThatThrownBy(tasks.get(2)::get).cause().isInstanceOf(StoreException.class);
        for (int i : new int[] {0, 1, 3}) {
            assertThat(tasks.get(i).get().fragments()).isEqualTo(PART);
        }
        assertThat(graph.profileId(id(2 * PART))).isEmpty();
        requireSame(graph, joined(List.of(part(0), part(1), part(3))));
        graph.ingestAll(part(2));
        requireSame(graph, joined(parts));
    }

    @Test
    void ingestAll_keptButNotKnownForAGroupAhead_isTakenInWithTheNext() throws Exception {
        List<List<Fragment>> parts = List.of(part(0), part(1), part(2));
        List<FutureTask<IngestSummary>> tasks = ingest(
                () -> {
                    if (commits.get() == 2) {
                        store.fault(SharedLog.Fault.KEPT);
                    }
                },
                parts);

        assertThatThrownBy(tasks.get(1)::get).cause().isInstanceOf(StoreException.class);
        assertThat(tasks.get(2).get().fragments()).isEqualTo(PART);
        requireSame(graph, joined(parts));
    }

    @Test
    void ingestAll_anotherInstanceWritesInBetween_isTakenInFirst() throws Exception {
        SharedLog.Store neighbour = log.open(false).lasting();
        IdentityGraph other = open(neighbour);
        AtomicInteger written = new AtomicInteger();
        neighbour.onChange(() -> {
            if (written.getAndIncrement() == 0) {
                other.ingest(crm(-1).identifier("phone", "0").build());
            }
        });
        List<List<Fragment>> parts = List.of(part(0), part(1), part(2));
        for (FutureTask<IngestSummary> task : ingest(() -> {}, parts)) {
            task.get();
        }

        assertThat(store.behinds()).isEqualTo(1);
        List<Fragment> all = new ArrayList<>(joined(parts));
        all.add(crm(-1).identifier("phone", "0").build());
        requireSame(graph, all);
    }

    @Test
    void ingestAll_nextGroupHoldsAFragmentOfTheOneBefore_isNotWrittenAhead() throws Exception {
        List<Fragment> second = new ArrayList<>(part(1).subList(1, PART));
        second.add(later(5).identifier("phone", "777777").build());
        for (FutureTask<IngestSummary> task : ingest(() -> {}, List.of(part(0), second))) {
            task.get();
        }

        assertThat(store.aheads()).isZero();
        List<Fragment> all = new ArrayList<>(part(0));
        all.addAll(second);
        requireSame(graph, all);
    }

    @Test
    void ingestAll_keyOfAGroupAheadIsForgottenMeanwhile_isLookedUpAgain() throws Exception {
        List<Fragment> leaves = new ArrayList<>(part(0).subList(10, PART));
        List<Fragment> comes = new ArrayList<>(part(1).subList(10, PART));
        for (int i = 0; i < 10; i++) {
            String phone = String.valueOf(888_000 + i * 7 % 10);
            graph.ingest(crm(9_000 + i).identifier("phone", "88800" + i).build());
            leaves.add(later(9_000 + i).build());
            comes.add(crm(9_100 + i).identifier("phone", phone).build());
        }
        for (FutureTask<IngestSummary> task : ingest(() -> {}, List.of(leaves, comes))) {
            task.get();
        }

        assertThat(store.aheads()).isEqualTo(1);
        List<Fragment> all = new ArrayList<>(leaves);
        all.addAll(comes);
        requireSame(graph, all);
    }

    @Test
    void ingestAll_aListenerIsThere_nothingIsWrittenAhead() throws Exception {
        graph.subscribe(entry -> {});
        for (FutureTask<IngestSummary> task : ingest(() -> {}, List.of(part(0), part(1)))) {
            task.get();
        }

        assertThat(store.aheads()).isZero();
    }

    @Test
    void ingestAll_aTurnFails_noneAfterItIsWritten() {
        store.delay(() -> {
            if (commits.incrementAndGet() == 2) {
                store.fault(SharedLog.Fault.BEFORE);
            }
        });
        List<Resolution> heard = new ArrayList<>();
        IdentityGraph graph = IdentityGraph.builder()
                .configuration(memberAndPhone().build())
                .store(store)
                .threads(2)
                .build();

        assertThatThrownBy(() -> graph.ingestAll(
                        joined(List.of(part(0), part(1), part(2), part(3))), heard::add))
                .isInstanceOf(StoreException.class);
        assertThat(log.seq()).isEqualTo(PART);
        assertThat(heard).hasSize(PART);
        requireSame(graph, part(0));
    }
}
