package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

class BlockTableTest {
    private static final int NUMBERS = 60_000;

    /** Who is alone in which block, as the fragments would know it. */
    private final Map<Integer, Set<Long>> alone = new HashMap<>();

    private final BlockTable table = new BlockTable(
            (fragment, number) -> alone.getOrDefault(fragment, Set.of()).contains(number));

    private static long number(int index) {
        return index * 0x5851F42D4C957F2DL >>> 1;
    }

    private void enter(int fragment, long number) {
        int found = table.findOrAdd(number, fragment);
        if (found == BlockTable.NONE) {
            alone.computeIfAbsent(fragment, f -> new HashSet<>()).add(number);
            return;
        }
        int row = found;
        if (found < BlockTable.NONE) {
            row = table.share(number, BlockTable.alone(found));
            alone.get(BlockTable.alone(found)).remove(number);
        }
        table.append(row, fragment);
    }

    private void leave(long number) {
        int found = table.find(number);
        if (found < BlockTable.NONE) {
            table.removeAlone(number);
            alone.get(BlockTable.alone(found)).remove(number);
            return;
        }
        table.dropLast(found);
        if (table.size(found) == 0) {
            table.remove(found);
        }
    }

    private List<Integer> members(long number) {
        int found = table.find(number);
        List<Integer> members = new ArrayList<>();
        if (found < BlockTable.NONE) {
            members.add(BlockTable.alone(found));
        }
        for (int i = 0; found >= 0 && i < table.size(found); i++) {
            members.add(table.member(found, i));
        }
        return members;
    }

    @Test
    void find_fragmentsComeAndGo_isAsAMap() {
        Map<Long, List<Integer>> model = new HashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300_000; i++) {
            long number = number(random.nextInt(NUMBERS));
            List<Integer> known = model.computeIfAbsent(number, n -> new ArrayList<>());
            assertThat(members(number)).isEqualTo(known);
            if (known.isEmpty() || random.nextInt(3) > 0) {
                enter(i, number);
                known.add(i);
            } else {
                leave(number);
                known.remove(known.size() - 1);
            }
        }
        assertThat(model.values().stream().filter(members -> members.size() > 1).count())
                .isGreaterThan(NUMBERS / 3);
        model.forEach((number, known) -> assertThat(members(number)).isEqualTo(known));
        long lonely = alone.values().stream().mapToLong(Set::size).sum();
        assertThat(table.alone()).isEqualTo(lonely).isPositive();
    }

    @Test
    void append_severalMembers_keepsThemInOrder() {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            enter(100 + i, number(5));
            members.add(100 + i);
        }
        assertThat(members(number(5))).isEqualTo(members);
    }

    @Test
    void heapBytes_manyLoners_takesSixToTwentyBytesEach() {
        for (int i = 0; i < 1_000_000; i++) {
            table.findOrAdd(number(i), i);
        }
        assertThat(table.heapBytes() / 1e6).isBetween(6.0, 20.0);
    }

    @Test
    void removeAlone_nobodyThere_throws() {
        assertThatThrownBy(() -> table.removeAlone(number(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not where its number says");
    }
}
