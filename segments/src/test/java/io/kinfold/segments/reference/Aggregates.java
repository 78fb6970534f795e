package io.kinfold.segments.reference;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** What aggregate functions make of events. */
final class Aggregates {
    private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(62);

    private Aggregates() {}

    /** Returns the instant of the first or last event, or how many there are. */
    static @Nullable Object ofEvents(AggregateFunction function, List<Happening> events) {
        List<Instant> instants = events.stream().map(Happening::at).sorted().toList();
        return switch (function) {
            case COUNT -> (long) instants.size();
            case FIRST -> instants.isEmpty() ? null : instants.get(0);
            case LAST -> instants.isEmpty() ? null : instants.get(instants.size() - 1);
            default -> throw new IllegalArgumentException(function + " needs a field");
        };
    }

    /** Returns what the function makes of the field in the events, all of which have it. */
    static @Nullable Object ofField(
            AggregateFunction function, List<Happening> events, String field, ValueType type) {
        List<Object> values = events.stream().map(e -> e.fields().get(field)).toList();
        return switch (function) {
            case COUNT -> (long) values.size();
            case DISTINCT -> (long) new HashSet<>(values).size();
            case SUM -> sum(values, type);
            case AVG -> values.isEmpty() ? null : exactSum(values).doubleValue() / values.size();
            case MIN -> values.isEmpty() ? null : Collections.min(values, Aggregates::order);
            case MAX -> values.isEmpty() ? null : Collections.max(values, Aggregates::order);
            case FIRST -> at(events, field, earliest(events));
            case LAST -> at(events, field, latest(events));
        };
    }

    /** Orders two values of one type; texts by code point. */
    @SuppressWarnings("unchecked")
    static int order(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return compareCodePoints(x, y);
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static int compareCodePoints(String a, String b) {
        int[] x = a.codePoints().toArray();
        int[] y = b.codePoints().toArray();
        return java.util.Arrays.compare(x, y);
    }

    private static Object sum(List<Object> values, ValueType type) {
        BigDecimal sum = exactSum(values);
        if (type instanceof ValueType.Floating) {
            return sum.doubleValue();
        }
        int scale = type instanceof ValueType.Decimal decimal ? decimal.scale() : 0;
        BigInteger unscaled =
                sum.setScale(scale).unscaledValue().max(BOUND.negate()).min(BOUND);
        return type instanceof ValueType.Int
                ? (Object) unscaled.longValueExact()
                : new BigDecimal(unscaled, scale);
    }

    private static BigDecimal exactSum(List<Object> values) {
        return values.stream()
                .map(value -> value instanceof Double number
                        ? new BigDecimal(number)
                        : new BigDecimal(value.toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable Object at(List<Happening> events, String field, @Nullable Instant at) {
        return events.stream()
                .filter(e -> e.at().equals(at))
                .map(e -> e.fields().get(field))
                .min(Aggregates::order)
                .orElse(null);
    }

    private static @Nullable Instant earliest(List<Happening> events) {
        return events.stream().map(Happening::at).min(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable Instant latest(List<Happening> events) {
        return events.stream().map(Happening::at).max(Comparator.naturalOrder()).orElse(null);
    }
}
