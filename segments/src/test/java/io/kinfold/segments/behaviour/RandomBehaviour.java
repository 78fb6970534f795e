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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random events around an instant, at bounds and at one instant often, and random leaves about them. */
final class RandomBehaviour {
    private static final List<String> ZONES = List.of(
            "Asia/Taipei",
            "UTC",
            "America/New_York",
            "Europe/London",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/Sao_Paulo",
            "Asia/Kathmandu");
    private static final List<String> TEXTS =
            List.of("", "web", "store", "we", "\uFF5E", "\uD83D\uDE00", "\uD83D\uDE01x");
    private static final long DAY = 86_400_000L;
    private final Random random;
    private final EvaluationContext context;
    private final int hugeOneIn;

    RandomBehaviour(long seed) {
        random = new Random(seed);
        hugeOneIn = random.nextInt(6) == 0 ? 1 : 10;
        ZoneId zone = ZoneId.of(pick(ZONES));
        Instant from = Instant.parse("2008-01-01T00:00:00Z");
        Instant now = from.plusSeconds(random.nextInt(20 * 365 * 86_400));
        if (random.nextInt(4) == 0) {
            LocalDate day = now.atZone(zone).toLocalDate();
            now = day.atStartOfDay(zone).toInstant().minusMillis(random.nextInt(3) - 1L);
        }
        context = EvaluationContext.of(now, zone);
    }

    EvaluationContext context() {
        return context;
    }

    List<List<Happened>> rows(int rows, int most) {
        List<List<Happened>> result = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Happened> own = new ArrayList<>();
            int n = random.nextInt(most + 1);
            for (int i = 0; i < n; i++) {
                own.add(event(own));
            }
            result.add(own);
        }
        return result;
    }

    private Happened event(List<Happened> before) {
        long at = !before.isEmpty() && random.nextInt(4) == 0 ? pick(before).at() : instant();
        return random.nextInt(3) == 0
                ? new Happened("view", at, view())
                : new Happened("purchase", at, purchase());
    }

    private long instant() {
        long now = context.now().toEpochMilli();
        return switch (random.nextInt(6)) {
            case 0 -> now - random.nextInt(3) + 1;
            case 1 -> midnight(random.nextInt(40) - 35) + random.nextInt(3) - 1;
            case 2 -> now - random.nextInt(49) * 3_600_000L + random.nextInt(3) - 1;
            case 3 -> now + random.nextInt(10) * DAY / 2;
            default -> now - (long) (random.nextDouble() * 100 * DAY);
        };
    }

    private long midnight(int days) {
        return context.today()
                .plusDays(days)
                .atStartOfDay(context.zone())
                .toInstant()
                .toEpochMilli();
    }

    private Map<String, Object> view() {
        Map<String, Object> fields = new HashMap<>();
        put(fields, "category", pick(TEXTS));
        put(fields, "seconds", (long) random.nextInt(5));
        return fields;
    }

    private Map<String, Object> purchase() {
        Map<String, Object> fields = new HashMap<>();
        boolean huge = random.nextInt(hugeOneIn) == 0;
        put(
                fields,
                "amount",
                BigDecimal.valueOf(
                        huge ? (1L << 62) - random.nextInt(3) : random.nextInt(2_000) - 400, 2));
        put(fields, "quantity", huge ? -(1L << 62) + random.nextInt(3) : (long) random.nextInt(4));
        put(fields, "price", huge ? 1e308 * random.nextDouble() : random.nextInt(40) / 10.0);
        put(fields, "channel", pick(TEXTS));
        put(fields, "gift", random.nextBoolean());
        put(fields, "due", context.today().plusDays(random.nextInt(21) - 10));
        put(fields, "paid", Instant.ofEpochMilli(instant()));
        return fields;
    }

    private void put(Map<String, Object> fields, String name, Object value) {
        if (random.nextInt(5) > 0) {
            fields.put(name, value);
        }
    }

    Expression leaf() {
        return switch (random.nextInt(12)) {
            case 0 -> new Expression.Did(clause());
            case 1 -> new Expression.FirstTime(clause());
            case 2 ->
                new Expression.Stopped(ever(), period(), random.nextBoolean() ? null : period());
            case 3 -> new Expression.CameBack(clause(), period());
            case 4 ->
                new Expression.Regularly(
                        ever(),
                        Literal.of(random.nextInt(3)),
                        Literal.of(random.nextInt(4)),
                        Literal.of(random.nextInt(6)),
                        pick(List.of(Unit.DAYS, Unit.WEEKS, Unit.MONTHS)));
            case 5, 6 -> sequence();
            case 7 -> days();
            default -> aggregate();
        };
    }

    private Expression sequence() {
        List<Expression.Step> steps = new ArrayList<>();
        int n = 1 + random.nextInt(3);
        for (int i = 1; i <= n; i++) {
            boolean absent = i == n && random.nextInt(3) == 0;
            steps.add(new Expression.Step(absent, clause(), period()));
        }
        return new Expression.Sequence(clause(), steps);
    }

    private Expression days() {
        AggregateFunction function =
                random.nextBoolean() ? AggregateFunction.FIRST : AggregateFunction.LAST;
        String field = pick(java.util.Arrays.asList(null, null, "due", "paid"));
        EventClause clause = field == null ? clause() : clause("purchase", field);
        Term term = new Term.DaysSince(new Term.Aggregate(function, clause));
        return switch (random.nextInt(4)) {
            case 0 ->
                new Expression.Between(
                        term, Literal.of(random.nextInt(20)), Literal.of(random.nextInt(90)));
            case 1 ->
                new Expression.In(
                        term,
                        List.of(Literal.of(1), Literal.of(2), Literal.of(random.nextInt(30) - 5)));
            default ->
                new Expression.Compare(
                        term, pick(List.of(Operator.values())), number(random.nextInt(40) - 4, 1));
        };
    }

    Term.Aggregate term() {
        AggregateFunction function = pick(List.of(AggregateFunction.values()));
        String field = switch (function) {
            case COUNT -> random.nextBoolean() ? null : pick(List.of("amount", "channel"));
            case SUM, AVG -> pick(List.of("amount", "quantity", "price"));
            case MIN, MAX -> pick(List.of("amount", "quantity", "price", "due", "paid"));
            case DISTINCT -> pick(List.of("amount", "channel", "gift", "price", "due"));
            case FIRST, LAST ->
                pick(java.util.Arrays.asList(
                        null, "amount", "channel", "gift", "price", "due", "paid"));
        };
        return new Term.Aggregate(function, field == null ? clause() : clause("purchase", field));
    }

    private Expression aggregate() {
        Term.Aggregate term = term();
        if (random.nextInt(10) == 0) {
            return new Expression.IsSet(term);
        }
        String field = term.event().field();
        boolean counted = term.function() == AggregateFunction.COUNT
                || term.function() == AggregateFunction.DISTINCT;
        return condition(term, counted ? "count" : field == null ? "paid" : field);
    }

    /** A condition on a value of the kind that a field of that name has. */
    private Expression condition(Term term, String kind) {
        Operator operator = pick(List.of(Operator.values()));
        Operator equality = random.nextBoolean() ? Operator.EQUAL : Operator.NOT_EQUAL;
        return switch (kind) {
            case "count", "quantity", "seconds" ->
                numeric(term, operator, number(random.nextInt(6), 0));
            case "amount" -> numeric(term, operator, number(random.nextInt(4_000) - 800, 2));
            case "price" -> numeric(term, operator, number(random.nextInt(60), 1));
            case "channel", "category" ->
                random.nextBoolean()
                        ? new Expression.Compare(term, equality, Literal.of(pick(TEXTS)))
                        : random.nextBoolean()
                                ? new Expression.StartsWith(term, Literal.of("we"))
                                : new Expression.In(
                                        term, List.of(Literal.of("web"), Literal.of(pick(TEXTS))));
            case "gift" -> new Expression.IsTrue(term);
            default -> time(term, operator, kind);
        };
    }

    private Expression numeric(Term term, Operator operator, Literal value) {
        return switch (random.nextInt(6)) {
            case 0 -> new Expression.Between(term, number(random.nextInt(3), 0), value);
            case 1 -> new Expression.In(term, List.of(value, Literal.of(2), Literal.of(7)));
            default -> new Expression.Compare(term, operator, value);
        };
    }

    private Expression time(Term term, Operator operator, String kind) {
        if (random.nextBoolean()) {
            Period period = kind.equals("due") ? days(random.nextInt(9)) : period();
            return new Expression.Within(
                    term, random.nextBoolean() ? new Window.Last(period) : new Window.Next(period));
        }
        return new Expression.Compare(term, operator, day());
    }

    private Literal day() {
        return random.nextInt(4) == 0
                ? new Literal.Today()
                : Literal.of(context.today().plusDays(random.nextInt(30) - 25).toString());
    }

    private static Literal number(long unscaled, int scale) {
        return new Literal.Numeric(BigDecimal.valueOf(unscaled, scale));
    }

    private EventClause ever() {
        EventClause clause = clause();
        return new EventClause(clause.event(), null, clause.where(), new Window.Ever());
    }

    private EventClause clause() {
        return clause(random.nextInt(3) == 0 ? "view" : "purchase", null);
    }

    private EventClause clause(String event, @Nullable String field) {
        Expression where = random.nextInt(3) == 0 ? where(event, 2) : null;
        return new EventClause(event, field, where, window());
    }

    private Expression where(String event, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            List<Expression> parts = List.of(where(event, depth - 1), where(event, depth - 1));
            return switch (random.nextInt(3)) {
                case 0 -> new Expression.And(parts);
                case 1 -> new Expression.Or(parts);
                default -> new Expression.Not(parts.get(0));
            };
        }
        String field = event.equals("view")
                ? pick(List.of("category", "seconds"))
                : pick(List.of("amount", "quantity", "price", "channel", "gift", "due", "paid"));
        if (field.equals("due") && random.nextBoolean()) {
            return new Expression.Compare(
                    new Term.DaysSince(new Term.Named(field)),
                    pick(List.of(Operator.values())),
                    Literal.of(random.nextInt(12) - 5));
        }
        return condition(new Term.Named(field), field);
    }

    private Window window() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> new Window.Ever();
            case 2 -> new Window.Next(period());
            case 3 -> new Window.Since(day());
            case 4 -> new Window.Before(day());
            case 5 -> new Window.Between(day(), day());
            default -> new Window.Last(period());
        };
    }

    private Period period() {
        return switch (random.nextInt(6)) {
            case 0 -> Period.of(random.nextInt(50), Unit.HOURS);
            case 1 -> Period.of(random.nextInt(200), Unit.MINUTES);
            case 2 -> Period.of(random.nextInt(4), Unit.MONTHS);
            case 3 -> Period.of(random.nextInt(4), Unit.WEEKS);
            default -> days(random.nextInt(35));
        };
    }

    private static Period days(int days) {
        return Period.of(days, Unit.DAYS);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
