package io.kinfold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

class LinkListsTest {
    private final LinkLists lists = new LinkLists();

    @Test
    void put_nothing_isTheEmptyList() {
        int ref = lists.put(new int[] {1, 2}, 1, 1);
        assertThat(ref).isEqualTo(LinkLists.EMPTY);
        assertThat(lists.size(ref)).isZero();
        lists.free(ref);
        assertThat(lists.size(lists.put(new int[0], 0, 0))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 1_000, 4_095, 4_096, 70_000, 300_000})
    void put_anySize_isGivenBack(int size) {
        int[] values = IntStream.range(0, size + 2).toArray();
        lists.put(values, 0, 2);
        int ref = lists.put(values, 1, size + 1);
        int after = lists.put(values, 0, 2);
        assertThat(lists.size(ref)).isEqualTo(size);
        for (int i = 0; i < size; i++) {
            assertThat(lists.get(ref, i)).isEqualTo(i + 1);
        }
        assertThat(lists.get(after, 1)).isEqualTo(1);
    }

    @Test
    void free_randomChurn_keepsTheOthersAndTheHeap() {
        Random random = new Random(9);
        Map<Integer, int[]> model = new HashMap<>();
        List<Integer> refs = new ArrayList<>();
        long heap = 0;
        for (int step = 0; step < 40_000; step++) {
            if (refs.size() > 500) {
                int ref = refs.remove(random.nextInt(refs.size()));
                int[] expected = model.remove(ref);
                for (int i = 0; i < expected.length; i++) {
                    assertThat(lists.get(ref, i)).isEqualTo(expected[i]);
                }
                lists.free(ref);
            }
            int[] values = random.ints(1 + random.nextInt(8)).toArray();
            int ref = lists.put(values, 0, values.length);
            assertThat(model.put(ref, values)).isNull();
            refs.add(ref);
            heap = step == 20_000 ? lists.heapBytes() : heap;
        }
        assertThat(lists.heapBytes()).isLessThan(heap + heap / 10);
    }

    @Test
    void sizeClasses_anySize_wasteAtMostAQuarter() {
        int last = 0;
        for (int units = 1; units < 100_000; units++) {
            int sizeClass = Blocks.sizeClass(units);
            assertThat(sizeClass).isBetween(last, last + 1);
            assertThat(Blocks.units(sizeClass)).isBetween(units, units + units / 4);
            last = sizeClass;
        }
    }
}
