package io.kinfold.segments.json;

import static io.kinfold.segments.json.ExpressionWriter.list;
import static io.kinfold.segments.json.ExpressionWriter.object;
import static io.kinfold.segments.json.ExpressionWriter.one;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;

import java.math.BigDecimal;
import java.util.List;

/** Writes terms, events, windows and values. */
final class TermWriter {
    private final ExpressionWriter expressions;

    TermWriter(ExpressionWriter expressions) {
        this.expressions = expressions;
    }

    ObjectNode term(Term term) {
        if (term instanceof Term.Named named) {
            return object().put("attr", named.name());
        }
        if (term instanceof Term.DaysSince since) {
            return one("daysSince", term(since.term()));
        }
        if (term instanceof Term.Aggregate aggregate) {
            return event(object().put("agg", aggregate.function().word()), aggregate.event());
        }
        Term.Call call = (Term.Call) term;
        ArrayNode arguments = list();
        for (Term.Argument argument : call.arguments()) {
            arguments.add(
                    argument instanceof Term.Argument.OfTerm inner
                            ? term(inner.term())
                            : value(((Term.Argument.OfLiteral) argument).literal()));
        }
        ObjectNode object = object().put("call", call.name());
        object.set("args", arguments);
        return object;
    }

    /** Adds the parts of a clause to an object, and returns it. */
    ObjectNode event(ObjectNode object, EventClause clause) {
        object.put("event", clause.event());
        if (clause.field() != null) {
            object.put("field", clause.field());
        }
        if (clause.where() != null) {
            object.set("where", clause.where().accept(expressions));
        }
        if (!(clause.window() instanceof Window.Ever)) {
            object.set("window", window(clause.window()));
        }
        return object;
    }

    ObjectNode window(Window window) {
        if (window instanceof Window.Last last) {
            return relative("last", last.period());
        } else if (window instanceof Window.Next next) {
            return relative("next", next.period());
        } else if (window instanceof Window.Since since) {
            return one("since", value(since.from()));
        } else if (window instanceof Window.Before before) {
            return one("before", value(before.until()));
        } else if (window instanceof Window.Between between) {
            return one("between", list(value(between.from()), value(between.to())));
        }
        throw new IllegalStateException("a window of all time is not written");
    }

    ObjectNode period(Period period) {
        return relative("amount", period);
    }

    ArrayNode values(List<Literal> literals) {
        ArrayNode list = list();
        literals.forEach(literal -> list.add(value(literal)));
        return list;
    }

    JsonNode value(Literal literal) {
        if (literal instanceof Literal.Numeric numeric) {
            return number(numeric.value());
        } else if (literal instanceof Literal.Text text) {
            return TextNode.valueOf(text.value());
        } else if (literal instanceof Literal.Bool bool) {
            return BooleanNode.valueOf(bool.value());
        } else if (literal instanceof Literal.Parameter parameter) {
            return object().put("param", parameter.name());
        }
        return object().put("time", literal instanceof Literal.Today ? "today" : "now");
    }

    private ObjectNode relative(String key, Period period) {
        ObjectNode object = one(key, value(period.amount()));
        return object.put("unit", period.unit().word());
    }

    /** Numbers are written plain, without an exponent, so that equal numbers are equal texts. */
    private static JsonNode number(BigDecimal number) {
        return number.scale() <= 0
                ? BigIntegerNode.valueOf(number.toBigIntegerExact())
                : DecimalNode.valueOf(number);
    }
}
