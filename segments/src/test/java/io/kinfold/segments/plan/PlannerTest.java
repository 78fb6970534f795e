package io.kinfold.segments.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.segments.column.TableAccess;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.language.SegmentCatalog;
import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.Range;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

class PlannerTest {
    private static final Schema SCHEMA = Schema.builder()
            .attribute("tier", ValueType.oneOf("basic", "gold", "vip"))
            .attribute("orders", ValueType.integer())
            .attribute("spend", ValueType.decimal(2))
            .attribute("last", ValueType.date())
            .event("buy", fields -> {})
            .build();
    private static final EvaluationContext CONTEXT =
            EvaluationContext.of(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final CustomerData DATA = CustomerData.of(SCHEMA);

    private static Plan plan(String text) {
        return plan(Segment.parse(SCHEMA, text));
    }

    private static Plan plan(Segment segment) {
        return TableAccess.read(DATA, table -> Planner.of(segment, table, CONTEXT));
    }

    private static Plan test(String attribute, boolean positive, Range... ranges) {
        return new Plan.Test(
                new Leaf.OfAttribute(attribute, new ColumnCondition.Longs(List.of(ranges))),
                positive);
    }

    /** Different words for the same are the same plan, so that they share what is known. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders > 2 | orders >= 3",
                "orders > 2.5 | orders >= 3",
                "spend > 0.005 | spend >= 0.01",
                "orders >= 3 and orders < 10 | orders between 3 and 9",
                "orders = 3 or orders = 5 or orders = 4 | orders in (3,4,5)",
                "orders != 3 and orders != 4 | not orders in (3,4)",
                "tier = 'vip' or tier = 'gold' | tier in ('gold','vip')",
                "tier != 'vip' and tier != 'gold' | tier not in ('gold','vip')",
                "not (tier = 'vip' or orders > 2) | tier != 'vip' and not orders >= 3",
                "not (tier = 'vip' and orders > 2) | tier != 'vip' or not orders >= 3",
                "days_since(last) <= 30 | last >= '2026-10-22'",
                "days_since(last) between 1 and 2 | last in ('2026-11-19','2026-11-20')",
                "last in last 1 days | last between '2026-11-20' and today",
                "orders = 1 and (spend > 2 and last is set) | orders = 1 and spend > 2 and last is set",
                "not not did buy | did buy",
                "count(buy) != 3 | not count(buy) = 3",
            })
    void of_sameMeaning_equalPlans(String one, String other) {
        assertThat(plan(one)).isEqualTo(plan(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders > 5 and orders < 3 | false",
                "orders = 2.5 | false",
                "tier = 'vip' and tier = 'gold' | false",
                "tier = 'vip' and tier != 'vip' | false",
                "tier = 'vip' or tier != 'vip' | true",
                "tier != 'vip' or tier != 'gold' | true",
                "orders != 2.5 | true",
                "orders > 5 and orders < 3 and did buy | false",
            })
    void of_decidedForAll_constant(String text, boolean value) {
        assertThat(plan(text)).isEqualTo(new Plan.Constant(value));
    }

    /**
     * A missing value satisfies neither of two opposite comparisons, so they do not make up
     * everything.
     */
    @Test
    void of_oppositeComparisons_notConstant() {
        assertThat(plan("orders >= 3 or orders < 3")).isEqualTo(test("orders", true, Range.ALL));
        assertThat(plan("not orders >= 3"))
                .isEqualTo(test("orders", false, new Range(3, Range.ALL.high())));
    }

    @Test
    void of_namedSegments_theirConditions() {
        SegmentCatalog catalog = SegmentCatalog.parse(
                SCHEMA,
                "segment vip := tier = 'vip';"
                        + "segment two := not in segment 'vip' and orders = 1;");

        assertThat(plan(catalog.segment("two").orElseThrow()))
                .isEqualTo(plan("tier != 'vip' and orders = 1"));
    }

    @Test
    void of_namedSegmentsThatMultiply_isRefused() {
        StringBuilder file = new StringBuilder("segment s0 := orders = 1;\n");
        for (int level = 1; level <= 6; level++) {
            String parts = String.join(
                    " or ",
                    Collections.nCopies(8, "(in segment 's" + (level - 1) + "' and did buy)"));
            file.append("segment s").append(level).append(" := ").append(parts).append(";\n");
        }
        SegmentCatalog catalog = SegmentCatalog.parse(SCHEMA, file.toString());

        assertThatThrownBy(() -> plan(catalog.segment("s6").orElseThrow()))
                .isInstanceOf(SegmentException.class)
                .hasMessageContaining("more than 20000 conditions");
    }
}
