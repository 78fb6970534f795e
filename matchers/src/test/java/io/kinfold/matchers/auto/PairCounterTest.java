package io.kinfold.matchers.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.blocking.BlockingFunction;
import io.kinfold.matchers.blocking.BlockingPart;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.field.ValueTable;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

class PairCounterTest {
    private static final FieldSchema SCHEMA =
            FieldSchema.of(Field.of("town"), Field.of("street"), Field.of("note"));
    private static final int CAP = 6;

    private final List<List<String>> rows = new ArrayList<>();

    private ValueTable table(int records, int words) {
        Random random = new Random(records);
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            List<String> row = List.of(
                    random.nextInt(9) == 0 ? "" : "t" + random.nextInt(records / 4),
                    words(random, words),
                    words(random, words));
            Fragment.Builder fragment =
                    Fragment.builder("s", Integer.toString(i)).observedAt(Instant.EPOCH);
            for (int field = 0; field < row.size(); field++) {
                if (!row.get(field).isEmpty()) {
                    fragment.attribute(SCHEMA.names().get(field), row.get(field));
                }
            }
            rows.add(row);
            fragments.add(fragment.build());
        }
        return ValueTable.of(SCHEMA, fragments);
    }

    private static String words(Random random, int most) {
        TreeSet<String> words = new TreeSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            words.add("w" + random.nextInt(300));
        }
        return String.join(" ", words);
    }

    private static BlockingKey key(ValueTable table, int field, boolean words) {
        BlockingPart whole = BlockingPart.of(SCHEMA.names().get(field));
        return BlockingKey.of(
                field,
                table.columns().get(field),
                List.of(words ? whole.with(BlockingFunction.TOKENS) : whole));
    }

    /** Counts by names of blocks. */
    private double pairs(List<Integer> fields, boolean words) {
        Map<String, Integer> sizes = new HashMap<>();
        for (List<String> row : rows) {
            List<String> blocks = List.of("");
            for (int field : fields) {
                List<String> longer = new ArrayList<>();
                boolean split = words && field > 0;
                for (String value :
                        split ? row.get(field).split(" ") : new String[] {row.get(field)}) {
                    blocks.forEach(block -> longer.add(block + "|" + value));
                }
                blocks = row.get(field).isEmpty() ? List.of() : longer;
            }
            blocks.forEach(block -> sizes.merge(block, 1, Integer::sum));
        }
        return sizes.values().stream()
                .filter(size -> size <= CAP)
                .mapToDouble(size -> size * (size - 1.0) / 2)
                .sum();
    }

    @Test
    void pairs_onlyOneKeyOfEachKind_areThoseOfTheBlocksWithinTheCap() {
        ValueTable table = table(1_000, 1);
        PairCounter counter = new PairCounter(1_000);
        List<BlockingKey> rule = List.of(key(table, 0, false), key(table, 1, false));

        assertThat(counter.pairs(rule.subList(0, 1), CAP)).isEqualTo(pairs(List.of(0), false));
        assertThat(counter.pairs(rule, CAP)).isPositive().isEqualTo(pairs(List.of(0, 1), false));
    }

    @Test
    void pairs_severalWords_countEachCombination() {
        ValueTable table = table(1_000, 2);
        PairCounter counter = new PairCounter(1_000);
        List<BlockingKey> rule =
                List.of(key(table, 0, false), key(table, 1, true), key(table, 2, true));

        assertThat(counter.pairs(rule.subList(1, 2), CAP))
                .isPositive()
                .isEqualTo(pairs(List.of(1), true));
        assertThat(counter.pairs(rule.subList(0, 2), CAP))
                .isPositive()
                .isEqualTo(pairs(List.of(0, 1), true));
        assertThat(counter.pairs(rule.subList(1, 3), CAP)).isEqualTo(pairs(List.of(1, 2), true));
        // What was counted before leaves nothing behind.
        assertThat(counter.pairs(rule.subList(0, 1), CAP)).isEqualTo(pairs(List.of(0), true));
    }
}
