package io.kinfold.segments.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.predicate.Block;
import io.kinfold.segments.predicate.Scratch;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class EventConditionsTest {
    private static final int ROWS = 7;

    @Property(tries = 4000)
    void test_randomLeafAndEvents_agreesWithTheMeaningWordForWord(@ForAll long seed) {
        RandomBehaviour random = new RandomBehaviour(seed);
        List<List<Happened>> rows = random.rows(ROWS, 12);
        TableFixture table = new TableFixture(rows);
        for (int i = 0; i < 4; i++) {
            Expression leaf = random.leaf();
            EventCondition condition = EventConditions.of(leaf, table, random.context());
            EventPredicate bound = condition.bind(table);
            assertThat(condition.holdsWithoutEvents())
                    .as("%s without events", leaf)
                    .isEqualTo(new NaiveBehaviour(List.of(), random.context()).holds(leaf));
            boolean[] expected = new boolean[ROWS];
            for (int row = 0; row < ROWS; row++) {
                expected[row] = new NaiveBehaviour(rows.get(row), random.context()).holds(leaf);
                assertThat(bound.test(row))
                        .as("row %d, %s, %s", row, leaf, random.context())
                        .isEqualTo(expected[row]);
            }
            assertBulk(bound, expected);
        }
    }

    private static void assertBulk(EventPredicate bound, boolean[] expected) {
        int[] kept = IntStream.range(0, ROWS).filter(row -> expected[row]).toArray();
        int[] rows = IntStream.range(0, ROWS).toArray();
        int n = bound.refine(rows, ROWS);
        assertThat(Arrays.copyOf(rows, n)).isEqualTo(kept);

        long[] bits = new long[Block.WORDS];
        bits[0] = (1L << ROWS) - 1;
        bound.keep(0, bits, ROWS, new Scratch());
        assertThat(bits[0])
                .isEqualTo(Arrays.stream(kept).mapToLong(row -> 1L << row).sum());
        bits[0] = 0b100;
        bound.keep(0, bits, 1, new Scratch());
        assertThat(bits[0]).isEqualTo(expected[2] ? 0b100 : 0);
    }

    @Property
    void value_randomAggregate_agreesWithTheMeaningWordForWord(@ForAll long seed) {
        RandomBehaviour random = new RandomBehaviour(seed);
        List<List<Happened>> rows = random.rows(ROWS, 12);
        TableFixture table = new TableFixture(rows);
        Term.Aggregate term = random.term();
        EventValue value = EventConditions.value(term, table, random.context());
        for (int row = 0; row < ROWS; row++) {
            Object expected = new NaiveBehaviour(rows.get(row), random.context()).value(term);
            assertThat(comparable(value.value(row)))
                    .as("row %d, %s, %s", row, term, random.context())
                    .isEqualTo(comparable(expected));
        }
    }

    private static Object comparable(Object value) {
        return value instanceof Long || value instanceof BigDecimal
                ? new BigDecimal(value.toString()).stripTrailingZeros()
                : value;
    }
}
