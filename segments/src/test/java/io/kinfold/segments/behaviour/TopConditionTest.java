package io.kinfold.segments.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Term;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

class TopConditionTest {
    private static final EvaluationContext CONTEXT =
            EvaluationContext.of(Instant.parse("2026-11-21T02:00:00Z"), ZoneOffset.UTC);

    @Property(tries = 2000)
    void test_randomTermAndShare_isAtLeastTheValueAtThatShare(
            @ForAll long seed, @ForAll @IntRange(max = 1000) int permille) {
        RandomBehaviour random = new RandomBehaviour(seed);
        List<List<Happened>> rows = random.rows(16, 5);
        TableFixture table = new TableFixture(rows);
        Term.Aggregate term = ranked(random);
        Literal percent = new Literal.Numeric(BigDecimal.valueOf(permille, 1));
        TopPredicate bound = TopCondition.of(
                        new Expression.Top(percent, term), table, random.context())
                .bind(table);

        List<Comparable<Object>> values = IntStream.range(0, rows.size())
                .mapToObj(row -> value(rows.get(row), term, random.context()))
                .toList();
        List<Comparable<Object>> ranked = IntStream.range(0, rows.size())
                .filter(table::isLive)
                .mapToObj(values::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.<Comparable<Object>>naturalOrder().reversed())
                .toList();
        int count = (int) Math.ceil(permille * ranked.size() / 1000.0);
        assertThat(bound.ranked()).isEqualTo(ranked.size());
        for (int row = 0; row < rows.size(); row++) {
            Comparable<Object> value = values.get(row);
            boolean expected =
                    value != null && count > 0 && value.compareTo(ranked.get(count - 1)) >= 0;
            assertThat(bound.test(row)).as("row %d of %s", row, term).isEqualTo(expected);
        }
    }

    private static Term.Aggregate ranked(RandomBehaviour random) {
        while (true) {
            Term.Aggregate term = random.term();
            String field = term.event().field();
            boolean value = term.function() == AggregateFunction.FIRST
                    || term.function() == AggregateFunction.LAST;
            if (!value || !List.of("channel", "gift").contains(String.valueOf(field))) {
                return term;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> value(
            List<Happened> events, Term.Aggregate term, EvaluationContext context) {
        NaiveBehaviour naive = new NaiveBehaviour(events, context);
        EventClause clause = term.event();
        Object counted = naive.value(new Term.Aggregate(AggregateFunction.COUNT, clause));
        return counted.equals(0L) ? null : (Comparable<Object>) naive.value(term);
    }

    @Test
    void test_attribute_ranksTheRowsThatHaveIt() {
        TableFixture table = new TableFixture(
                IntStream.range(0, 6).mapToObj(row -> List.<Happened>of()).toList());
        long[] points = {5, 9, 9, 1, 7};
        for (int row = 0; row < points.length; row++) {
            table.points().set(row, points[row]);
        }
        TopPredicate bound = top(20, new Term.Named("points"), table);

        assertThat(IntStream.range(0, 6).filter(bound::test)).containsExactly(1, 2);
        assertThat(bound.ranked()).isEqualTo(5);
        assertThat(bound.cut()).isEqualTo(9L);
        assertThat(bound.value(5)).isNull();
        assertThat(top(0, new Term.Named("points"), table).cut()).isNull();
    }

    @Test
    void test_daysSince_ranksTheOldestFirst() {
        TableFixture table = new TableFixture(IntStream.range(0, 4)
                .mapToObj(row -> List.of(new Happened(
                        "view",
                        CONTEXT.now().toEpochMilli() - row * 86_400_000L,
                        java.util.Map.of())))
                .toList());
        Term last = new Term.Aggregate(AggregateFunction.LAST, EventClause.of("view"));
        TopPredicate bound = top(25, new Term.DaysSince(last), table);

        assertThat(IntStream.range(0, 4).filter(bound::test)).containsExactly(3);
        assertThat(bound.cut()).isEqualTo(3L);
    }

    @Property
    void least_randomNumbers_isThatOfTheSortedArray(
            @ForAll @Size(min = 1, max = 400) long[] values, @ForAll @IntRange(max = 1000) int at) {
        int index = (int) ((values.length - 1) * (at / 1000.0));
        long[] sorted = values.clone();
        Arrays.sort(sorted);

        assertThat(Selection.least(values, index)).isEqualTo(sorted[index]);
    }

    @Test
    void least_adversarialNumbers_endsAllTheSame() {
        long[] organ = IntStream.range(0, 200_000)
                .mapToLong(i -> i % 2 == 0 ? i : -i % 7)
                .toArray();
        long[] sorted = organ.clone();
        Arrays.sort(sorted);

        assertThat(Selection.least(organ, 150_000)).isEqualTo(sorted[150_000]);
    }

    private static TopPredicate top(long percent, Term by, TableFixture table) {
        return TopCondition.of(new Expression.Top(Literal.of(percent), by), table, CONTEXT)
                .bind(table);
    }
}
