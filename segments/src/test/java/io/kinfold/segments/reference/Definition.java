package io.kinfold.segments.reference;

import io.kinfold.segments.expression.Expression;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/**
 * A segment that others may name.
 *
 * @param expression its condition
 * @param zone the zone that it pins; null where it takes the context's
 */
public record Definition(Expression expression, @Nullable ZoneId zone) {}
