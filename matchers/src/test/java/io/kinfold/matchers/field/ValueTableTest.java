package io.kinfold.matchers.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.blocking.BlockingRules;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ValueTableTest {
    private static final FieldSchema SCHEMA = FieldSchema.of(
            Field.of("name", String::toLowerCase),
            Field.ofAttributes("tags", "tag").several().build(),
            Field.ofAttributes("both", "tag", "name").build());

    private static List<Fragment> fragments(int count) {
        Random random = new Random(4);
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Fragment.Builder fragment =
                    Fragment.builder("s", Integer.toString(i)).observedAt(Instant.EPOCH);
            if (random.nextInt(5) > 0) {
                fragment.attribute(
                        "name", (random.nextBoolean() ? "Ann " : "aNN ") + random.nextInt(count));
            }
            int tags = random.nextInt(3);
            if (tags > 0) {
                fragment.attribute(
                        "tag",
                        tags == 1
                                ? new String[] {"t" + random.nextInt(9)}
                                : new String[] {"t" + random.nextInt(9), "u" + random.nextInt(9)});
            }
            fragments.add(fragment.build());
        }
        return fragments;
    }

    @Test
    void row_ofAnyFragment_holdsItsValues() {
        List<Fragment> fragments = fragments(2_000);

        ValueTable table = ValueTable.of(SCHEMA, fragments);

        assertThat(table.rows()).isEqualTo(fragments.size());
        for (int row = 0; row < table.rows(); row++) {
            assertThat(table.row(row)).isEqualTo(SCHEMA.values(fragments.get(row)));
        }
    }

    @Test
    void columns_ofEqualValues_giveThemOneNumberInTheOrderOfTheRows() {
        ValueColumn names = ValueTable.of(SCHEMA, fragments(2_000)).columns().get(0);

        int next = 0;
        for (int row = 0; row < names.rows(); row++) {
            assertThat(names.id(row)).isBetween(ValueColumn.MISSING, next);
            next += names.id(row) == next ? 1 : 0;
        }
        assertThat(next).isEqualTo(names.distinct());
        assertThat(names.eachOnce().rows()).isEqualTo(names.distinct());
        assertThat(names.eachOnce().at(next - 1)).isEqualTo(names.value(next - 1));
    }

    @Test
    void select_ofRowsInAnotherOrder_isTheTableOfTheirFragments() {
        List<Fragment> fragments = fragments(300);
        int[] rows = {299, 7, 120, 0, 8};

        ValueTable selected = ValueTable.of(SCHEMA, fragments).select(rows);

        List<Fragment> same = new ArrayList<>();
        for (int row : rows) {
            same.add(fragments.get(row));
        }
        ValueTable expected = ValueTable.of(SCHEMA, same);
        for (int i = 0; i < rows.length; i++) {
            assertThat(selected.row(i)).isEqualTo(expected.row(i));
            assertThat(selected.columns().get(0).id(i))
                    .isEqualTo(expected.columns().get(0).id(i));
        }
        assertThat(selected.columns().get(0).distinct())
                .isEqualTo(expected.columns().get(0).distinct());
    }

    @Test
    void forEach_ofBlockingRules_givesTheBlocksOfEachRow() {
        ValueTable table = ValueTable.of(SCHEMA, fragments(300));
        BlockingRules rules = BlockingRules.parse(
                SCHEMA.names(), "prefix(name, 5) and tags; tags; tokens(both) and suffix(name, 2)");
        List<List<Long>> found = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            found.add(new ArrayList<>());
        }

        rules.forEach(table, (row, block) -> found.get(row).add(block));

        for (int row = 0; row < table.rows(); row++) {
            List<Long> expected = new ArrayList<>();
            for (long block : rules.blocks(table.row(row))) {
                expected.add(block);
            }
            assertThat(found.get(row)).isEqualTo(expected);
        }
        assertThat(found).anySatisfy(blocks -> assertThat(blocks).hasSizeGreaterThan(3));
    }
}
