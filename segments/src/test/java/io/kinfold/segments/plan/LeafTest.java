package io.kinfold.segments.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.schema.HostFunction;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Leaves about events and ranks as the evaluator sees them: what it remembers must not outlive a
 * change.
 */
class LeafTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final EvaluationContext CONTEXT = EvaluationContext.of(NOW, ZoneOffset.UTC);
    private static final Schema SCHEMA = Schema.builder()
            .attribute("points", ValueType.integer())
            .attribute("joined", ValueType.date())
            .event("purchase", fields -> fields.field("amount", ValueType.decimal(2)))
            .identity("member")
            .function(new HostFunction(
                    "negated",
                    List.of(ValueType.integer()),
                    ValueType.integer(),
                    arguments -> arguments.get(0) == null ? null : -(Long) arguments.get(0)))
            .build();

    private final CustomerData data = CustomerData.of(SCHEMA);
    private final Evaluator evaluator = Evaluator.of(data);

    /**
     * Profiles 0 to 9, of which i has i * 10 points and bought i times for one, but 9 is unknown in
     * all.
     */
    @BeforeEach
    void fill() {
        for (int i = 0; i < 9; i++) {
            put(
                    i,
                    Map.of(
                            "points",
                            List.of(i * 10 + ""),
                            "joined",
                            List.of("2026-11-0" + (i + 1))));
            for (int bought = 0; bought < i; bought++) {
                buy(i, bought);
            }
        }
        put(9, Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "top 20 percent by points | 7,8",
                "top 23 percent by points | 6,7,8",
                "not top 20 percent by points | 0,1,2,3,4,5,6,9",
                "top 100 percent by points | 0,1,2,3,4,5,6,7,8",
                "top 12.5 percent by count(purchase) | 8",
                "top 12.6 percent by sum(purchase.amount) | 7,8",
                "top 10 percent by negated(points) | 0",
                "top 20 percent by days_since(joined) | 0,1",
                "top 12 percent by days_since(first(purchase)) | 8",
            })
    void top_rankedTerm_isItsShareOfTheRanked(String text, String expected) {
        assertThat(members(text)).isEqualTo(expected);
        assertThat(members(text)).isEqualTo(expected);
        assertThat(evaluator.matches(Segment.parse(SCHEMA, text), id(0), CONTEXT))
                .isEqualTo(expected.startsWith("0"));
    }

    @Test
    void top_newProfileAboveTheCut_movesTheCut() {
        Segment segment = Segment.parse(SCHEMA, "top 20 percent by points");
        var prepared = evaluator.prepare(List.of(segment), CONTEXT);
        members("top 20 percent by points");
        members("top 20 percent by points");
        assertThat(prepared.of(id(7))).hasSize(1);

        put(10, Map.of("points", List.of("500")));

        assertThat(members("top 20 percent by points")).isEqualTo("8,10");
        assertThat(prepared.of(id(7))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(purchase) < 1",
                "sum(purchase.amount) <= 0",
                "count(purchase) between 0 and 0",
                "distinct(purchase.amount) in (0, 20)",
                "did not purchase",
                "sum(purchase.amount) != 1 and count(purchase) != 1 and not did purchase",
            })
    void behaviour_newProfileWithoutEvents_isInThoughTheLeafIsRemembered(String text) {
        assertThat(members(text)).isEqualTo("0,9");
        assertThat(members(text)).isEqualTo("0,9");
        assertThat(members(text)).isEqualTo("0,9");

        put(10, Map.of());
        assertThat(members(text)).isEqualTo("0,9,10");
        buy(10, 0);
        assertThat(members(text)).isEqualTo("0,9");
    }

    private void put(int i, Map<String, List<String>> attributes) {
        data.put(id(i), List.of(Identifier.of("member", "m" + i)), attributes);
    }

    private void buy(int i, int daysAgo) {
        data.track(Event.builder("purchase")
                .identifier("member", "m" + i)
                .at(NOW.minusSeconds(86_400L * daysAgo))
                .field("amount", "1.00")
                .build());
    }

    private String members(String text) {
        Audience audience = evaluator.audience(Segment.parse(SCHEMA, text), CONTEXT);
        return IntStream.rangeClosed(0, 10)
                .filter(i -> audience.contains(id(i)))
                .mapToObj(Integer::toString)
                .reduce((one, other) -> one + "," + other)
                .orElse("");
    }

    private static ProfileId id(int i) {
        return ProfileId.parse("shop:" + i);
    }
}
