package io.kinfold.segments.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.evaluate.Memberships;
import io.kinfold.segments.explain.Why;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.language.SegmentCatalog;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Law 8 (docs/laws.md): every form of a segment and every way of evaluating it agree on every
 * profile. That of the exported SQL is beside it, in {@code io.kinfold.segments.sql}.
 */
class AgreementSuite {
    private static final int STEPS = 25;

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void text_json_anyExpression_giveTheSameTree(@ForAll long seed) {
        Scenario scenario = Scenario.of(seed);
        for (Expression expression : scenario.expressions()) {
            Segment tree = catalog(scenario, expression);
            SegmentCatalog read = Loading.catalog(scenario.world())
                    .add("text", tree.text())
                    .addJson("json", tree.json())
                    .build();
            Segment text = read.segment("text").orElseThrow();
            Segment json = read.segment("json").orElseThrow();
            assertThat(text.expression()).isEqualTo(expression);
            assertThat(json.expression()).isEqualTo(expression);
            assertThat(json.text()).isEqualTo(tree.text());
            assertThat(text.json()).isEqualTo(tree.json());
            assertThat(text.hash()).isEqualTo(json.hash()).isEqualTo(tree.hash());
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void evaluate_anyScenario_everyWayAgreesWithTheReference(@ForAll long seed) {
        Scenario scenario = Scenario.of(seed);
        EvaluationContext context = scenario.context();
        Evaluator evaluator = Evaluator.of(Loading.load(scenario.world()));
        SegmentCatalog.Builder catalog = Loading.catalog(scenario.world());
        int named = 0;
        for (Expression expression : scenario.expressions()) {
            catalog.add("x" + named++, expression);
        }
        SegmentCatalog built = catalog.build();
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < named; i++) {
            segments.add(built.segment("x" + i).orElseThrow());
        }
        List<Audience> shared = evaluator.audiences(segments, context);
        Memberships prepared = evaluator.prepare(segments, context);
        for (int i = 0; i < named; i++) {
            Segment segment = segments.get(i);
            Set<ProfileId> expected = scenario.reference().members(segment.expression());
            String told = told(scenario, segment);
            assertThat(evaluator.audience(segment, context).ids())
                    .as(() -> told + "\n" + minimal(scenario, segment.expression()))
                    .isEqualTo(expected);
            assertThat(shared.get(i).ids()).as(told).isEqualTo(expected);
            Set<ProfileId> single = new HashSet<>();
            Set<ProfileId> one = new HashSet<>();
            for (Customer customer : scenario.world().customers()) {
                if (evaluator.matches(segment, customer.id(), context)) {
                    single.add(customer.id());
                }
                if (prepared.of(customer.id()).contains(segment)) {
                    one.add(customer.id());
                }
            }
            assertThat(single).as(told).isEqualTo(expected);
            assertThat(one).as(told).isEqualTo(expected);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void why_anyScenario_agreesAndTurnsWhenItTells(@ForAll long seed) {
        Scenario scenario = Scenario.of(seed);
        CustomerData data = Loading.load(scenario.world());
        Dice dice = new Dice(seed);
        for (Expression expression : scenario.expressions().subList(0, 2)) {
            Segment segment = catalog(scenario, expression);
            Customer customer = dice.of(scenario.world().customers());
            Why why = Why.of(data, segment, customer.id(), scenario.context()).orElseThrow();
            String told = told(scenario, segment) + " of " + customer.id();
            boolean member = scenario.reference().holds(expression, customer);
            assertThat(why.member()).as(told).isEqualTo(member);
            if (!ranks(scenario, expression)) {
                Instant now = scenario.context().now();
                Instant turns = why.turns().orElse(now.plus(Duration.ofDays(700)));
                Instant before = now.plusMillis(
                        (long) (dice.below(1_000) / 1_000.0 * now.until(turns, ChronoUnit.MILLIS)));
                assertThat(holdsAt(before, scenario, expression, customer))
                        .as(told)
                        .isEqualTo(member);
                assertThat(holdsAt(turns.minusMillis(1), scenario, expression, customer))
                        .as(told)
                        .isEqualTo(member);
                assertThat(holdsAt(turns, scenario, expression, customer))
                        .as(told)
                        .isEqualTo(member != why.turns().isPresent());
            }
        }
    }

    private static boolean holdsAt(
            Instant at, Scenario scenario, Expression expression, Customer customer) {
        EvaluationContext context = scenario.context();
        EvaluationContext later = new EvaluationContext(at, context.zone(), context.parameters());
        return ReferenceInterpreter.of(scenario.world(), later).holds(expression, customer);
    }

    /**
     * Returns whether top n percent may be asked, whose cut is told as of the context's instant
     * only.
     */
    private static boolean ranks(Scenario scenario, Expression expression) {
        return (expression + scenario.world().segments().values().toString()).contains("Top[");
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void evaluate_amongMergesAndSplits_agreesWithTheReference(@ForAll long seed) {
        try (GraphLife life = new GraphLife(seed)) {
            Expression watched = life.expression();
            for (int i = 0; i < STEPS; i++) {
                life.step();
                if (i % 4 == 3) {
                    compare(life, watched, seed);
                    compare(life, life.expression(), seed);
                }
            }
        }
    }

    static void compare(GraphLife life, Expression expression, long seed) {
        World world = life.world();
        EvaluationContext context = life.context();
        Segment segment = Segment.of(world.schema(), expression);
        Set<ProfileId> expected = ReferenceInterpreter.of(world, context).members(expression);
        String told = "seed " + seed + ", " + context + ": " + segment.text();
        for (Evaluator evaluator : life.evaluators()) {
            assertThat(evaluator.audience(segment, context).ids()).as(told).isEqualTo(expected);
            for (Customer customer : world.customers()) {
                assertThat(evaluator.matches(segment, customer.id(), context))
                        .as(told)
                        .isEqualTo(expected.contains(customer.id()));
            }
        }
    }

    private static Segment catalog(Scenario scenario, Expression expression) {
        return Loading.catalog(scenario.world())
                .add("tree", expression)
                .build()
                .segment("tree")
                .orElseThrow();
    }

    private static String told(Scenario scenario, Segment segment) {
        return "seed " + scenario.seed() + ", " + scenario.context()
                + scenario.context().parameters() + ": " + segment.text();
    }

    /** Returns the smallest case in which the engine differs from the reference, in words. */
    private static String minimal(Scenario scenario, Expression expression) {
        return Minimizer.minimal(scenario.world(), expression, (world, smaller) -> {
            CustomerData data = Loading.load(world);
            Segment segment = Loading.catalog(world)
                    .add("smaller", smaller)
                    .build()
                    .segment("smaller")
                    .orElseThrow();
            Set<ProfileId> expected =
                    ReferenceInterpreter.of(world, scenario.context()).members(smaller);
            return !expected.equals(
                    Evaluator.of(data).audience(segment, scenario.context()).ids());
        });
    }
}
