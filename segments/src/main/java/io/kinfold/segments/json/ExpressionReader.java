package io.kinfold.segments.json;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.And;
import io.kinfold.segments.expression.Expression.Between;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Expression.Contains;
import io.kinfold.segments.expression.Expression.HasIdentity;
import io.kinfold.segments.expression.Expression.HasTag;
import io.kinfold.segments.expression.Expression.In;
import io.kinfold.segments.expression.Expression.InSegment;
import io.kinfold.segments.expression.Expression.IsSet;
import io.kinfold.segments.expression.Expression.IsTrue;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Or;
import io.kinfold.segments.expression.Expression.Quantity;
import io.kinfold.segments.expression.Expression.Sample;
import io.kinfold.segments.expression.Expression.StartsWith;
import io.kinfold.segments.expression.Expression.Top;
import io.kinfold.segments.expression.Expression.Within;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads conditions. Goes on after what is wrong; null stands for it. */
final class ExpressionReader {
    private final Map<String, Function<Place, @Nullable Expression>> kinds;
    private final Complaints complaints;
    private final Positions positions;
    private final TermReader terms;

    ExpressionReader(Complaints complaints, Positions positions) {
        this.complaints = complaints;
        this.positions = positions;
        this.terms = new TermReader(complaints, positions, this);
        BehaviourReader behaviour = new BehaviourReader(complaints, terms);
        this.kinds = Map.ofEntries(
                Map.entry("and", place -> joined(place, And::new)),
                Map.entry("or", place -> joined(place, Or::new)),
                Map.entry("not", this::not),
                Map.entry("cmp", this::compare),
                Map.entry("in", this::in),
                Map.entry("between", this::between),
                Map.entry("isSet", place -> aboutTerm(place, IsSet::new)),
                Map.entry("isTrue", place -> aboutTerm(place, IsTrue::new)),
                Map.entry("within", this::within),
                Map.entry("contains", this::contains),
                Map.entry("startsWith", this::startsWith),
                Map.entry("did", behaviour::did),
                Map.entry("sequence", behaviour::sequence),
                Map.entry("firstTime", behaviour::firstTime),
                Map.entry("regularly", behaviour::regularly),
                Map.entry("stopped", behaviour::stopped),
                Map.entry("cameBack", behaviour::cameBack),
                Map.entry("identity", place -> named(place, HasIdentity::new)),
                Map.entry("tag", place -> named(place, HasTag::new)),
                Map.entry("segment", place -> named(place, InSegment::new)),
                Map.entry("sample", this::sample),
                Map.entry("top", this::top));
    }

    @Nullable
    Expression document(Place root) {
        if (!root.node().isObject()) {
            complaints.expected(root, "an object such as {\"v\":1,\"expr\":{...}}");
            return null;
        }
        complaints.unknownKeys(root, List.of("v", "expr"));
        Place version = root.at("v");
        if (!version.node().isIntegralNumber() || version.node().asInt() != JsonForm.VERSION) {
            complaints.add(
                    "SEG-055",
                    version,
                    "the version of the form must be " + JsonForm.VERSION
                            + "; a later version needs a later Kinfold");
        }
        return expression(root.at("expr"));
    }

    @Nullable
    Expression expression(Place place) {
        if (!place.node().isObject() || place.node().size() != 1) {
            complaints.expected(
                    place,
                    "a condition: an object with one key, such as {\"cmp\":[{\"attr\":\"tier\"},"
                            + "\"=\",\"gold\"]}");
            return null;
        }
        String kind = place.node().fieldNames().next();
        @Nullable Function<Place, @Nullable Expression> reader = kinds.get(kind);
        if (reader == null) {
            complaints.unknownKeys(place, kinds.keySet().stream().sorted().toList());
            return null;
        }
        @Nullable Expression expression = reader.apply(place.at(kind));
        return expression == null ? null : note(expression, place);
    }

    private <T> T note(T node, Place place) {
        return positions.put(node, Position.ofPath(place.pointer()));
    }

    private @Nullable Expression joined(Place place, Function<List<Expression>, Expression> join) {
        if (!place.node().isArray() || place.node().size() < 2) {
            complaints.expected(place, "a list of at least two conditions");
            return null;
        }
        List<Expression> parts = new ArrayList<>();
        for (Place item : place.items()) {
            @Nullable Expression part = expression(item);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts.size() == place.node().size() ? join.apply(parts) : null;
    }

    private @Nullable Expression not(Place place) {
        @Nullable Expression part = expression(place);
        return part == null ? null : new Not(part);
    }

    private @Nullable Expression compare(Place place) {
        @Nullable List<Place> items = items(place, 3, "[term, operator, value]");
        if (items == null) {
            return null;
        }
        @Nullable Term term = terms.term(items.get(0));
        @Nullable Operator operator = operator(items.get(1));
        @Nullable Literal value = terms.value(items.get(2));
        return term == null || operator == null || value == null
                ? null
                : new Compare(term, operator, value);
    }

    private @Nullable Operator operator(Place place) {
        List<String> symbols =
                Arrays.stream(Operator.values()).map(Operator::symbol).toList();
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(place.node().textValue())) {
                return operator;
            }
        }
        complaints.add(
                "SEG-056",
                place,
                "unknown operator"
                        + Nearest.of(place.node().asText(), symbols)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; use one of " + String.join(" ", symbols)));
        return null;
    }

    private @Nullable Expression in(Place place) {
        @Nullable List<Place> items = items(place, 2, "[term, [values]]");
        if (items == null) {
            return null;
        }
        @Nullable Term term = terms.term(items.get(0));
        @Nullable List<Literal> values = terms.values(items.get(1));
        return term == null || values == null ? null : new In(term, values);
    }

    private @Nullable Expression between(Place place) {
        @Nullable List<Place> items = items(place, 3, "[term, low, high]");
        if (items == null) {
            return null;
        }
        @Nullable Term term = terms.term(items.get(0));
        @Nullable Literal low = terms.value(items.get(1));
        @Nullable Literal high = terms.value(items.get(2));
        return term == null || low == null || high == null ? null : new Between(term, low, high);
    }

    private @Nullable Expression within(Place place) {
        @Nullable List<Place> items = items(place, 2, "[term, window]");
        if (items == null) {
            return null;
        }
        @Nullable Term term = terms.term(items.get(0));
        @Nullable Window window = terms.window(items.get(1));
        if (window != null && !(window instanceof Window.Last || window instanceof Window.Next)) {
            complaints.add(
                    "SEG-054",
                    items.get(1),
                    "a term lies in a window of \"last\" or \"next\" only");
            return null;
        }
        return term == null || window == null ? null : new Within(term, window);
    }

    private @Nullable Expression contains(Place place) {
        if (!place.node().isObject()) {
            complaints.expected(place, "an object with \"term\" and \"one\", \"any\" or \"all\"");
            return null;
        }
        complaints.unknownKeys(place, List.of("term", "one", "any", "all"));
        @Nullable Term term = terms.term(place.at("term"));
        List<Quantity> quantities = Arrays.stream(Quantity.values())
                .filter(quantity -> place.has(key(quantity)))
                .toList();
        if (quantities.size() != 1) {
            complaints.add(
                    "SEG-053",
                    place,
                    "exactly one of the keys \"one\", \"any\" and \"all\" is needed");
            return null;
        }
        Quantity quantity = quantities.get(0);
        Place content = place.at(key(quantity));
        @Nullable
        List<Literal> values =
                quantity == Quantity.ONE ? terms.single(content) : terms.values(content);
        return term == null || values == null ? null : new Contains(term, quantity, values);
    }

    private static String key(Quantity quantity) {
        return quantity.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable Expression startsWith(Place place) {
        @Nullable List<Place> items = items(place, 2, "[term, text]");
        if (items == null) {
            return null;
        }
        @Nullable Term term = terms.term(items.get(0));
        @Nullable Literal prefix = terms.value(items.get(1));
        return term == null || prefix == null ? null : new StartsWith(term, prefix);
    }

    private @Nullable Expression aboutTerm(Place place, Function<Term, Expression> make) {
        @Nullable Term term = terms.term(place);
        return term == null ? null : make.apply(term);
    }

    private @Nullable Expression named(Place place, Function<String, Expression> make) {
        @Nullable String name = terms.name(place);
        return name == null ? null : make.apply(name);
    }

    private @Nullable Expression sample(Place place) {
        @Nullable List<Place> items = items(place, 2, "[percent, salt]");
        if (items == null) {
            return null;
        }
        @Nullable Literal percent = terms.value(items.get(0));
        @Nullable String salt = terms.name(items.get(1));
        return percent == null || salt == null ? null : new Sample(percent, salt);
    }

    private @Nullable Expression top(Place place) {
        @Nullable List<Place> items = items(place, 2, "[percent, term]");
        if (items == null) {
            return null;
        }
        @Nullable Literal percent = terms.value(items.get(0));
        @Nullable Term by = terms.term(items.get(1));
        return percent == null || by == null ? null : new Top(percent, by);
    }

    private @Nullable List<Place> items(Place place, int count, String shape) {
        if (!place.node().isArray() || place.node().size() != count) {
            complaints.expected(place, "a list " + shape);
            return null;
        }
        return place.items();
    }
}
