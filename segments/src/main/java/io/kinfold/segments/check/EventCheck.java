package io.kinfold.segments.check;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Literals;
import io.kinfold.segments.typing.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/** Checks which events are meant, and when. */
final class EventCheck {
    private final Report report;
    private final Scope scope;

    EventCheck(Report report, Scope scope) {
        this.report = report;
        this.scope = scope;
    }

    /** Checks a clause but for its field; returns the event's definition if it has one. */
    Optional<EventDefinition> check(EventClause clause) {
        Optional<EventDefinition> event = scope.schema().event(clause.event());
        if (event.isEmpty()) {
            report.error("SEG-102", clause.event(), clause, unknown(clause.event()));
        } else if (clause.where() != null) {
            clause.where()
                    .accept(new ConditionCheck(report, new Scope(scope.schema(), event.get())));
        }
        window(clause.window());
        return event;
    }

    /** Checks a clause that has no place for a field. */
    void withoutField(EventClause clause, String before) {
        check(clause);
        if (clause.field() != null) {
            report.error(
                    "SEG-207",
                    clause.field(),
                    clause,
                    "after '" + before + "' stands an event without a field; write "
                            + clause.event() + " alone, or put the field into where ("
                            + clause.field() + " ...)");
        }
    }

    /** Checks a clause that has place for neither field nor window. */
    void withoutWindow(EventClause clause, String before) {
        withoutField(clause, before);
        if (!(clause.window() instanceof Window.Ever)) {
            report.error(
                    "SEG-309",
                    clause.window(),
                    "'" + before + "' has its own period; leave out the event's window");
        }
    }

    /** Returns the type of a clause's field; nothing where a complaint was made. */
    Optional<ValueType> field(EventClause clause, EventDefinition event) {
        String name = clause.field();
        @Nullable
        AttributeDefinition field = name == null ? null : event.fields().get(name);
        if (name != null && field == null) {
            report.error(
                    "SEG-103",
                    name,
                    clause,
                    "'" + event.name() + "' has no field '" + name + "'"
                            + Words.hint(name, event.fields().keySet()));
        }
        return Optional.ofNullable(field).map(AttributeDefinition::type);
    }

    void window(Window window) {
        if (window instanceof Window.Last last) {
            period(last.period());
        } else if (window instanceof Window.Next next) {
            period(next.period());
        } else if (window instanceof Window.Since since) {
            moment(since.from(), "since");
        } else if (window instanceof Window.Before before) {
            moment(before.until(), "before");
        } else if (window instanceof Window.Between between) {
            moment(between.from(), "between");
            moment(between.to(), "and");
        }
    }

    void period(Period period) {
        whole(
                period.amount(),
                0,
                Literals.longest(period),
                "the number of " + period.unit().word());
    }

    /** Complains unless a literal is a whole number within bounds, or a parameter. */
    void whole(Literal literal, long least, long most, String what) {
        Reading reading = Literals.read(literal, ValueType.integer());
        if (reading instanceof Reading.Fault fault) {
            report.error("SEG-307", literal, what + " " + fault.message());
        } else if (literal instanceof Literal.Numeric number
                && (number.value().scale() > 0
                        || number.value().compareTo(BigDecimal.valueOf(least)) < 0
                        || number.value().compareTo(BigDecimal.valueOf(most)) > 0)) {
            report.error(
                    "SEG-307",
                    literal,
                    what + " must be a whole number from " + least + " to " + most + ", but is "
                            + Words.of(literal));
        }
    }

    private void moment(Literal literal, String word) {
        if (Literals.read(literal, ValueType.dateTime()) instanceof Reading.Fault fault) {
            report.error(fault.code(), literal, "'" + word + "' " + fault.message());
        }
    }

    private String unknown(String name) {
        boolean attribute = scope.schema().attribute(name).isPresent();
        return "unknown event '" + name + "'"
                + (attribute
                        ? "; it is an attribute, so leave out 'did' and compare it"
                        : Words.hint(name, scope.schema().events().keySet()));
    }
}
