package io.kinfold.segments.reference;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.HostFunction;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an expression means, by the Javadoc of {@code expression} alone: over plain lists and maps,
 * each profile and each event looked at anew. Slow, and meant to be obviously right.
 */
public final class ReferenceInterpreter {
    private final World world;
    private final EvaluationContext context;
    private final Literals literals;
    private final Calendar calendar;

    private ReferenceInterpreter(World world, EvaluationContext context) {
        this.world = world;
        this.context = context;
        literals = new Literals(context);
        calendar = new Calendar(context, literals);
    }

    /** Returns an interpreter over a world, as of a context. */
    public static ReferenceInterpreter of(World world, EvaluationContext context) {
        return new ReferenceInterpreter(world, context);
    }

    /** Returns the profiles for which the expression holds, in the order of their ids. */
    public Set<ProfileId> members(Expression expression) {
        return world.customers().stream()
                .filter(customer -> holds(expression, customer))
                .map(Customer::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns whether the expression holds for a customer. */
    public boolean holds(Expression expression, Customer customer) {
        return expression.accept(new Truth(subject(customer)));
    }

    /** Returns a term's value for a customer, null where it is missing. */
    public @Nullable Object value(Term term, Customer customer) {
        return value(term, subject(customer));
    }

    private Subject subject(Customer customer) {
        Map<String, Object> values = new TreeMap<>(customer.attributes());
        Set<String> tags = tags(customer);
        if (!tags.isEmpty()) {
            values.put(Schema.TAGS, tags);
        }
        return new Subject(world.schema().attributes(), values, customer);
    }

    private Set<String> tags(Customer customer) {
        return customer.tags().stream()
                .filter(tagging -> tagging.holdsAt(context.now()))
                .map(Tagging::tag)
                .collect(Collectors.toSet());
    }

    private @Nullable Object value(Term term, Subject subject) {
        if (term instanceof Term.Named named) {
            return subject.values().get(named.name());
        }
        if (term instanceof Term.DaysSince since) {
            return daysSince(value(since.term(), subject));
        }
        if (term instanceof Term.Aggregate aggregate) {
            return aggregated(aggregate, subject.customer());
        }
        return called((Term.Call) term, subject);
    }

    private @Nullable Object daysSince(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        LocalDate day = value instanceof Instant at ? calendar.day(at) : (LocalDate) value;
        return ChronoUnit.DAYS.between(day, context.today());
    }

    private @Nullable Object aggregated(Term.Aggregate aggregate, Customer customer) {
        List<Happening> counted = counted(aggregate, customer);
        String field = aggregate.event().field();
        return field == null
                ? Aggregates.ofEvents(aggregate.function(), counted)
                : Aggregates.ofField(
                        aggregate.function(),
                        counted,
                        field,
                        fields(aggregate.event()).get(field).type());
    }

    /** Returns the events that an aggregate looks at: those that have the field. */
    private List<Happening> counted(Term.Aggregate aggregate, Customer customer) {
        String field = aggregate.event().field();
        return seen(aggregate.event(), customer).stream()
                .filter(event -> field == null || event.fields().containsKey(field))
                .toList();
    }

    private @Nullable Object called(Term.Call call, Subject subject) {
        HostFunction function = world.schema().functions().get(call.name());
        List<@Nullable Object> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            ValueType type = function.parameters().get(i);
            Term.Argument argument = call.arguments().get(i);
            arguments.add(
                    argument instanceof Term.Argument.OfTerm of
                            ? value(of.term(), subject)
                            : argument(((Term.Argument.OfLiteral) argument).literal(), type));
        }
        return function.body().apply(arguments);
    }

    private Object argument(Literal literal, ValueType type) {
        Object value = literals.value(literal, type);
        if (type instanceof ValueType.Int) {
            return ((BigDecimal) value).longValueExact();
        }
        return type instanceof ValueType.Decimal decimal
                ? ((BigDecimal) value).setScale(decimal.scale())
                : value;
    }

    /** Returns the events of a clause that its window sees. */
    private List<Happening> seen(EventClause clause, Customer customer) {
        return matching(clause, customer).stream()
                .filter(event -> calendar.sees(clause.window(), event.at()))
                .toList();
    }

    /** Returns the events of a clause's kind that satisfy its condition, of whatever time. */
    private List<Happening> matching(EventClause clause, Customer customer) {
        return customer.events().stream()
                .filter(event -> event.event().equals(clause.event()))
                .filter(event -> clause.where() == null
                        || clause.where()
                                .accept(new Truth(
                                        new Subject(fields(clause), event.fields(), null))))
                .toList();
    }

    private List<Happening> past(EventClause clause, Customer customer) {
        return matching(clause, customer).stream()
                .filter(event -> !event.at().isAfter(context.now()))
                .toList();
    }

    private Map<String, AttributeDefinition> fields(EventClause clause) {
        return world.schema().events().get(clause.event()).fields();
    }

    private boolean compares(@Nullable Object value, Operator operator, Object literal) {
        if (operator == Operator.NOT_EQUAL) {
            return !compares(value, Operator.EQUAL, literal);
        }
        if (value == null) {
            return false;
        }
        int order = order(value, literal);
        return switch (operator) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case NOT_EQUAL -> throw new IllegalStateException();
        };
    }

    private int order(Object value, Object literal) {
        if (value instanceof Instant at && literal instanceof LocalDate day) {
            return calendar.day(at).compareTo(day);
        }
        if (value instanceof Double number) {
            double other = (Double) literal;
            return number < other ? -1 : number > other ? 1 : 0;
        }
        return literal instanceof BigDecimal exact
                ? new BigDecimal(value.toString()).compareTo(exact)
                : Aggregates.order(value, literal);
    }

    private boolean isMember(String segment, Customer customer) {
        Definition definition = world.segments().get(segment);
        EvaluationContext pinned = definition.zone() == null
                ? context
                : new EvaluationContext(context.now(), definition.zone(), context.parameters());
        return of(world, pinned).holds(definition.expression(), customer);
    }

    private boolean isSampled(Expression.Sample node, ProfileId id) {
        String hash = sha256(node.salt() + '\0' + id);
        long drawn = Long.parseLong(hash.substring(0, 13), 16);
        BigDecimal all = BigDecimal.valueOf(1L << 52);
        return BigDecimal.valueOf(drawn)
                        .multiply(BigDecimal.valueOf(100))
                        .compareTo(literals.number(node.percent()).multiply(all))
                < 0;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isAtTop(Expression.Top node, Customer customer) {
        Object own = ranked(node.by(), customer);
        List<Object> all = new ArrayList<>();
        for (Customer each : world.customers()) {
            Object value = ranked(node.by(), each);
            if (value != null) {
                all.add(value);
            }
        }
        if (own == null) {
            return false;
        }
        all.sort(Collections.reverseOrder(Aggregates::order));
        int places = literals.number(node.percent())
                .multiply(BigDecimal.valueOf(all.size()))
                .divide(BigDecimal.valueOf(100))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return Aggregates.order(own, all.get(places - 1)) >= 0;
    }

    private @Nullable Object ranked(Term by, Customer customer) {
        boolean nothingCounted = by instanceof Term.Aggregate aggregate
                && counted(aggregate, customer).isEmpty();
        return nothingCounted ? null : value(by, customer);
    }

    private boolean isFollowed(
            Instant before, List<Expression.Step> steps, int index, Customer customer) {
        if (index == steps.size()) {
            return true;
        }
        Expression.Step step = steps.get(index);
        List<Instant> after = seen(step.event(), customer).stream()
                .map(Happening::at)
                .filter(at -> calendar.follows(before, at, step.within()))
                .toList();
        return step.absent()
                ? after.isEmpty() && calendar.isOver(before, step.within())
                : after.stream().anyMatch(at -> isFollowed(at, steps, index + 1, customer));
    }

    private boolean isRegular(Expression.Regularly node, Customer customer) {
        List<Happening> events = past(node.event(), customer);
        long full = 0;
        for (long k = 0; k < literals.count(node.of()); k++) {
            long period = k;
            long count = events.stream()
                    .filter(event -> calendar.liesInPeriod(event.at(), period, node.unit()))
                    .count();
            full += count >= literals.count(node.times()) ? 1 : 0;
        }
        return full >= literals.count(node.periods());
    }

    private boolean hasStopped(Expression.Stopped node, Customer customer) {
        Window idle = new Window.Last(node.idle());
        Window back =
                node.lookBack() == null ? new Window.Ever() : new Window.Last(node.lookBack());
        List<Happening> events = matching(node.event(), customer);
        return events.stream().noneMatch(event -> calendar.sees(idle, event.at()))
                && events.stream().anyMatch(event -> calendar.sees(back, event.at()));
    }

    private boolean hasComeBack(EventClause clause, Period gap, Customer customer) {
        List<Happening> events = matching(clause, customer);
        return seen(clause, customer).stream()
                .anyMatch(event -> events.stream()
                        .map(Happening::at)
                        .filter(at -> at.isBefore(event.at()))
                        .max(Comparator.naturalOrder())
                        .filter(previous -> calendar.isLonger(previous, event.at(), gap))
                        .isPresent());
    }

    /** Whether expressions hold for a subject. */
    private final class Truth implements Expression.Visitor<Boolean> {
        private final Subject subject;

        Truth(Subject subject) {
            this.subject = subject;
        }

        private @Nullable Object value(Term term) {
            return ReferenceInterpreter.this.value(term, subject);
        }

        private ValueType type(Term term) {
            return Types.of(term, world.schema(), subject.definitions());
        }

        private Customer customer() {
            return subject.customer();
        }

        @Override
        public Boolean and(Expression.And node) {
            return node.parts().stream().allMatch(part -> part.accept(this));
        }

        @Override
        public Boolean or(Expression.Or node) {
            return node.parts().stream().anyMatch(part -> part.accept(this));
        }

        @Override
        public Boolean not(Expression.Not node) {
            return !node.part().accept(this);
        }

        @Override
        public Boolean compare(Expression.Compare node) {
            Object literal = literals.value(node.value(), type(node.term()));
            return compares(value(node.term()), node.operator(), literal);
        }

        @Override
        public Boolean in(Expression.In node) {
            Object value = value(node.term());
            return literals.values(node.values(), type(node.term())).stream()
                    .anyMatch(literal -> compares(value, Operator.EQUAL, literal));
        }

        @Override
        public Boolean between(Expression.Between node) {
            Object value = value(node.term());
            ValueType type = type(node.term());
            return compares(value, Operator.AT_LEAST, literals.value(node.low(), type))
                    && compares(value, Operator.AT_MOST, literals.value(node.high(), type));
        }

        @Override
        public Boolean isSet(Expression.IsSet node) {
            return value(node.term()) != null;
        }

        @Override
        public Boolean within(Expression.Within node) {
            Object value = value(node.term());
            if (value instanceof Instant at) {
                return calendar.sees(node.window(), at);
            }
            if (value instanceof LocalDate day) {
                return calendar.sees(node.window(), day);
            }
            return value != null && calendar.sees(node.window(), (MonthDay) value);
        }

        @Override
        public Boolean contains(Expression.Contains node) {
            Object value = value(node.term());
            List<Object> asked = literals.values(node.values(), type(node.term()));
            if (value == null) {
                return false;
            }
            return node.quantity() == Expression.Quantity.ANY
                    ? asked.stream().anyMatch(each -> holds(value, each))
                    : asked.stream().allMatch(each -> holds(value, each));
        }

        private boolean holds(Object value, Object asked) {
            return value instanceof Set<?> set
                    ? set.contains(asked)
                    : ((String) value).contains((String) asked);
        }

        @Override
        public Boolean startsWith(Expression.StartsWith node) {
            String prefix = (String) literals.value(node.prefix(), type(node.term()));
            return value(node.term()) instanceof String text && text.startsWith(prefix);
        }

        @Override
        public Boolean isTrue(Expression.IsTrue node) {
            return Boolean.TRUE.equals(value(node.term()));
        }

        @Override
        public Boolean did(Expression.Did node) {
            return !seen(node.event(), customer()).isEmpty();
        }

        @Override
        public Boolean sequence(Expression.Sequence node) {
            return seen(node.first(), customer()).stream()
                    .anyMatch(event -> isFollowed(event.at(), node.steps(), 0, customer()));
        }

        @Override
        public Boolean firstTime(Expression.FirstTime node) {
            return past(node.event(), customer()).stream()
                    .map(Happening::at)
                    .min(Comparator.naturalOrder())
                    .filter(first -> calendar.sees(node.event().window(), first))
                    .isPresent();
        }

        @Override
        public Boolean regularly(Expression.Regularly node) {
            return isRegular(node, customer());
        }

        @Override
        public Boolean stopped(Expression.Stopped node) {
            return hasStopped(node, customer());
        }

        @Override
        public Boolean cameBack(Expression.CameBack node) {
            return hasComeBack(node.event(), node.gap(), customer());
        }

        @Override
        public Boolean hasIdentity(Expression.HasIdentity node) {
            return customer().identities().contains(node.namespace());
        }

        @Override
        public Boolean hasTag(Expression.HasTag node) {
            return tags(customer()).contains(node.tag());
        }

        @Override
        public Boolean inSegment(Expression.InSegment node) {
            return isMember(node.segment(), customer());
        }

        @Override
        public Boolean sample(Expression.Sample node) {
            return isSampled(node, customer().id());
        }

        @Override
        public Boolean top(Expression.Top node) {
            return isAtTop(node, customer());
        }
    }
}
