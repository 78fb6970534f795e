package io.kinfold.segments.json;

import com.fasterxml.jackson.databind.JsonNode;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads terms, events, windows and values. Goes on after what is wrong; null stands for it. */
final class TermReader {
    private static final List<String> CLAUSE = List.of("event", "field", "where", "window");

    private final Complaints complaints;
    private final Positions positions;
    private final ExpressionReader expressions;

    TermReader(Complaints complaints, Positions positions, ExpressionReader expressions) {
        this.complaints = complaints;
        this.positions = positions;
        this.expressions = expressions;
    }

    @Nullable
    Term term(Place place) {
        @Nullable Term term;
        if (place.has("attr")) {
            complaints.unknownKeys(place, List.of("attr"));
            @Nullable String name = name(place.at("attr"));
            term = name == null ? null : new Term.Named(name);
        } else if (place.has("daysSince")) {
            complaints.unknownKeys(place, List.of("daysSince"));
            @Nullable Term inner = term(place.at("daysSince"));
            term = inner == null ? null : new Term.DaysSince(inner);
        } else if (place.has("agg")) {
            term = aggregate(place);
        } else if (place.has("call")) {
            term = call(place);
        } else {
            complaints.expected(
                    place,
                    "a term: an object with the key \"attr\", \"daysSince\", \"agg\" or \"call\"");
            return null;
        }
        return term == null ? null : note(term, place);
    }

    private @Nullable Term aggregate(Place place) {
        @Nullable
        AggregateFunction function =
                one(place.at("agg"), AggregateFunction.values(), AggregateFunction::word);
        @Nullable EventClause event = event(place, List.of("agg"));
        return function == null || event == null ? null : new Term.Aggregate(function, event);
    }

    private @Nullable Term call(Place place) {
        complaints.unknownKeys(place, List.of("call", "args"));
        @Nullable String name = name(place.at("call"));
        Place list = place.at("args");
        if (!list.node().isArray()) {
            complaints.expected(list, "the list of arguments");
            return null;
        }
        List<Term.Argument> arguments = new ArrayList<>();
        for (Place item : list.items()) {
            Term.@Nullable Argument argument = argument(item);
            if (argument != null) {
                arguments.add(note(argument, item));
            }
        }
        return name == null || arguments.size() != list.node().size()
                ? null
                : new Term.Call(name, arguments);
    }

    private Term.@Nullable Argument argument(Place place) {
        boolean value = !place.node().isObject() || place.has("param") || place.has("time");
        if (value) {
            @Nullable Literal literal = value(place);
            return literal == null ? null : new Term.Argument.OfLiteral(literal);
        }
        @Nullable Term term = term(place);
        return term == null ? null : new Term.Argument.OfTerm(term);
    }

    /** Reads the parts of a clause from an object that may have some more keys. */
    @Nullable
    EventClause event(Place place, List<String> more) {
        if (!place.node().isObject()) {
            complaints.expected(place, "an object such as {\"event\":\"purchase\"}");
            return null;
        }
        List<String> known = new ArrayList<>(CLAUSE);
        known.addAll(more);
        complaints.unknownKeys(place, known);
        @Nullable String event = name(place.at("event"));
        @Nullable String field = place.has("field") ? name(place.at("field")) : null;
        @Nullable
        Expression where = place.has("where") ? expressions.expression(place.at("where")) : null;
        @Nullable
        Window window = place.has("window") ? window(place.at("window")) : new Window.Ever();
        boolean broken =
                (place.has("field") && field == null) || (place.has("where") && where == null);
        return event == null || window == null || broken
                ? null
                : note(new EventClause(event, field, where, window), place);
    }

    @Nullable
    Window window(Place place) {
        @Nullable Window window;
        if (place.has("last")) {
            @Nullable Period period = period(place, "last");
            window = period == null ? null : new Window.Last(period);
        } else if (place.has("next")) {
            @Nullable Period period = period(place, "next");
            window = period == null ? null : new Window.Next(period);
        } else if (place.has("since")) {
            complaints.unknownKeys(place, List.of("since"));
            @Nullable Literal from = value(place.at("since"));
            window = from == null ? null : new Window.Since(from);
        } else if (place.has("before")) {
            complaints.unknownKeys(place, List.of("before"));
            @Nullable Literal until = value(place.at("before"));
            window = until == null ? null : new Window.Before(until);
        } else if (place.has("between")) {
            window = between(place);
        } else {
            complaints.expected(
                    place,
                    "a window: an object with the key \"last\", \"next\", \"since\", \"before\" or"
                            + " \"between\"");
            return null;
        }
        return window == null ? null : note(window, place);
    }

    private @Nullable Window between(Place place) {
        complaints.unknownKeys(place, List.of("between"));
        Place bounds = place.at("between");
        if (!bounds.node().isArray() || bounds.node().size() != 2) {
            complaints.expected(bounds, "a list [from, to]");
            return null;
        }
        @Nullable Literal from = value(bounds.items().get(0));
        @Nullable Literal to = value(bounds.items().get(1));
        return from == null || to == null ? null : new Window.Between(from, to);
    }

    /** Reads an object of an amount, under the given key, and a unit. */
    @Nullable
    Period period(Place place, String key) {
        if (!place.node().isObject()) {
            complaints.expected(place, "an object such as {\"" + key + "\":30,\"unit\":\"days\"}");
            return null;
        }
        complaints.unknownKeys(place, List.of(key, "unit"));
        @Nullable Literal amount = value(place.at(key));
        @Nullable Unit unit = one(place.at("unit"), Unit.values(), Unit::word);
        return amount == null || unit == null ? null : note(new Period(amount, unit), place);
    }

    @Nullable
    List<Literal> single(Place place) {
        @Nullable Literal value = value(place);
        return value == null ? null : List.of(value);
    }

    @Nullable
    List<Literal> values(Place place) {
        if (!place.node().isArray() || place.node().isEmpty()) {
            complaints.expected(place, "a list of at least one value");
            return null;
        }
        List<Literal> values = new ArrayList<>(place.node().size());
        for (Place item : place.items()) {
            @Nullable Literal value = value(item);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == place.node().size() ? values : null;
    }

    @Nullable
    Literal value(Place place) {
        JsonNode node = place.node();
        @Nullable Literal literal;
        if (node.isNumber()) {
            literal = new Literal.Numeric(node.decimalValue());
        } else if (node.isTextual()) {
            literal = new Literal.Text(node.textValue());
        } else if (node.isBoolean()) {
            literal = new Literal.Bool(node.booleanValue());
        } else if (place.has("param")) {
            complaints.unknownKeys(place, List.of("param"));
            @Nullable String name = name(place.at("param"));
            literal = name == null ? null : new Literal.Parameter(name);
        } else if (place.has("time")) {
            complaints.unknownKeys(place, List.of("time"));
            literal = time(place.at("time"));
        } else {
            complaints.expected(
                    place,
                    "a value: a number, a text, true, false, {\"param\":\"name\"} or"
                            + " {\"time\":\"today\"}");
            return null;
        }
        return literal == null ? null : note(literal, place);
    }

    private @Nullable Literal time(Place place) {
        if ("today".equals(place.node().textValue())) {
            return new Literal.Today();
        }
        if ("now".equals(place.node().textValue())) {
            return new Literal.Now();
        }
        complaints.add("SEG-056", place, "unknown time; use \"today\" or \"now\"");
        return null;
    }

    /** Reads a text that is a name. */
    @Nullable
    String name(Place place) {
        if (!place.node().isTextual()) {
            complaints.expected(place, "a text");
            return null;
        }
        return note(place.node().textValue(), place);
    }

    <E> @Nullable E one(Place place, E[] all, Function<E, String> word) {
        List<String> words = Arrays.stream(all).map(word).toList();
        for (E value : all) {
            if (word.apply(value).equals(place.node().textValue())) {
                return value;
            }
        }
        complaints.add(
                "SEG-056",
                place,
                (place.node().isTextual()
                                ? "unknown word"
                                : "expected a word, but found " + place.found())
                        + Nearest.of(place.node().asText(), words)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; use one of " + String.join(", ", words)));
        return null;
    }

    <T> T note(T node, Place place) {
        return positions.put(node, Position.ofPath(place.pointer()));
    }
}
