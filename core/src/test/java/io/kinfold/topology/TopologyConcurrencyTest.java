package io.kinfold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

class TopologyConcurrencyTest {
    private static final int THREADS = 2;
    private static final int FRAGMENTS = 20_000;

    private final Topology topology = new Topology(5, (winner, loser) -> {});
    private final ReentrantLock writer = new ReentrantLock();

    private static List<List<String>> workload(long seed) {
        Random random = new Random(seed);
        List<List<String>> fragments = new ArrayList<>();
        for (int i = 0; i < FRAGMENTS; i++) {
            int person = (int) Math.abs(random.nextGaussian() * 5_000);
            fragments.add(List.of(
                    "m" + person,
                    "p" + (person * 2 + random.nextInt(2)),
                    "c" + random.nextInt(60_000)));
        }
        return fragments;
    }

    /** Adds every second fragment in batches: keys outside the lock, links inside it. Returns the graph's ids. */
    private int[] ingest(List<List<String>> fragments, int first) {
        int[] ids = new int[fragments.size()];
        KeyBatch batch = new KeyBatch(64);
        for (int from = first; from < fragments.size(); from += THREADS * 50) {
            batch.clear();
            int to = Math.min(from + THREADS * 50, fragments.size());
            for (int i = from; i < to; i += THREADS) {
                fragments.get(i).forEach(key -> batch.add(1, key));
                batch.endFragment();
            }
            topology.keys().findOrAddAll(batch);
            writer.lock();
            try {
                topology.addAll(batch);
            } finally {
                writer.unlock();
            }
            for (int i = from, k = 0; i < to; i += THREADS, k++) {
                ids[i] = batch.fragment(k);
            }
        }
        return ids;
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @RepeatedTest(4)
    void addAll_twoThreads_giveTheSequentialPartition() throws Exception {
        List<List<String>> fragments = workload(11);
        List<int[]> ids = together(List.of(() -> ingest(fragments, 0), () -> ingest(fragments, 1)));
        Topology sequential = new Topology(5, (winner, loser) -> {});
        int[] expectedRoots = new int[FRAGMENTS];
        for (int i = 0; i < FRAGMENTS; i++) {
            int[] keys = fragments.get(i).stream()
                    .mapToInt(key -> sequential.keys().findOrAdd(1, key))
                    .toArray();
            sequential.addFragment(keys, 0, keys.length);
        }
        assertThat(topology.keys().size()).isEqualTo(sequential.keys().size());
        int[] rootOf = new int[FRAGMENTS];
        java.util.Arrays.fill(rootOf, -1);
        for (int i = 0; i < FRAGMENTS; i++) {
            expectedRoots[i] = sequential.forest().root(i);
            int root = topology.forest().root(ids.get(i % THREADS)[i]);
            int expected = expectedRoots[i];
            if (rootOf[expected] == -1) {
                rootOf[expected] = root;
            }
            assertThat(root).isEqualTo(rootOf[expected]);
            assertThat(topology.forest().members(root))
                    .isEqualTo(sequential.forest().members(expected));
        }
    }

    @Test
    void copyMembers_besideAWriter_isAlwaysAWholeComponent() throws Exception {
        int groups = 400;
        int size = 50;
        KeyDictionary keys = topology.keys();
        AtomicBoolean done = new AtomicBoolean();
        Callable<Integer> write = () -> {
            int[] key = new int[1];
            for (int i = 0; i < groups * size; i++) {
                key[0] = keys.findOrAdd(0, "g" + i % groups);
                topology.addFragment(key, 0, 1);
            }
            done.set(true);
            return 0;
        };
        Callable<Integer> read = () -> {
            int[] members = new int[size];
            int whole = 0;
            while (!done.get() || whole == 0) {
                int key = keys.find(0, "g" + whole % groups);
                int anchor = key == KeyDictionary.NONE ? KeyDictionary.NONE : keys.payload(key);
                if (anchor == KeyDictionary.NONE) {
                    continue;
                }
                int count = topology.forest().copyMembers(topology.forest().root(anchor), members);
                for (int i = 0; i < count; i++) {
                    assertThat(members[i] % groups).isEqualTo(whole % groups);
                    assertThat(java.util.Arrays.stream(members, 0, count)
                                    .distinct()
                                    .count())
                            .isEqualTo(count);
                }
                whole += count == Forest.RETRY ? 0 : 1;
            }
            return whole;
        };
        assertThat(together(List.of(write, read)).get(1)).isPositive();
    }

    @Test
    void find_besideRemovals_neverFailsAndStayingKeysAreFoundAgain() throws Exception {
        KeyDictionary keys = new KeyDictionary(1);
        int staying = keys.findOrAdd(1, "staying");
        AtomicBoolean done = new AtomicBoolean();
        Callable<Integer> churn = () -> {
            int[] ids = new int[300];
            for (int i = 0; i < 60_000; i++) {
                if (i >= ids.length) {
                    keys.remove(ids[i % ids.length]);
                }
                ids[i % ids.length] = keys.findOrAdd(0, "v".repeat(i % 300) + i);
            }
            done.set(true);
            return 0;
        };
        Callable<Integer> read = () -> {
            int valid = 0;
            while (!done.get() || valid == 0) {
                long before = keys.removals();
                int id = keys.find(1, "staying");
                int other = keys.find(0, "v17");
                String value = keys.value(other == KeyDictionary.NONE ? staying : other);
                keys.compareValues(Math.max(other, 0), staying);
                if (keys.removals() == before) {
                    assertThat(id).isEqualTo(staying);
                    assertThat(value).isIn("staying", "v17", "");
                    valid++;
                }
            }
            return valid;
        };
        assertThat(together(List.of(churn, read)).get(1)).isPositive();
    }
}
