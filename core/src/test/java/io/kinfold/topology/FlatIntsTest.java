package io.kinfold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlatIntsTest {
    private final FlatInts ints = new FlatInts();

    @Test
    void ensure_oneByOne_keepsCellsAndLeavesANinthEmptyAtMost() {
        for (int i = 0; i < 100_000; i++) {
            ints.ensure(i + 1);
            FlatInts.put(ints.cells(), i, 3 * i);
            assertThat(ints.cells().length).isLessThanOrEqualTo(Math.max(64, i + 1 + i / 8));
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(FlatInts.at(ints.cells(), i)).isEqualTo(3 * i);
        }
    }

    @Test
    void ensure_farAhead_addsZeros() {
        ints.ensure(10_000);
        assertThat(ints.cells()).hasSizeGreaterThanOrEqualTo(10_000).containsOnly(0);
    }

    @Test
    void cells_heldWhileGrowing_stayAsTheyWere() {
        FlatInts.put(ints.cells(), 5, 7);
        int[] held = ints.cells();
        ints.ensure(held.length + 1);
        FlatInts.put(ints.cells(), 5, 8);
        assertThat(FlatInts.at(held, 5)).isEqualTo(7);
        assertThat(FlatInts.at(ints.cells(), 5)).isEqualTo(8);
    }
}
