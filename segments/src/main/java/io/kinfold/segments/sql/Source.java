package io.kinfold.segments.sql;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.function.Function;

/**
 * A checked expression and what it needs from its surroundings.
 *
 * @param expression the expression
 * @param zone the zone that it pins; null where the evaluation's counts
 * @param references the segments that it names
 */
record Source(Expression expression, @Nullable ZoneId zone, Function<String, Source> references) {
    EvaluationContext pinned(EvaluationContext context) {
        return zone == null
                ? context
                : new EvaluationContext(context.now(), zone, context.parameters());
    }
}
