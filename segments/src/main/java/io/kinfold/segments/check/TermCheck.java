package io.kinfold.segments.check;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.HostFunction;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.text.Nearest;
import io.kinfold.segments.typing.Expectations;
import io.kinfold.segments.typing.Literals;
import io.kinfold.segments.typing.Reading;
import io.kinfold.segments.typing.Types;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the types of terms, and complains of names that nobody knows and of parts that do not fit. */
final class TermCheck {
    private final Report report;
    private final Scope scope;
    private final EventCheck events;

    TermCheck(Report report, Scope scope) {
        this.report = report;
        this.scope = scope;
        this.events = new EventCheck(report, scope);
    }

    /** Returns a term's type; nothing where a complaint was made. */
    Optional<ValueType> type(Term term) {
        if (term instanceof Term.Named named) {
            return named(named);
        }
        if (term instanceof Term.DaysSince since) {
            return daysSince(since);
        }
        return term instanceof Term.Call call ? call(call) : aggregate((Term.Aggregate) term);
    }

    private Optional<ValueType> named(Term.Named named) {
        @Nullable AttributeDefinition definition = scope.names().get(named.name());
        if (definition != null) {
            return Optional.of(definition.type());
        }
        if (scope.event() == null) {
            report.error("SEG-101", named.name(), named, unknownAttribute(named.name()));
        } else {
            report.error("SEG-103", named.name(), named, unknownField(scope.event(), named.name()));
        }
        return Optional.empty();
    }

    private String unknownAttribute(String name) {
        Schema schema = scope.schema();
        if (schema.event(name).isPresent()) {
            return "'" + name + "' is an event, not an attribute; write did " + name + ", or count("
                    + name + ") >= 3";
        }
        if (schema.identities().contains(name)) {
            return "'" + name + "' is an identity, not an attribute; write has identity '" + name
                    + "'";
        }
        if (schema.function(name).isPresent()) {
            return "'" + name + "' is a function; write " + name + "(...)";
        }
        int dot = name.indexOf('.');
        if (dot > 0 && schema.event(name.substring(0, dot)).isPresent()) {
            return "'" + name
                    + "' is a field of an event, of which a profile may have many; write for"
                    + " example max(" + name + ") or did " + name.substring(0, dot) + " where ("
                    + name.substring(dot + 1) + " ...)";
        }
        return "unknown attribute '" + name + "'"
                + Words.hint(name, schema.attributes().keySet());
    }

    private String unknownField(EventDefinition event, String name) {
        String prefix = event.name() + ".";
        if (name.startsWith(prefix)
                && event.fields().containsKey(name.substring(prefix.length()))) {
            return "within where the fields stand alone; write " + name.substring(prefix.length())
                    + " instead of " + name;
        }
        boolean near = Nearest.of(name, event.fields().keySet()).isPresent();
        if (!near && scope.schema().attribute(name).isPresent()) {
            return "'" + name + "' is an attribute of the profile, not a field of '" + event.name()
                    + "'; put the condition on it outside of where (...)";
        }
        return "'" + event.name() + "' has no field '" + name + "'"
                + Words.hint(name, event.fields().keySet());
    }

    private Optional<ValueType> daysSince(Term.DaysSince since) {
        Optional<ValueType> inner = type(since.term());
        if (inner.isPresent() && !inner.get().isTime()) {
            report.error(
                    "SEG-201",
                    since.term(),
                    "days_since needs a date, but " + Words.of(since.term()) + " is "
                            + Words.kind(inner.get()));
            return Optional.empty();
        }
        return inner.map(type -> ValueType.integer());
    }

    private Optional<ValueType> aggregate(Term.Aggregate aggregate) {
        if (scope.event() != null) {
            report.error(
                    "SEG-208",
                    aggregate,
                    "within where only fields of '" + scope.event().name() + "' can be asked; put "
                            + Words.of(aggregate) + " outside of where (...)");
            return Optional.empty();
        }
        Optional<EventDefinition> event = events.check(aggregate.event());
        EventClause clause = aggregate.event();
        AggregateFunction function = aggregate.function();
        if (clause.field() == null) {
            return withoutField(aggregate, event);
        }
        Optional<ValueType> field = event.flatMap(known -> events.field(clause, known));
        if (field.isPresent() && !Types.aggregates(function, field.get())) {
            report.error(
                    "SEG-203",
                    clause.field(),
                    aggregate,
                    function.word() + " needs " + wanted(function) + ", but " + Words.of(clause)
                            + " is " + Words.kind(field.get())
                            + suggested(fitting(function, event.orElseThrow())));
            return Optional.empty();
        }
        return field.map(type -> Types.result(function, type));
    }

    private Optional<ValueType> withoutField(
            Term.Aggregate aggregate, Optional<EventDefinition> event) {
        AggregateFunction function = aggregate.function();
        if (function == AggregateFunction.COUNT) {
            return Optional.of(ValueType.integer());
        }
        if (function == AggregateFunction.FIRST || function == AggregateFunction.LAST) {
            return Optional.of(ValueType.dateTime());
        }
        if (event.isPresent()) {
            List<String> fields = fitting(function, event.get());
            String field = event.get().name() + "." + (fields.isEmpty() ? "field" : fields.get(0));
            report.error(
                    "SEG-207",
                    aggregate,
                    function.word() + " needs a field, as in " + function.word() + "(" + field + ")"
                            + suggested(fields));
        }
        return Optional.empty();
    }

    private static String wanted(AggregateFunction function) {
        return switch (function) {
            case SUM, AVG -> "a number";
            case MIN, MAX -> "a number or a date";
            default -> "a single value";
        };
    }

    private static List<String> fitting(AggregateFunction function, EventDefinition event) {
        return event.fields().values().stream()
                .filter(field -> Types.aggregates(function, field.type()))
                .map(AttributeDefinition::name)
                .toList();
    }

    private static String suggested(List<String> fields) {
        return fields.isEmpty()
                ? "; the event has no such field"
                : "; such fields are " + Expectations.listed(fields);
    }

    /** The functions of the host, and those of the language, which may have been misspelt too. */
    private static Set<String> callable(Set<String> hosts) {
        Set<String> names = new TreeSet<>(hosts);
        for (AggregateFunction function : AggregateFunction.values()) {
            names.add(function.word());
        }
        names.add("days_since");
        return names;
    }

    private Optional<ValueType> call(Term.Call call) {
        Map<String, HostFunction> functions = scope.schema().functions();
        @Nullable HostFunction function = functions.get(call.name());
        if (function == null) {
            report.error(
                    "SEG-105",
                    call.name(),
                    call,
                    "unknown function '" + call.name() + "'"
                            + Words.hint(call.name(), callable(functions.keySet())));
            return Optional.empty();
        }
        if (call.arguments().size() != function.parameters().size()) {
            report.error(
                    "SEG-204",
                    call,
                    "'" + call.name() + "' needs "
                            + arguments(function.parameters().size()) + ", but "
                            + call.arguments().size() + " are given");
        } else {
            for (int i = 0; i < call.arguments().size(); i++) {
                argument(call, i, function.parameters().get(i));
            }
        }
        return Optional.of(function.result());
    }

    private static String arguments(int count) {
        return count == 1 ? "1 argument" : count + " arguments";
    }

    private void argument(Term.Call call, int index, ValueType wanted) {
        Term.Argument argument = call.arguments().get(index);
        String place = "argument " + (index + 1) + " of " + call.name();
        if (argument instanceof Term.Argument.OfTerm inner) {
            type(inner.term())
                    .filter(found -> !fits(found, wanted))
                    .ifPresent(found -> report.error(
                            "SEG-205",
                            inner.term(),
                            place + " must be " + exactly(wanted) + ", but "
                                    + Words.of(inner.term()) + " is " + exactly(found)));
            return;
        }
        Term.Argument.OfLiteral inner = (Term.Argument.OfLiteral) argument;
        Reading reading = Literals.read(inner.literal(), wanted);
        if (wanted instanceof ValueType.TextSet) {
            report.error(
                    "SEG-205",
                    inner.literal(),
                    place
                            + " must be a set, which cannot be written as a value; name an attribute");
        } else if (reading instanceof Reading.Fault fault) {
            report.error(fault.code(), inner.literal(), place + " " + fault.message());
        } else {
            decimals(inner, wanted, place);
        }
    }

    private void decimals(Term.Argument.OfLiteral argument, ValueType wanted, String place) {
        int most = wanted instanceof ValueType.Decimal decimal ? decimal.scale() : 0;
        boolean exact = wanted instanceof ValueType.Int || wanted instanceof ValueType.Decimal;
        if (exact
                && argument.literal() instanceof Literal.Numeric number
                && number.value().scale() > most) {
            report.error(
                    "SEG-303",
                    argument.literal(),
                    place + " may have at most " + most + " decimals, but " + Words.of(number)
                            + " has more");
        }
    }

    private static String exactly(ValueType type) {
        return type.isNumber() ? Words.kind(type) + " (" + type.word() + ")" : Words.kind(type);
    }

    private static boolean fits(ValueType found, ValueType wanted) {
        return found.isText() ? wanted.isText() : found.equals(wanted);
    }
}
