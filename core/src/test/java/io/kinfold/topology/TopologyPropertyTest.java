package io.kinfold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Components under additions, retractions and inactive keys against a flood fill over the same links. */
class TopologyPropertyTest {
    private static final int KEYS = 12;

    /** The keys of a fragment to add, or one number that says what else to do. */
    @Provide
    Arbitrary<List<List<Integer>>> steps() {
        return Arbitraries.integers()
                .between(0, KEYS - 1)
                .list()
                .ofMaxSize(4)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 2_000)
    void anyOperations_giveTheComponentsOfTheLinks(
            @ForAll("steps") List<List<Integer>> steps, @ForAll long seed) {
        new Run().play(steps, new Random(seed));
    }

    /** A topology and the model beside it. */
    private static final class Run {
        /** The fragments that there should be, and the keys that should not link. */
        private final Map<Integer, List<Integer>> fragments = new TreeMap<>();

        private final Set<Integer> inactive = new HashSet<>();
        private final int[] ids = new int[KEYS];

        private final Topology topology = new Topology(3, new Topology.Joiner() {
            @Override
            public void beforeLink(int winnerRoot, int loserRoot) {
                assertThat(topology().forest().root(winnerRoot)).isEqualTo(winnerRoot);
                assertThat(topology().forest().root(loserRoot)).isEqualTo(loserRoot);
            }

            @Override
            public boolean isActive(int fragment, int key) {
                return !inactive.contains(key);
            }
        });

        private Topology topology() {
            return topology;
        }

        void play(List<List<Integer>> steps, Random random) {
            for (int i = 0; i < KEYS; i++) {
                ids[i] = topology.keys().findOrAdd(0, "key" + i);
            }
            for (List<Integer> step : steps) {
                int choice = random.nextInt(10);
                if (choice < 6 || fragments.isEmpty()) {
                    add(step);
                } else if (choice < 9) {
                    retract(new ArrayList<>(fragments.keySet())
                            .get(random.nextInt(fragments.size())));
                } else {
                    toggle(ids[random.nextInt(KEYS)]);
                }
                check();
            }
        }

        private void add(List<Integer> keys) {
            KeyBatch batch = new KeyBatch(1);
            keys.forEach(key -> batch.add(0, "key" + key));
            batch.endFragment();
            topology.keys().findOrAddAll(batch);
            topology.addAll(batch);
            assertThat(fragments).doesNotContainKey(batch.fragment(0));
            fragments.put(batch.fragment(0), keys.stream().map(key -> ids[key]).toList());
        }

        private void retract(int fragment) {
            Set<Integer> before = anchored();
            Set<Integer> unanchored = new TreeSet<>();
            topology.retract(fragment, key -> assertThat(unanchored.add(key)).isTrue());
            fragments.remove(fragment);
            before.removeAll(anchored());
            assertThat(unanchored).isEqualTo(before);
        }

        private void toggle(int key) {
            if (!inactive.remove(key)) {
                inactive.add(key);
            }
            for (int fragment : fragments.keySet()) {
                topology.relink(topology.forest().root(fragment), unanchored -> {});
            }
        }

        private Set<Integer> anchored() {
            Set<Integer> keys = new TreeSet<>();
            for (int key : ids) {
                if (topology.keys().payload(key) != KeyDictionary.NONE) {
                    keys.add(key);
                }
            }
            return keys;
        }

        private void check() {
            for (int fragment : fragments.keySet()) {
                Set<Integer> expected = flood(fragment);
                int root = topology.forest().root(fragment);
                assertThat(topology.forest().find(fragment)).isEqualTo(root);
                assertThat(topology.forest().members(root)).isEqualTo(expected.size());
                int[] members = new int[expected.size()];
                assertThat(topology.forest().copyMembers(root, members)).isEqualTo(expected.size());
                assertThat(members)
                        .containsExactlyInAnyOrder(
                                expected.stream().mapToInt(Integer::intValue).toArray());
                for (int key : fragments.get(fragment)) {
                    int anchor = topology.keys().payload(key);
                    assertThat(
                                    inactive.contains(key)
                                            ? KeyDictionary.NONE
                                            : topology.forest().root(anchor))
                            .isEqualTo(inactive.contains(key) ? anchor : root);
                }
            }
        }

        private Set<Integer> flood(int start) {
            Set<Integer> reached = new TreeSet<>(Set.of(start));
            List<Integer> open = new ArrayList<>(reached);
            while (!open.isEmpty()) {
                List<Integer> keys = fragments.get(open.remove(open.size() - 1));
                fragments.forEach((other, otherKeys) -> {
                    boolean linked = otherKeys.stream()
                            .anyMatch(k -> !inactive.contains(k) && keys.contains(k));
                    if (linked && reached.add(other)) {
                        open.add(other);
                    }
                });
            }
            return reached;
        }
    }
}
