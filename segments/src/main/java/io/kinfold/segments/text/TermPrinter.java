package io.kinfold.segments.text;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;

import java.util.List;

/** Writes terms, values, events and windows. A window writes the space before itself. */
final class TermPrinter {
    private final StringBuilder out;
    private final Printer conditions;

    TermPrinter(StringBuilder out, Printer conditions) {
        this.out = out;
        this.conditions = conditions;
    }

    void term(Term term) {
        if (term instanceof Term.Named named) {
            out.append(Words.written(named.name()));
        } else if (term instanceof Term.DaysSince daysSince) {
            out.append("days_since(");
            term(daysSince.term());
            out.append(')');
        } else if (term instanceof Term.Aggregate aggregate) {
            out.append(aggregate.function().word()).append('(');
            event(aggregate.event());
            out.append(')');
        } else if (term instanceof Term.Call call) {
            call(call);
        }
    }

    private void call(Term.Call call) {
        out.append(Words.written(call.name())).append('(');
        String comma = "";
        for (Term.Argument argument : call.arguments()) {
            out.append(comma);
            comma = ", ";
            if (argument instanceof Term.Argument.OfTerm ofTerm) {
                term(ofTerm.term());
            } else if (argument instanceof Term.Argument.OfLiteral ofLiteral) {
                literal(ofLiteral.literal());
            }
        }
        out.append(')');
    }

    void literal(Literal literal) {
        if (literal instanceof Literal.Numeric numeric) {
            out.append(numeric.value().toPlainString());
        } else if (literal instanceof Literal.Text text) {
            text(text.value());
        } else if (literal instanceof Literal.Bool bool) {
            out.append(bool.value());
        } else if (literal instanceof Literal.Today) {
            out.append("today");
        } else if (literal instanceof Literal.Now) {
            out.append("now");
        } else if (literal instanceof Literal.Parameter parameter) {
            out.append(':').append(Words.writtenAfterColon(parameter.name()));
        }
    }

    void text(String text) {
        out.append('\'').append(text.replace("'", "''")).append('\'');
    }

    void list(List<Literal> values) {
        if (values.size() == 1 && values.get(0) instanceof Literal.Parameter) {
            literal(values.get(0));
            return;
        }
        out.append('(');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            literal(values.get(i));
        }
        out.append(')');
    }

    void event(EventClause clause) {
        eventWithoutWindow(clause);
        window(clause.window());
    }

    void eventWithoutWindow(EventClause clause) {
        out.append(Words.writtenWithoutDot(clause.event()));
        if (clause.field() != null) {
            out.append('.').append(Words.writtenAfterDot(clause.field()));
        }
        Expression where = clause.where();
        if (where != null) {
            out.append(" where (");
            conditions.condition(where);
            out.append(')');
        }
    }

    void window(Window window) {
        if (window instanceof Window.Last last) {
            out.append(" in last ");
            period(last.period());
        } else if (window instanceof Window.Next next) {
            out.append(" in next ");
            period(next.period());
        } else if (window instanceof Window.Since since) {
            out.append(" since ");
            literal(since.from());
        } else if (window instanceof Window.Before before) {
            out.append(" before ");
            literal(before.until());
        } else if (window instanceof Window.Between between) {
            out.append(" between ");
            literal(between.from());
            out.append(" and ");
            literal(between.to());
        }
    }

    void period(Period period) {
        amount(period.amount(), period.unit());
    }

    void amount(Literal amount, Unit unit) {
        literal(amount);
        boolean one = amount.equals(Literal.of(1));
        out.append(' ').append(one ? Words.singular(unit) : unit.word());
    }
}
