package io.kinfold.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ForestTest {
    private final Forest forest = new Forest();

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(forest.add()).isEqualTo(i);
        }
    }

    @Test
    void link_sizes_theLargerRootWins_theLowerOnATie() {
        add(4);
        assertThat(forest.link(2, 1)).isEqualTo(1);
        assertThat(forest.link(0, 1)).isEqualTo(1);
        assertThat(forest.link(3, 1)).isEqualTo(1);
        assertThat(forest.members(1)).isEqualTo(4);
        assertThat(forest.members(0)).isZero();
    }

    @Test
    void link_descendingChain_keepsPathsShort() {
        int n = 1 << 17;
        add(n);
        for (int i = n - 1; i > 0; i--) {
            forest.link(forest.root(i), forest.root(i - 1));
        }
        int deepest = 0;
        for (int i = 0; i < n; i++) {
            deepest = Math.max(deepest, depth(i));
        }
        assertThat(deepest).isLessThanOrEqualTo(17);
        assertThat(forest.members(forest.root(0))).isEqualTo(n);
    }

    private int depth(int fragment) {
        Forest copy = forest;
        int steps = 0;
        int at = fragment;
        while (copy.members(at) == 0) {
            at = copy.parentOf(at);
            steps++;
        }
        return steps;
    }

    @Test
    void link_randomPairs_agreesWithLabels() {
        int n = 5_000;
        add(n);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i;
        }
        Random random = new Random(4);
        for (int step = 0; step < 4_000; step++) {
            int a = random.nextInt(n);
            int b = random.nextInt(n);
            assertThat(forest.root(a) == forest.root(b)).isEqualTo(labels[a] == labels[b]);
            if (labels[a] != labels[b]) {
                forest.link(forest.find(a), forest.find(b));
                int old = labels[b];
                for (int i = 0; i < n; i++) {
                    labels[i] = labels[i] == old ? labels[a] : labels[i];
                }
            }
        }
    }

    @Test
    void copyMembers_notARoot_saysRetry() {
        add(2);
        forest.link(0, 1);
        assertThat(forest.copyMembers(1, new int[2])).isEqualTo(Forest.RETRY);
    }

    @Test
    void copyMembers_tooSmallAnArray_saysHowMany() {
        add(3);
        forest.link(0, 1);
        forest.link(0, 2);
        assertThat(forest.copyMembers(0, new int[2])).isEqualTo(3);
    }

    @Test
    void free_afterReset_isUsedAgain() {
        add(3);
        forest.link(0, 1);
        assertThatThrownBy(() -> forest.free(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reset");
        forest.reset(0);
        forest.reset(1);
        forest.free(1);
        assertThat(forest.add()).isEqualTo(1);
        assertThat(forest.capacity()).isEqualTo(3);
    }

    @Test
    void next_ring_returnsToItsStart() {
        add(10);
        for (int i = 1; i < 10; i++) {
            forest.link(forest.find(0), i);
        }
        int at = 0;
        for (int i = 0; i < 10; i++) {
            at = forest.next(at);
            assertThat(at == 0).isEqualTo(i == 9);
        }
    }
}
