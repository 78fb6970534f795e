package io.kinfold.segments.behaviour;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The meaning of the leaves about events word for word, over a list of events, with java.time and no columns. */
final class NaiveBehaviour {
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 62);
    private final List<Happened> events;
    private final Instant now;
    private final ZoneId zone;

    NaiveBehaviour(List<Happened> events, EvaluationContext context) {
        this.events = events;
        this.now = context.now();
        this.zone = context.zone();
    }

    boolean holds(Expression leaf) {
        if (leaf instanceof Expression.Did did) {
            return !find(did.event()).isEmpty();
        }
        if (leaf instanceof Expression.FirstTime first) {
            return past(first.event()).stream()
                    .min(Comparator.comparingLong(Happened::at))
                    .filter(event -> isIn(first.event().window(), event.instant()))
                    .isPresent();
        }
        if (leaf instanceof Expression.Stopped stopped) {
            return isStopped(stopped);
        }
        if (leaf instanceof Expression.CameBack back) {
            return isBack(back);
        }
        if (leaf instanceof Expression.Regularly regularly) {
            return isRegular(regularly);
        }
        if (leaf instanceof Expression.Sequence sequence) {
            return find(sequence.first()).stream()
                    .anyMatch(event -> continues(event, sequence.steps()));
        }
        return condition(leaf, this::value);
    }

    private boolean isStopped(Expression.Stopped stopped) {
        Window idle = new Window.Last(stopped.idle());
        List<Happened> past = past(stopped.event());
        boolean recent = past.stream().anyMatch(event -> isIn(idle, event.instant()));
        boolean before = past.stream()
                .anyMatch(event -> stopped.lookBack() == null
                        || isIn(new Window.Last(stopped.lookBack()), event.instant()));
        return !recent && before;
    }

    private boolean isBack(Expression.CameBack back) {
        List<Happened> past = where(back.event());
        return past.stream()
                .filter(event -> isIn(back.event().window(), event.instant()))
                .anyMatch(event -> past.stream()
                        .filter(other -> other.at() < event.at())
                        .max(Comparator.comparingLong(Happened::at))
                        .filter(other -> isLonger(back.gap(), other.instant(), event.instant()))
                        .isPresent());
    }

    private boolean isLonger(Period gap, Instant earlier, Instant later) {
        return gap.unit().isCalendar()
                ? minus(day(later), gap).isAfter(day(earlier))
                : later.minus(length(gap)).isAfter(earlier);
    }

    private boolean isRegular(Expression.Regularly regularly) {
        List<Happened> past = past(regularly.event());
        LocalDate today = day(now);
        long full = IntStream.range(0, number(regularly.of()).intValue())
                .filter(k -> {
                    LocalDate after = minus(today, Period.of(k + 1, regularly.unit()));
                    LocalDate last = minus(today, Period.of(k, regularly.unit()));
                    long count = past.stream()
                            .map(event -> day(event.instant()))
                            .filter(day -> day.isAfter(after) && !day.isAfter(last))
                            .count();
                    return count >= number(regularly.times()).intValue();
                })
                .count();
        return full >= number(regularly.periods()).intValue();
    }

    private boolean continues(Happened event, List<Expression.Step> steps) {
        if (steps.isEmpty()) {
            return true;
        }
        Expression.Step step = steps.get(0);
        List<Happened> next = find(step.event()).stream()
                .filter(other -> other.at() > event.at())
                .filter(other -> isReached(step.within(), event.instant(), other.instant()))
                .toList();
        if (step.absent()) {
            return next.isEmpty() && !isReached(step.within(), event.instant(), now.plusMillis(1));
        }
        return next.stream().anyMatch(other -> continues(other, steps.subList(1, steps.size())));
    }

    private boolean isReached(Period within, Instant from, Instant at) {
        return within.unit().isCalendar()
                ? !day(at).isAfter(plus(day(from), within))
                : !at.isAfter(from.plus(length(within)));
    }

    private List<Happened> find(EventClause clause) {
        return where(clause).stream()
                .filter(event -> isIn(clause.window(), event.instant()))
                .toList();
    }

    private List<Happened> past(EventClause clause) {
        return where(clause).stream()
                .filter(event -> !event.instant().isAfter(now))
                .toList();
    }

    private List<Happened> where(EventClause clause) {
        return events.stream()
                .filter(event -> event.event().equals(clause.event()))
                .filter(event -> clause.where() == null || isWhere(clause.where(), event))
                .toList();
    }

    private boolean isWhere(Expression where, Happened event) {
        if (where instanceof Expression.And and) {
            return and.parts().stream().allMatch(part -> isWhere(part, event));
        }
        if (where instanceof Expression.Or or) {
            return or.parts().stream().anyMatch(part -> isWhere(part, event));
        }
        if (where instanceof Expression.Not not) {
            return !isWhere(not.part(), event);
        }
        return condition(where, term -> value(term, event));
    }

    boolean isIn(Window window, Instant at) {
        if (window instanceof Window.Next next) {
            Period period = next.period();
            return at.isAfter(now)
                    && (period.unit().isCalendar()
                            ? !day(at).isAfter(plus(day(now), period))
                            : !at.isAfter(now.plus(length(period))));
        }
        if (at.isAfter(now)) {
            return false;
        }
        if (window instanceof Window.Last last) {
            Period period = last.period();
            return period.unit().isCalendar()
                    ? !day(at).isBefore(minus(day(now), period))
                    : at.isAfter(now.minus(length(period)));
        }
        if (window instanceof Window.Since since) {
            return !day(at).isBefore(date(since.from()));
        }
        if (window instanceof Window.Before before) {
            return day(at).isBefore(date(before.until()));
        }
        if (window instanceof Window.Between between) {
            return !day(at).isBefore(date(between.from())) && !day(at).isAfter(date(between.to()));
        }
        return true;
    }

    private static @Nullable Object valueOf(@Nullable Happened event, String field) {
        return event == null ? null : event.field(field);
    }

    private @Nullable Object value(Term term, Happened event) {
        return term instanceof Term.DaysSince since
                ? daysSince(value(since.term(), event))
                : event.field(((Term.Named) term).name());
    }

    private @Nullable Object value(Term term) {
        return term instanceof Term.DaysSince since
                ? daysSince(value(since.term()))
                : value((Term.Aggregate) term);
    }

    private @Nullable Object daysSince(@Nullable Object value) {
        return value == null ? null : (Object) ChronoUnit.DAYS.between(dayOf(value), day(now));
    }

    @Nullable
    Object value(Term.Aggregate term) {
        String field = term.event().field();
        List<Happened> found = find(term.event()).stream()
                .filter(event -> field == null || event.field(field) != null)
                .toList();
        AggregateFunction function = term.function();
        if (function == AggregateFunction.COUNT) {
            return (long) found.size();
        }
        if (field == null) {
            Stream<Instant> instants = found.stream().map(Happened::instant);
            return (function == AggregateFunction.FIRST
                            ? instants.min(Comparator.naturalOrder())
                            : instants.max(Comparator.naturalOrder()))
                    .orElse(null);
        }
        return ofField(function, field, found);
    }

    private @Nullable Object ofField(
            AggregateFunction function, String field, List<Happened> found) {
        List<Object> values = found.stream()
                .map(event -> Objects.requireNonNull(event.field(field)))
                .toList();
        return switch (function) {
            case DISTINCT -> (long) new HashSet<>(values).size();
            case SUM -> sum(field, values);
            case AVG ->
                values.isEmpty() ? null : (Object) (exact(values).doubleValue() / values.size());
            case MIN -> values.stream().min(NaiveBehaviour::order).orElse(null);
            case MAX -> values.stream().max(NaiveBehaviour::order).orElse(null);
            case FIRST -> valueOf(found.stream().min(byTime(field, true)).orElse(null), field);
            case LAST -> valueOf(found.stream().min(byTime(field, false)).orElse(null), field);
            case COUNT -> throw new IllegalStateException();
        };
    }

    private static Comparator<Happened> byTime(String field, boolean oldest) {
        Comparator<Happened> byTime = Comparator.comparingLong(Happened::at);
        return (oldest ? byTime : byTime.reversed())
                .thenComparing((one, other) -> order(
                        Objects.requireNonNull(one.field(field)),
                        Objects.requireNonNull(other.field(field))));
    }

    private static Object sum(String field, List<Object> values) {
        if (field.equals("price")) {
            return exact(values).doubleValue();
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(field.equals("amount") ? 2 : 0);
        return exact(values).max(MOST.negate().multiply(unit)).min(MOST.multiply(unit));
    }

    private static BigDecimal exact(List<Object> values) {
        return values.stream()
                .map(NaiveBehaviour::decimal)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof Double floating
                ? new BigDecimal(floating)
                : BigDecimal.valueOf((Long) value);
    }

    @SuppressWarnings("unchecked")
    private static int order(Object one, Object other) {
        if (one instanceof String left) {
            int[] a = left.codePoints().toArray();
            int[] b = ((String) other).codePoints().toArray();
            return java.util.Arrays.compare(a, b);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }

    private boolean condition(Expression leaf, Function<Term, @Nullable Object> values) {
        if (leaf instanceof Expression.Compare compare) {
            Object value = values.apply(compare.term());
            boolean negative = compare.operator() == Operator.NOT_EQUAL;
            return value == null
                    ? negative
                    : isCompared(value, compare.operator(), compare.value());
        }
        if (leaf instanceof Expression.Between between) {
            Object value = values.apply(between.term());
            return value != null
                    && isCompared(value, Operator.AT_LEAST, between.low())
                    && isCompared(value, Operator.AT_MOST, between.high());
        }
        if (leaf instanceof Expression.In in) {
            Object value = values.apply(in.term());
            return value != null
                    && in.values().stream().anyMatch(one -> isCompared(value, Operator.EQUAL, one));
        }
        if (leaf instanceof Expression.IsSet isSet) {
            return values.apply(isSet.term()) != null;
        }
        if (leaf instanceof Expression.IsTrue isTrue) {
            return Boolean.TRUE.equals(values.apply(isTrue.term()));
        }
        if (leaf instanceof Expression.StartsWith starts) {
            Object value = values.apply(starts.term());
            return value != null && ((String) value).startsWith(text(starts.prefix()));
        }
        return within((Expression.Within) leaf, values);
    }

    private boolean within(Expression.Within within, Function<Term, @Nullable Object> values) {
        Object value = values.apply(within.term());
        if (value == null) {
            return false;
        }
        if (value instanceof Instant instant) {
            return isIn(within.window(), instant);
        }
        LocalDate date = (LocalDate) value;
        if (within.window() instanceof Window.Last last) {
            return !date.isAfter(day(now)) && !date.isBefore(minus(day(now), last.period()));
        }
        Period period = ((Window.Next) within.window()).period();
        return !date.isBefore(day(now)) && !date.isAfter(plus(day(now), period));
    }

    private boolean isCompared(Object value, Operator operator, Literal literal) {
        int order = order(value, literal);
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private int order(Object value, Literal literal) {
        if (value instanceof Double floating) {
            return Double.compare(floating + 0.0, number(literal).doubleValue());
        }
        if (literal instanceof Literal.Numeric numeric) {
            return decimal(value).compareTo(numeric.value());
        }
        if (literal instanceof Literal.Bool bool) {
            return ((Boolean) value).compareTo(bool.value());
        }
        return value instanceof String text
                ? text.compareTo(text(literal))
                : dayOf(value).compareTo(date(literal));
    }

    private LocalDate dayOf(Object value) {
        return value instanceof Instant instant ? day(instant) : (LocalDate) value;
    }

    private LocalDate date(Literal literal) {
        return literal instanceof Literal.Today ? day(now) : LocalDate.parse(text(literal));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private static String text(Literal literal) {
        return ((Literal.Text) literal).value();
    }

    private static BigDecimal number(Literal literal) {
        return ((Literal.Numeric) literal).value();
    }

    private static LocalDate minus(LocalDate day, Period period) {
        return day.minus(calendar(period));
    }

    private static LocalDate plus(LocalDate day, Period period) {
        return day.plus(calendar(period));
    }

    private static java.time.Period calendar(Period period) {
        int amount = number(period.amount()).intValueExact();
        return switch (period.unit()) {
            case DAYS -> java.time.Period.ofDays(amount);
            case WEEKS -> java.time.Period.ofWeeks(amount);
            case MONTHS -> java.time.Period.ofMonths(amount);
            default -> java.time.Period.ofYears(amount);
        };
    }

    private static Duration length(Period period) {
        long amount = number(period.amount()).longValueExact();
        return period.unit() == Unit.HOURS ? Duration.ofHours(amount) : Duration.ofMinutes(amount);
    }
}
