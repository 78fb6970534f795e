package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class BlockTableTest {
    private static final int NUMBERS = 3_000;

    /** Numbers of which many share their low half, so that they meet in the table. */
    private static long number(int index) {
        return (long) index << 32 | (index % 7 == 0 ? 1023 : index * 0x9E3779B9L & 0xFFFFL);
    }

    @Test
    void findOrAdd_numbersComeAndGo_isAsAMap() {
        BlockTable table = new BlockTable();
        Map<Long, Integer> model = new HashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            long number = number(random.nextInt(NUMBERS));
            Integer known = model.get(number);
            assertThat(table.find(number)).isEqualTo(known == null ? BlockTable.NONE : known);
            if (known == null || random.nextInt(3) > 0) {
                int block = table.findOrAdd(number);
                if (known == null) {
                    table.append(block, i);
                    assertThat(model.put(number, block)).isNull();
                } else {
                    assertThat(block).isEqualTo(known);
                }
            } else {
                table.dropLast(known);
                table.remove(known);
                model.remove(number);
            }
        }
        assertThat(model).hasSizeGreaterThan(NUMBERS / 3);
        model.forEach((number, block) -> assertThat(table.find(number)).isEqualTo(block));
    }

    @Test
    void append_severalMembers_keepsThemInOrder() {
        BlockTable table = new BlockTable();
        List<Integer> members = new ArrayList<>();
        int block = table.findOrAdd(number(5));
        for (int i = 0; i < 40; i++) {
            assertThat(table.append(block, 100 + i)).isEqualTo(i);
            members.add(100 + i);
        }
        assertThat(table.size(block)).isEqualTo(40);
        for (int i = 0; i < 40; i++) {
            assertThat(table.member(block, i)).isEqualTo(members.get(i));
        }
    }
}
