package io.kinfold.segments.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class EvaluatorTest {
    private static final int PROFILES = 10_000;
    private static final Schema SCHEMA = Schema.builder()
            .attribute("tier", ValueType.oneOf("basic", "gold", "vip"))
            .attribute("spend", ValueType.decimal(2))
            .attribute("joined", ValueType.dateTime())
            .event("purchase", fields -> fields.field("amount", ValueType.decimal(2)))
            .identity("line")
            .build();
    private static final EvaluationContext NOW = context("2026-11-21T10:00:00Z");
    private final CustomerData data = CustomerData.of(SCHEMA);
    private final Evaluator evaluator = Evaluator.of(data);

    @BeforeEach
    void customers() {
        for (int i = 0; i < PROFILES; i++) {
            put(i, i % 10 == 0 ? "vip" : i % 10 < 3 ? "gold" : "basic", i + ".50");
        }
    }

    private static EvaluationContext context(String now) {
        return EvaluationContext.of(Instant.parse(now), ZoneId.of("Asia/Taipei"));
    }

    private static ProfileId id(int i) {
        return ProfileId.parse("shop:c" + i);
    }

    private void put(int i, String tier, String spend) {
        data.put(
                id(i),
                List.of(Identifier.of("line", "L" + i)),
                Map.of("tier", List.of(tier), "spend", List.of(spend)));
    }

    private static Segment segment(Expression expression) {
        return Segment.of(SCHEMA, expression);
    }

    private static Expression tier(String tier) {
        return new Expression.Compare(new Term.Named("tier"), Operator.EQUAL, Literal.of(tier));
    }

    private static Expression spendAtLeast(long spend) {
        return new Expression.Compare(
                new Term.Named("spend"), Operator.AT_LEAST, Literal.of(spend));
    }

    private static final Expression BOUGHT = new Expression.Did(
            new EventClause("purchase", null, null, new Window.Last(Period.of(30, Unit.DAYS))));

    @Test
    void audience_twoAttributes_hasExactlyTheirProfiles() {
        Audience audience = evaluator.audience(
                segment(new Expression.And(List.of(tier("vip"), spendAtLeast(9_900)))), NOW);

        Set<ProfileId> expected = new HashSet<>();
        for (int i = 9_900; i < PROFILES; i += 10) {
            expected.add(id(i));
        }
        assertThat(audience.size()).isEqualTo(10);
        assertThat(audience.ids()).isEqualTo(expected);
        assertThat(audience).doesNotHaveDuplicates().hasSize(10);
        assertThat(audience.contains(id(9_910))).isTrue();
        assertThat(audience.contains(id(9_911))).isFalse();
        assertThat(audience.contains(ProfileId.parse("shop:nobody"))).isFalse();
    }

    @Test
    void audience_afterChange_seesIt() {
        Segment vip = segment(tier("vip"));
        assertThat(sizes(vip, 3)).containsOnly(1_000);

        put(1, "vip", "1.00");
        assertThat(sizes(vip, 3)).containsOnly(1_001);

        put(PROFILES, "vip", "1.00");
        assertThat(sizes(vip, 3)).containsOnly(1_002);

        data.remove(id(0));
        assertThat(sizes(vip, 3)).containsOnly(1_001);
    }

    @Test
    void audience_afterEvent_seesIt() {
        Segment bought = segment(BOUGHT);
        assertThat(sizes(bought, 3)).containsOnly(0);

        track(7, "2026-11-20T00:00:00Z");
        assertThat(sizes(bought, 3)).containsOnly(1);
        assertThat(evaluator.matches(bought, id(7), NOW)).isTrue();
        assertThat(evaluator.matches(bought, id(8), NOW)).isFalse();
    }

    @Test
    void audience_keptCondition_isNotUsedForAnotherInstant() {
        track(7, "2026-11-20T00:00:00Z");
        Segment bought = segment(BOUGHT);

        assertThat(sizes(bought, 3)).containsOnly(1);
        for (int i = 0; i < 3; i++) {
            assertThat(evaluator
                            .audience(bought, context("2026-11-19T23:00:00Z"))
                            .size())
                    .isZero();
            assertThat(evaluator
                            .audience(bought, context("2027-01-19T23:00:00Z"))
                            .size())
                    .isZero();
        }
    }

    @Test
    void audience_attributeLaterThanNow_comesIntoTheWindowInTime() {
        data.put(id(3), List.of(), Map.of("joined", List.of("2026-11-21T12:00:00Z")));
        Segment joined = segment(new Expression.Within(
                new Term.Named("joined"), new Window.Last(Period.of(1, Unit.DAYS))));

        assertThat(sizes(joined, 3)).containsOnly(0);
        assertThat(evaluator.audience(joined, context("2026-11-21T12:00:00Z")).size())
                .isEqualTo(1);
        assertThat(sizes(joined, 3)).containsOnly(0);
    }

    @Test
    void audience_profilesLeftAndCameSince_isAsItWas() {
        Audience before = evaluator.audience(segment(tier("vip")), NOW);
        Set<ProfileId> members = before.ids();

        for (int i = 0; i < 100; i += 10) {
            data.remove(id(i));
        }
        for (int i = 0; i < 10; i++) {
            put(PROFILES + i, "basic", "1.00");
        }
        data.remove(id(PROFILES + 3));
        put(0, "vip", "1.00");

        assertThat(before.size()).isEqualTo(1_000);
        assertThat(before.ids()).isEqualTo(members);
        assertThat(before.contains(id(0))).isTrue();
        assertThat(before.contains(id(10))).isTrue();
        assertThat(before.contains(id(PROFILES))).isFalse();
    }

    @Test
    void algebra_audiencesOfOneState_asSetsOfIds() {
        verifyAlgebra(
                evaluator.audience(segment(tier("vip")), NOW),
                evaluator.audience(segment(spendAtLeast(5_000)), NOW));
    }

    @Test
    void algebra_profilesLeftBetween_asSetsOfIds() {
        Audience before = evaluator.audience(segment(tier("vip")), NOW);
        data.remove(id(0));
        data.remove(id(9_000));
        Audience after = evaluator.audience(segment(spendAtLeast(5_000)), NOW);

        verifyAlgebra(before, after);
    }

    @Test
    void algebra_rowsTakenByOthersBetween_asSetsOfIds() {
        Audience before = evaluator.audience(segment(tier("vip")), NOW);
        data.remove(id(0));
        data.remove(id(9_000));
        put(PROFILES, "basic", "9999.00");
        put(PROFILES + 1, "basic", "9999.00");
        Audience after = evaluator.audience(segment(spendAtLeast(5_000)), NOW);

        assertThat(before.overlap(after)).isEqualTo(499);
        assertThat(before.and(after).ids()).doesNotContain(id(PROFILES), id(9_000));
        assertThat(before.minus(after).ids()).contains(id(0), id(9_000));
    }

    private static void verifyAlgebra(Audience one, Audience other) {
        Set<ProfileId> both = new HashSet<>(one.ids());
        both.retainAll(other.ids());
        Set<ProfileId> either = new HashSet<>(one.ids());
        either.addAll(other.ids());
        Set<ProfileId> first = new HashSet<>(one.ids());
        first.removeAll(other.ids());
        assertThat(one.and(other).ids()).isEqualTo(both);
        assertThat(one.or(other).ids()).isEqualTo(either);
        assertThat(one.minus(other).ids()).isEqualTo(first);
        assertThat(one.and(other).size()).isEqualTo(both.size());
        assertThat(one.overlap(other)).isEqualTo(both.size());
        assertThat(other.overlap(one)).isEqualTo(both.size());
    }

    @Test
    void and_audienceOfOtherData_isRefused() {
        Evaluator other = Evaluator.of(CustomerData.of(SCHEMA));
        Audience here = evaluator.audience(segment(tier("vip")), NOW);
        Audience there = other.audience(segment(tier("vip")), NOW);

        assertThatThrownBy(() -> here.and(there))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of different data");
    }

    @Test
    void waterfall_overlappingSegments_eachProfileInTheFirstOnly() {
        List<Segment> segments = List.of(
                segment(tier("vip")), segment(spendAtLeast(9_000)), segment(spendAtLeast(0)));

        List<Audience> parts = evaluator.waterfall(segments, NOW);

        assertThat(parts).extracting(Audience::size).containsExactly(1_000, 900, 8_100);
        assertThat(parts.get(0).overlap(parts.get(1))).isZero();
        assertThat(parts.get(1).overlap(parts.get(2))).isZero();
    }

    @Test
    void audiences_many_asEachAlone() {
        Expression vip = tier("vip");
        Expression rich = spendAtLeast(5_000);
        List<Segment> segments = List.of(
                segment(vip),
                segment(new Expression.Or(List.of(vip, rich))),
                segment(new Expression.And(List.of(new Expression.Not(vip), rich))),
                segment(new Expression.And(List.of(new Expression.Not(vip), vip))),
                segment(new Expression.Or(List.of(new Expression.Not(vip), vip))));

        assertThat(evaluator.audiences(segments, NOW))
                .extracting(Audience::size)
                .containsExactly(1_000, 5_500, 4_500, 0, PROFILES);
    }

    @Test
    void memberships_changingData_sameAsAudiences() {
        List<Segment> segments =
                List.of(segment(tier("vip")), segment(BOUGHT), segment(spendAtLeast(5_000)));
        Memberships memberships = evaluator.prepare(segments, NOW);
        assertThat(memberships.of(id(5_000))).containsExactly(segments.get(0), segments.get(2));

        track(5_000, "2026-11-20T00:00:00Z");
        put(5_000, "gold", "6000.00");

        assertThat(memberships.of(id(5_000))).containsExactly(segments.get(1), segments.get(2));
        assertThat(memberships.of(ProfileId.parse("shop:nobody"))).isEmpty();
    }

    @Test
    void memberships_rangeWithTwoBounds_includesBoth() {
        Segment between = segment(new Expression.Between(
                new Term.Named("spend"),
                new Literal.Numeric(new java.math.BigDecimal("3.5")),
                new Literal.Numeric(new java.math.BigDecimal("5.5"))));
        Memberships memberships = evaluator.prepare(List.of(between), NOW);

        assertThat(java.util.stream.IntStream.range(0, 9)
                        .filter(i -> !memberships.of(id(i)).isEmpty()))
                .containsExactly(3, 4, 5);
        assertThat(evaluator.audience(between, NOW).size()).isEqualTo(3);
    }

    @Test
    void matches_eventLaterThanTheContext_isNotCounted() {
        Memberships memberships = evaluator.prepare(List.of(segment(BOUGHT)), NOW);
        track(5, "2026-11-20T00:00:00Z");
        assertThat(memberships.of(id(5))).hasSize(1);

        track(6, "2026-11-22T00:00:00Z");

        assertThat(memberships.of(id(6))).isEmpty();
    }

    @Test
    void tagged_atTheInstant_isIn() {
        data.tag(
                id(1),
                "contacted",
                Instant.parse("2026-11-20T00:00:00Z"),
                Optional.of(Instant.parse("2026-11-23T00:00:00Z")));
        Segment tagged = segment(new Expression.HasTag("contacted"));

        assertThat(sizes(tagged, 3)).containsOnly(1);
        assertThat(evaluator.audience(tagged, context("2026-11-23T00:00:00Z")).size())
                .isZero();
        data.untag(id(1), "contacted");
        assertThat(sizes(tagged, 3)).containsOnly(0);
    }

    @Test
    void cache_littleRoom_isNotExceeded() {
        Evaluator small = Evaluator.of(data, 5_000);
        Evaluator none = Evaluator.of(data, 0);
        for (int i = 0; i < 20; i++) {
            Segment some = segment(spendAtLeast(i * 100));
            for (int round = 0; round < 3; round++) {
                assertThat(small.audience(some, NOW).size()).isEqualTo(PROFILES - i * 100);
                assertThat(none.audience(some, NOW).size()).isEqualTo(PROFILES - i * 100);
            }
        }
        assertThat(small.cachedBytes()).isBetween(1L, 5_000L);
        assertThat(none.cachedBytes()).isZero();
    }

    @Test
    void of_negativeBytes_isRefused() {
        assertThatThrownBy(() -> Evaluator.of(data, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 keeps none");
    }

    @Test
    void audience_segmentOfAnotherSchema_isRefused() {
        Schema other = Schema.builder().attribute("tier", ValueType.text()).build();

        assertThatThrownBy(() -> evaluator.audience(Segment.of(other, tier("vip")), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("read it with the data's schema");
    }

    private List<Integer> sizes(Segment segment, int rounds) {
        return java.util.stream.IntStream.range(0, rounds)
                .mapToObj(round -> evaluator.audience(segment, NOW).size())
                .toList();
    }

    private void track(int i, String at) {
        data.track(Event.builder("purchase")
                .identifier(Identifier.of("line", "L" + i))
                .at(Instant.parse(at))
                .field("amount", "10.00")
                .build());
    }
}
