package io.kinfold.segments.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.reference.Customer;
import io.kinfold.segments.reference.Loading;
import io.kinfold.segments.reference.ReferenceInterpreter;
import io.kinfold.segments.reference.Scenario;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Explanations of random segments over random customers against the reference. */
class ExplainPropertyTest {
    /** Beyond this no change is promised to be found. */
    private static final Duration HORIZON = Duration.ofDays(730);

    private static final int INSTANTS = 12;

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void why_anyScenario_hasTheReferencesResultAndTurnsWhenItDoes(@ForAll long seed) {
        Scenario scenario = Scenario.of(seed);
        CustomerData data = Loading.load(scenario.world());
        Random random = new Random(seed);
        for (Expression expression : scenario.expressions().subList(0, 3)) {
            Segment segment = segment(scenario, expression);
            for (Customer customer : scenario.world().customers()) {
                Why why =
                        Why.of(data, segment, customer.id(), scenario.context()).orElseThrow();
                String told = "seed " + seed + ", " + customer.id() + ": " + why.text();
                boolean member = scenario.reference().holds(expression, customer);
                assertThat(why.member()).as(told).isEqualTo(member);
                assertThat(why.blocking().isEmpty()).as(told).isEqualTo(member);
                if (!ranks(scenario, segment)) {
                    checkTurns(scenario, expression, customer, why, random);
                }
            }
        }
    }

    private static void checkTurns(
            Scenario scenario, Expression expression, Customer customer, Why why, Random random) {
        Instant now = scenario.context().now();
        Optional<Instant> turns = why.turns();
        turns.ifPresent(at -> {
            String told = "seed " + scenario.seed() + ", " + customer.id() + ": " + why.text();
            assertThat(holds(scenario, at, expression, customer)).as(told).isEqualTo(!why.member());
            assertThat(holds(scenario, at.minusMillis(1), expression, customer))
                    .as(told)
                    .isEqualTo(why.member());
        });
        long span = Duration.between(now, turns.orElse(now.plus(HORIZON))).toMillis();
        for (int i = 0; i < INSTANTS && span > 1; i++) {
            Instant at = now.plusMillis((long) (random.nextDouble() * random.nextDouble() * span));
            assertThat(holds(scenario, at, expression, customer))
                    .as("seed " + scenario.seed() + " at " + at + ", " + customer.id() + ": "
                            + why.text())
                    .isEqualTo(why.member());
        }
    }

    private static boolean holds(
            Scenario scenario, Instant at, Expression expression, Customer customer) {
        EvaluationContext then = new EvaluationContext(
                at, scenario.context().zone(), scenario.context().parameters());
        return ReferenceInterpreter.of(scenario.world(), then).holds(expression, customer);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void funnel_anyScenario_endsWithTheReferencesMembers(@ForAll long seed) {
        Scenario scenario = Scenario.of(seed);
        CustomerData data = Loading.load(scenario.world());
        for (Expression expression : scenario.expressions()) {
            Funnel funnel = Funnel.of(data, segment(scenario, expression), scenario.context());
            int expected = scenario.reference().members(expression).size();

            assertThat(funnel.members()).as("seed " + seed).isEqualTo(expected);
            assertThat(funnel.profiles()).isEqualTo(scenario.world().customers().size());
            long in = funnel.profiles();
            for (Funnel.Step step : funnel.steps()) {
                assertThat(step.in()).isEqualTo(in);
                assertThat(step.out()).isLessThanOrEqualTo(Math.min(in, step.alone()));
                in = step.out();
            }
        }
    }

    /** What is ranked is taken as it is now, which the reference does not do. */
    private static boolean ranks(Scenario scenario, Segment segment) {
        boolean[] found = {false};
        Tree.of(segment, scenario.context())
                .eachTwig(twig -> found[0] |= twig.expression() instanceof Expression.Top);
        return found[0];
    }

    private static Segment segment(Scenario scenario, Expression expression) {
        return Loading.catalog(scenario.world())
                .add("explained", expression)
                .build()
                .segment("explained")
                .orElseThrow();
    }
}
