package io.kinfold.segments.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.predicate.Block;
import io.kinfold.segments.predicate.Scratch;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
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

    /** Nothing changes until then, it changes then, and where it never does it does at no time. */
    @Property(tries = 600)
    void of_randomLeaf_findsTheFirstInstantThatDecidesOtherwise(@ForAll long seed) {
        RandomBehaviour random = new RandomBehaviour(seed);
        List<List<Happened>> rows = random.rows(3, 5);
        TableFixture table = new TableFixture(rows);
        Expression leaf = random.leaf();
        EvaluationContext context = random.context();
        long now = context.now().toEpochMilli();
        for (int row = 0; row < rows.size(); row++) {
            boolean before = new NaiveBehaviour(rows.get(row), context).holds(leaf);
            OptionalLong change = NextChange.of(leaf, table, context, row);
            long end = change.orElse(now + 200 * 86_400_000L);
            for (int i = 1; i <= 60; i++) {
                long at = i == 60 ? end - 1 : now + (long) ((end - now) * (i / 61.0) * (i / 61.0));
                assertThat(holds(rows.get(row), leaf, context, at))
                        .as("row %d, %s, %s at %s", row, leaf, context, Instant.ofEpochMilli(at))
                        .isEqualTo(before);
            }
            if (change.isPresent()) {
                assertThat(holds(rows.get(row), leaf, context, end)).isNotEqualTo(before);
            }
        }
    }

    private static boolean holds(
            List<Happened> events, Expression leaf, EvaluationContext context, long at) {
        EvaluationContext then = EvaluationContext.of(Instant.ofEpochMilli(at), context.zone());
        return new NaiveBehaviour(events, then).holds(leaf);
    }
}
