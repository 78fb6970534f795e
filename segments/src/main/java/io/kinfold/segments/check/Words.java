package io.kinfold.segments.check;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.text.Nearest;
import io.kinfold.segments.typing.Expectations;

import java.util.Collection;

/** Words of messages. */
final class Words {
    private Words() {}

    /** Returns a term as its author would call it, without conditions and windows. */
    static String of(Term term) {
        if (term instanceof Term.Named named) {
            return named.name();
        }
        if (term instanceof Term.DaysSince since) {
            return "days_since(" + of(since.term()) + ")";
        }
        if (term instanceof Term.Call call) {
            return call.name() + "(...)";
        }
        Term.Aggregate aggregate = (Term.Aggregate) term;
        return aggregate.function().word() + "(" + of(aggregate.event()) + ")";
    }

    static String of(EventClause clause) {
        return clause.field() == null ? clause.event() : clause.event() + "." + clause.field();
    }

    static String of(Literal literal) {
        return Expectations.quoted(literal);
    }

    /** Returns what values of a type are called, with an article. */
    static String kind(ValueType type) {
        if (type instanceof ValueType.Bool) {
            return "true or false";
        }
        if (type.isNumber()) {
            return type instanceof ValueType.Int ? "a whole number" : "a number";
        }
        if (type.isText()) {
            return "a text";
        }
        if (type instanceof ValueType.Date) {
            return "a date";
        }
        if (type instanceof ValueType.Anniversary) {
            return "a day of the year";
        }
        return type instanceof ValueType.DateTime ? "a date with time" : "a set of texts";
    }

    /** Returns what may be asked of a term of a type. */
    static String asked(String term, ValueType type) {
        if (type instanceof ValueType.Bool) {
            return "write " + term + " or not " + term;
        }
        if (type.isNumber()) {
            return "write for example " + term + " > 0 or " + term + " between 1 and 10";
        }
        if (type.isText()) {
            return "write for example " + term + " = '...', " + term + " in ('...', '...') or "
                    + term + " starts with '...'";
        }
        if (type instanceof ValueType.TextSet) {
            return "write for example " + term + " contains '...' or " + term
                    + " contains any ('...', '...')";
        }
        if (type instanceof ValueType.Anniversary) {
            return "write for example " + term + " in next 7 days or " + term + " = '05-31'";
        }
        return "write for example " + term + " in last 30 days or " + term + " >= '2026-01-31'";
    }

    /** Returns "; did you mean 'x'?", or the known names where none is near. */
    static String hint(String name, Collection<String> known) {
        return Nearest.of(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElseGet(() -> known.isEmpty()
                        ? "; the schema has none"
                        : "; known are " + Expectations.listed(known));
    }
}
