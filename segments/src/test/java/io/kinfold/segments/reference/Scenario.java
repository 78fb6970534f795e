package io.kinfold.segments.reference;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.schema.Schema;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A random schema with customers, segments and expressions over it, and an instant, a zone and
 * parameters to evaluate them with. The same seed gives the same scenario.
 *
 * @param seed what it was made from
 * @param world schema, customers and named segments
 * @param context instant, zone and the values of all parameters
 * @param expressions conditions over profiles
 */
public record Scenario(
        long seed, World world, EvaluationContext context, List<Expression> expressions) {
    private static final int EXPRESSIONS = 6;

    /** Copies the list. */
    public Scenario {
        expressions = List.copyOf(expressions);
    }

    /** Returns the scenario of a seed; functions of the host are among the expressions. */
    public static Scenario of(long seed) {
        return of(seed, true);
    }

    /** Returns the scenario of a seed, without functions of the host. */
    public static Scenario withoutFunctions(long seed) {
        return of(seed, false);
    }

    private static Scenario of(long seed, boolean functions) {
        Dice dice = new Dice(seed);
        Moments moments = Moments.random(dice);
        Schema schema = RandomSchemas.random(dice);
        Values values = new Values(dice, moments);
        List<Customer> customers =
                new RandomCustomers(schema, dice, moments, values).random(dice.of(1, 3, 8, 12));
        Map<String, Definition> segments = new LinkedHashMap<>();
        for (String name : List.of("first", "O'Hara's", "台北")) {
            RandomExpressions random = new RandomExpressions(
                    schema, dice, moments, values, List.copyOf(segments.keySet()), functions);
            ZoneId zone = dice.chance(30) ? ZoneId.of("America/New_York") : null;
            segments.put(name, new Definition(random.expression(dice.below(2)), zone));
        }
        RandomExpressions random = new RandomExpressions(
                schema, dice, moments, values, List.copyOf(segments.keySet()), functions);
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < EXPRESSIONS; i++) {
            expressions.add(random.expression(dice.of(0, 0, 1, 2, 3)));
        }
        EvaluationContext context =
                new EvaluationContext(moments.now(), moments.zone(), values.parameters());
        return new Scenario(seed, new World(schema, customers, segments), context, expressions);
    }

    /** Returns what the reference says of an expression. */
    public ReferenceInterpreter reference() {
        return ReferenceInterpreter.of(world, context);
    }
}
