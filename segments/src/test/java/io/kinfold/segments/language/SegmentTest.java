package io.kinfold.segments.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.And;
import io.kinfold.segments.expression.Expression.HasTag;
import io.kinfold.segments.expression.Expression.In;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SegmentTest {
    @Test
    void forms_textJsonAndTree_areOneSegment() {
        Segment text = Segment.parse(
                Shop.SCHEMA,
                "tier IN ('gold') AND (count(purchase) > 1_000 or has identity 'line')");
        Segment json = Segment.fromJson(Shop.SCHEMA, text.json());
        Segment tree = Segment.of(Shop.SCHEMA, text.expression());

        assertThat(List.of(json.expression(), tree.expression())).containsOnly(text.expression());
        assertThat(List.of(json.hash(), tree.hash())).containsOnly(text.hash());
        assertThat(text.text())
                .isEqualTo("tier in ('gold') and (count(purchase) > 1000 or has identity 'line')");
        assertThat(text.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void hash_ofAPublishedSegment_neverChanges() {
        assertThat(Segment.parse(Shop.SCHEMA, "tier = 'gold'").hash())
                .isEqualTo(
                        sha256("{\"v\":1,\"expr\":{\"cmp\":[{\"attr\":\"tier\"},\"=\",\"gold\"]}}"))
                .isNotEqualTo(Segment.parse(Shop.SCHEMA, "tier = 'vip'").hash());
    }

    @Test
    void parse_severalFaults_throwsAllAtOnceWithPlaces() {
        assertThatThrownBy(
                        () -> Segment.parse(Shop.SCHEMA, "teir = 'gold' and\n total_spend > 'x'"))
                .isInstanceOfSatisfying(SegmentException.class, e -> {
                    assertThat(e.problems())
                            .extracting(problem -> problem.position() + " " + problem.code())
                            .containsExactly("1:1 SEG-101", "2:16 SEG-202");
                    assertThat(e).hasMessageContaining("did you mean 'tier'?");
                });
    }

    @Test
    void fromJson_wrongName_tellsThePointer() {
        assertThatThrownBy(() -> Segment.fromJson(
                        Shop.SCHEMA,
                        "{\"v\":1,\"expr\":{\"not\":{\"did\":{\"event\":\"purchsae\"}}}}"))
                .hasMessage("/expr/not/did/event: SEG-102 unknown event 'purchsae'; did you mean"
                        + " 'purchase'?");
    }

    @Test
    void parameters_ofEveryPlace_areListedInOrder() {
        Segment segment = Segment.parse(
                Shop.SCHEMA,
                "total_spend > :least and tier in (:tiers) and did purchase where (amount > :amount) in"
                        + " last :days days and top :share percent by total_spend and order_count <"
                        + " :least");

        assertThat(segment.parameters())
                .containsExactly("least", "tiers", "amount", "days", "share");
    }

    @Test
    void warnings_withCounts_tellHowManyProfiles() {
        Segment segment = Segment.parse(Shop.SCHEMA, "city != 'Taipei' and not name = 'x'");

        assertThat(segment.warnings(name ->
                        name.equals("city") ? OptionalLong.of(41_203) : OptionalLong.empty()))
                .extracting(SegmentProblem::message)
                .containsExactly(
                        "city != 'Taipei' also matches 41,203 profiles without city; if they are not"
                                + " meant, add: and city is set",
                        "not name = 'x' also matches profiles without name; if they are not meant,"
                                + " add: and name is set");
        assertThat(segment.warnings())
                .hasSize(2)
                .allMatch(problem -> problem.severity() == Severity.WARNING)
                .noneMatch(problem -> problem.message().contains("41,203"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city != 'Taipei' and city is set",
                "city is missing or city != 'Taipei'",
                "not (city is missing or city = 'Taipei')",
                "city starts with 'T' and city != 'Taipei'",
                "not (city = 'Taipei' or not city is set)",
                "tags not contains 'staff'",
                "interests not contains any ('a', 'b')",
                "did not purchase",
                "not count(purchase) > 3",
                "order_count > 3 and order_count < 5",
                "total_spend > 3 and total_spend < 4",
                "score > 3 and score < 3.1",
                "order_count < :least and order_count > 3",
                "created >= '2026-01-31' and created < '2026-02-01T00:00Z'",
                "tier = 'gold' or tier = 'vip'",
                "did purchase in last 30 days and did not purchase in last 7 days",
                "did purchase in last 0 days",
                "stopped purchase for 90 days in last 3 months",
                "stopped purchase for 48 hours in last 2 days",
                "did purchase between '2026-01-01' and '2026-01-01'",
                "created between '2026-01-31' and '2026-01-31'",
                "birthday = '02-29'",
                "city = 'Hualien'",
                "last_purchase = today",
                "created >= :since",
                "created in last 3 days",
                "name = :who"
            })
    void validate_soundExpression_saysNothing(String text) {
        assertThat(Segment.validate(Shop.SCHEMA, text)).isEmpty();
    }

    @Test
    void of_treeThatIsTooLarge_isRefusedAndNotFollowed() {
        Expression deep = new HasTag("a");
        for (int i = 0; i < 100_000; i++) {
            deep = new Not(deep);
        }
        Expression shared = new HasTag("a");
        for (int i = 0; i < 60; i++) {
            shared = new And(List.of(shared, shared));
        }
        Expression wide = new And(Collections.nCopies(1001, new HasTag("a")));
        Expression list =
                new In(new Term.Named("name"), Collections.nCopies(10_001, Literal.of("a")));

        assertThat(codes(deep)).containsExactly("SEG-502");
        assertThat(codes(shared)).contains("SEG-503");
        assertThat(codes(wide)).containsExactly("SEG-503");
        assertThat(codes(list)).containsExactly("SEG-504");
    }

    @Test
    void of_numberOfAMillionDigits_isRefusedUnwritten() {
        Expression tree = new Expression.Compare(
                new Term.Named("total_spend"),
                Operator.EQUAL,
                new Literal.Numeric(new BigDecimal("1e999999999")));

        assertThat(codes(tree)).containsExactly("SEG-303");
    }

    @Test
    void fromJson_whatTextRefuses_isRefused() {
        for (String text : List.of("a\\u0000b", "\\uD800", "x\\uDC00y")) {
            String json =
                    "{\"v\":1,\"expr\":{\"cmp\":[{\"attr\":\"name\"},\"=\",\"" + text + "\"]}}";

            assertThatThrownBy(() -> Segment.fromJson(Shop.SCHEMA, json))
                    .isInstanceOf(SegmentException.class)
                    .hasMessageStartingWith("/expr/cmp/2: SEG-311 ");
        }
        assertThat(codes(new Expression.Compare(
                        new Term.Named("name"), Operator.EQUAL, new Literal.Parameter(""))))
                .containsExactly("SEG-311");
    }

    @Test
    void parse_moreAggregatesThanAllowed_isRefused() {
        String most = IntStream.range(0, 32)
                .mapToObj(i -> "count(purchase in last " + (i + 1) + " days) > 3")
                .collect(Collectors.joining(" and "));

        assertThat(Segment.validate(Shop.SCHEMA, most)).isEmpty();
        assertThat(Segment.validate(Shop.SCHEMA, most + " and did view"))
                .extracting(SegmentProblem::code)
                .containsExactly("SEG-505");
    }

    @Test
    void parse_deepestTextAllowed_printsToTextThatParses() {
        String text = "(tag 'a' or tag 'b' and ".repeat(63) + "tag 'c'" + ")".repeat(63);
        Segment segment = Segment.parse(Shop.SCHEMA, text);

        assertThat(Segment.parse(Shop.SCHEMA, segment.text()).expression())
                .isEqualTo(segment.expression());
    }

    @Test
    void jsonSchema_ofTheJar_isTheOneOfTheDocumentation() {
        assertThat(Segment.jsonSchema())
                .startsWith("{\n  \"$schema\"")
                .contains("urn:kinfold:segment:1");
    }

    private static List<String> codes(Expression tree) {
        try {
            Segment.of(Shop.SCHEMA, tree);
            return List.of();
        } catch (SegmentException e) {
            return e.problems().stream().map(SegmentProblem::code).toList();
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
