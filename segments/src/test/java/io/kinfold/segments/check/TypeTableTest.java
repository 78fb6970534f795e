package io.kinfold.segments.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.language.Segment;
import io.kinfold.segments.language.Shop;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which operator goes with which type: {@code y} allowed, {@code -} an error that is told once. */
class TypeTableTest {
    /** Columns: bool, int, decimal, double, text, enum, date, anniversary, datetime, set. */
    private static final List<String> NAMES = List.of(
            "consent_email",
            "order_count",
            "total_spend",
            "score",
            "name",
            "tier",
            "last_purchase",
            "birthday",
            "created",
            "interests");

    private static final List<String> FIELDS = List.of(
            "gift",
            "quantity",
            "amount",
            "weight",
            "category",
            "channel",
            "delivered",
            "season",
            "paid",
            "coupons");

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("consent_email", "true"),
            Map.entry("order_count", "1"),
            Map.entry("total_spend", "1.5"),
            Map.entry("score", "0.1"),
            Map.entry("name", "'a'"),
            Map.entry("tier", "'vip'"),
            Map.entry("last_purchase", "'2026-01-31'"),
            Map.entry("birthday", "'05-31'"),
            Map.entry("created", "'2026-01-31T10:00Z'"),
            Map.entry("interests", "'a'"));

    /** $ is the term, @ a value of its type, # its field of the event. */
    private static final List<String> TABLE = List.of(
            "yyyyyyyyy- $ = @",
            "yyyyyyyyy- $ != @",
            "-yyy--y-y- $ < @",
            "-yyy--y-y- $ <= @",
            "-yyy--y-y- $ > @",
            "-yyy--y-y- $ >= @",
            "-yyyyyyy-- $ in (@)",
            "-yyyyyyy-- $ not in (@)",
            "-yyy--y-y- $ between @ and @",
            "yyyyyyyyyy $ is set",
            "yyyyyyyyyy $ is missing",
            "------yyy- $ in last 3 days",
            "------yyy- $ in next 3 months",
            "--------y- $ in last 3 hours",
            "----yy---y $ contains 'a'",
            "----yy---y $ contains any ('a', 'b')",
            "----yy---y $ not contains all ('a', 'b')",
            "----yy---- $ starts with 'a'",
            "y--------- $",
            "y--------- not $",
            "------y-y- days_since($) = 1",
            "-yyy--y-y- top 10 percent by $",
            "yyyyyyyyyy count(purchase.#) = 1",
            "-yyy------ sum(purchase.#) = 1",
            "-yyy------ avg(purchase.#) = 1",
            "-yyy--y-y- min(purchase.#) is set",
            "-yyy--y-y- max(purchase.#) is set",
            "yyyyyyyyy- distinct(purchase.#) = 1",
            "yyyyyyyyy- first(purchase.#) is set",
            "yyyyyyyyy- last(purchase.#) = @",
            "yyyyyyyyy- did purchase where (# = @)",
            "-yyyyyyy-- did purchase where (# in (@))");

    @TestFactory
    Stream<DynamicTest> check_operatorBesideType_allowsWhatTheTableSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String row : TABLE) {
            for (int i = 0; i < NAMES.size(); i++) {
                boolean allowed = row.charAt(i) == 'y';
                String value = String.valueOf(VALUES.get(NAMES.get(i)));
                String field = FIELDS.get(i);
                String text = row.substring(NAMES.size() + 1)
                        .replace("$", NAMES.get(i))
                        .replace(
                                "@",
                                field.equals("channel") && row.contains("#") ? "'store'" : value)
                        .replace("#", field);
                tests.add(DynamicTest.dynamicTest(
                        text, () -> assertThat(errors(text)).hasSize(allowed ? 0 : 1)));
            }
        }
        return tests.stream();
    }

    /** Which literal beside which type. */
    @TestFactory
    Stream<DynamicTest> check_literalBesideType_allowsWhatTheTableSays() {
        Map<String, String> table = Map.ofEntries(
                Map.entry("true", "y---------"),
                Map.entry("1", "-yyy------"),
                Map.entry("2.5", "-yyy------"),
                Map.entry("'gold'", "----yy----"),
                Map.entry("'2026-01-31'", "----y-y-y-"),
                Map.entry("'05-31'", "----y--y--"),
                Map.entry("'2026-01-31T10:00:00.123+08:00'", "----y---y-"),
                Map.entry("today", "------y-y-"),
                Map.entry("now", "--------y-"),
                Map.entry(":parameter", "yyyyyyyyy-"));
        return table.entrySet().stream()
                .flatMap(row -> NAMES.stream().map(name -> {
                    boolean allowed = row.getValue().charAt(NAMES.indexOf(name)) == 'y';
                    String text = name + " = " + row.getKey();
                    return DynamicTest.dynamicTest(
                            text, () -> assertThat(errors(text)).hasSize(allowed ? 0 : 1));
                }));
    }

    @TestFactory
    Stream<DynamicTest> check_whatIsOfProfiles_isRefusedInWhere() {
        return Arrays.stream(new String[] {
                    "did view",
                    "did view then cart within 1 days",
                    "did view for the first time",
                    "did view regularly in 1 of last 2 days",
                    "stopped view for 1 days",
                    "came back to view after 1 days",
                    "has identity 'line'",
                    "tag 'a'",
                    "in segment 'a'",
                    "sample(10, 'a')",
                    "top 10 percent by amount",
                    "count(view) = 1",
                    "tags contains 'a'"
                })
                .map(text -> DynamicTest.dynamicTest(
                        text,
                        () -> assertThat(errors("did purchase where (" + text + ")"))
                                .filteredOn(problem -> problem.code().matches("SEG-(208|103)"))
                                .hasSize(1)));
    }

    private static List<SegmentProblem> errors(String text) {
        return Segment.validate(Shop.SCHEMA, text).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .collect(Collectors.toList());
    }
}
