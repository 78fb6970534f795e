package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class PairCountsTest {
    private static final int KEYS = 500;

    /** A key and another one that a fragment holds it with. */
    private record Pair(int key, int with) {}

    /** Most keys have small ids; some lie beyond what the tables hold. */
    private static int id(int index) {
        return index % 50 == 49 ? Integer.MAX_VALUE - index : index * 7;
    }

    @Test
    void add_fragmentsComeAndGo_isAsAMap() {
        PairCounts counts = new PairCounts();
        Map<Pair, Integer> model = new HashMap<>();
        Map<Integer, Integer> distinct = new HashMap<>();
        List<Pair> held = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 400_000; i++) {
            // Waves: the tables grow, and are emptied again.
            boolean comes = held.isEmpty() || random.nextInt(100) < (i / 50_000 % 2 == 0 ? 60 : 38);
            Pair pair;
            if (comes) {
                // A few keys are held often, beyond what a word counts.
                int key = random.nextInt(random.nextInt(5) == 0 ? 12 : KEYS);
                int others = key % 10 == 0 ? 40 : key % 10 == 1 ? 1 : PairCounts.FEW;
                pair = new Pair(id(key), id(random.nextInt(others)));
                held.add(pair);
            } else {
                pair = held.remove(random.nextInt(held.size()));
            }
            counts.add(pair.key(), pair.with(), comes ? 1 : -1);
            int before = model.getOrDefault(pair, 0);
            int after = before + (comes ? 1 : -1);
            model.put(pair, after);
            if (before == 0 || after == 0) {
                distinct.merge(pair.key(), comes ? 1 : -1, Integer::sum);
            }
            assertThat(counts.distinct(pair.key())).isEqualTo(distinct.get(pair.key()));
        }
        for (int key = 0; key < KEYS; key++) {
            assertThat(counts.distinct(id(key))).isEqualTo(distinct.getOrDefault(id(key), 0));
        }
    }

    @Test
    void add_manyKeysWithOneEach_takesAboutThirteenBytesAPair() {
        PairCounts counts = new PairCounts();
        for (int key = 0; key < 100_000; key++) {
            counts.add(key, key + 1, 1);
        }
        assertThat(counts.heapBytes()).isLessThan(17 * 100_000);
    }
}
