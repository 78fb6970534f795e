package io.kinfold.segments.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.evaluate.Memberships;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.language.SegmentCatalog;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Law 8 (docs/laws.md): every form of a segment and every way of evaluating it agree on every profile. That of the
 * exported SQL is beside it, in {@code io.kinfold.segments.sql}.
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
            assertThat(evaluator.audience(segment, context).ids()).as(told).isEqualTo(expected);
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

    private static void compare(GraphLife life, Expression expression, long seed) {
        World world = life.world();
        EvaluationContext context = life.context();
        Segment segment = Segment.of(world.schema(), expression);
        Set<ProfileId> expected = ReferenceInterpreter.of(world, context).members(expression);
        String told = "seed " + seed + ", " + context + ": " + segment.text();
        assertThat(life.evaluator().audience(segment, context).ids()).as(told).isEqualTo(expected);
        for (Customer customer : world.customers()) {
            assertThat(life.evaluator().matches(segment, customer.id(), context))
                    .as(told)
                    .isEqualTo(expected.contains(customer.id()));
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
    static String minimal(Scenario scenario, Expression expression) {
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
