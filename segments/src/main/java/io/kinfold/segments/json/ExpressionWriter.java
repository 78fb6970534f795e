package io.kinfold.segments.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.And;
import io.kinfold.segments.expression.Expression.Between;
import io.kinfold.segments.expression.Expression.CameBack;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Expression.Contains;
import io.kinfold.segments.expression.Expression.Did;
import io.kinfold.segments.expression.Expression.FirstTime;
import io.kinfold.segments.expression.Expression.HasIdentity;
import io.kinfold.segments.expression.Expression.HasTag;
import io.kinfold.segments.expression.Expression.In;
import io.kinfold.segments.expression.Expression.InSegment;
import io.kinfold.segments.expression.Expression.IsSet;
import io.kinfold.segments.expression.Expression.IsTrue;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Or;
import io.kinfold.segments.expression.Expression.Quantity;
import io.kinfold.segments.expression.Expression.Regularly;
import io.kinfold.segments.expression.Expression.Sample;
import io.kinfold.segments.expression.Expression.Sequence;
import io.kinfold.segments.expression.Expression.StartsWith;
import io.kinfold.segments.expression.Expression.Step;
import io.kinfold.segments.expression.Expression.Stopped;
import io.kinfold.segments.expression.Expression.Top;
import io.kinfold.segments.expression.Expression.Visitor;
import io.kinfold.segments.expression.Expression.Within;

import java.util.List;
import java.util.Locale;

/** Writes each kind of condition as an object with one key. */
final class ExpressionWriter implements Visitor<ObjectNode> {
    private final TermWriter terms = new TermWriter(this);

    @Override
    public ObjectNode and(And node) {
        return one("and", expressions(node.parts()));
    }

    @Override
    public ObjectNode or(Or node) {
        return one("or", expressions(node.parts()));
    }

    @Override
    public ObjectNode not(Not node) {
        return one("not", node.part().accept(this));
    }

    @Override
    public ObjectNode compare(Compare node) {
        ArrayNode list = list(terms.term(node.term()));
        list.add(node.operator().symbol()).add(terms.value(node.value()));
        return one("cmp", list);
    }

    @Override
    public ObjectNode in(In node) {
        return one("in", list(terms.term(node.term()), terms.values(node.values())));
    }

    @Override
    public ObjectNode between(Between node) {
        return one(
                "between",
                list(terms.term(node.term()), terms.value(node.low()), terms.value(node.high())));
    }

    @Override
    public ObjectNode isSet(IsSet node) {
        return one("isSet", terms.term(node.term()));
    }

    @Override
    public ObjectNode within(Within node) {
        return one("within", list(terms.term(node.term()), terms.window(node.window())));
    }

    @Override
    public ObjectNode contains(Contains node) {
        ObjectNode body = one("term", terms.term(node.term()));
        boolean single = node.quantity() == Quantity.ONE;
        body.set(
                node.quantity().name().toLowerCase(Locale.ROOT),
                single ? terms.value(node.values().get(0)) : terms.values(node.values()));
        return one("contains", body);
    }

    @Override
    public ObjectNode startsWith(StartsWith node) {
        return one("startsWith", list(terms.term(node.term()), terms.value(node.prefix())));
    }

    @Override
    public ObjectNode isTrue(IsTrue node) {
        return one("isTrue", terms.term(node.term()));
    }

    @Override
    public ObjectNode did(Did node) {
        return one("did", terms.event(object(), node.event()));
    }

    @Override
    public ObjectNode sequence(Sequence node) {
        ArrayNode then = list();
        for (Step step : node.steps()) {
            ObjectNode body = terms.event(object(), step.event());
            body.set("within", terms.period(step.within()));
            if (step.absent()) {
                body.put("absent", true);
            }
            then.add(body);
        }
        ObjectNode body = one("first", terms.event(object(), node.first()));
        body.set("then", then);
        return one("sequence", body);
    }

    @Override
    public ObjectNode firstTime(FirstTime node) {
        return one("firstTime", terms.event(object(), node.event()));
    }

    @Override
    public ObjectNode regularly(Regularly node) {
        ObjectNode body = terms.event(object(), node.event());
        body.set("times", terms.value(node.times()));
        body.set("periods", terms.value(node.periods()));
        body.set("of", terms.value(node.of()));
        body.put("unit", node.unit().word());
        return one("regularly", body);
    }

    @Override
    public ObjectNode stopped(Stopped node) {
        ObjectNode body = terms.event(object(), node.event());
        body.set("idle", terms.period(node.idle()));
        if (node.lookBack() != null) {
            body.set("lookBack", terms.period(node.lookBack()));
        }
        return one("stopped", body);
    }

    @Override
    public ObjectNode cameBack(CameBack node) {
        EventClause event = node.event();
        ObjectNode body = terms.event(object(), event);
        body.set("gap", terms.period(node.gap()));
        return one("cameBack", body);
    }

    @Override
    public ObjectNode hasIdentity(HasIdentity node) {
        return object().put("identity", node.namespace());
    }

    @Override
    public ObjectNode hasTag(HasTag node) {
        return object().put("tag", node.tag());
    }

    @Override
    public ObjectNode inSegment(InSegment node) {
        return object().put("segment", node.segment());
    }

    @Override
    public ObjectNode sample(Sample node) {
        return one("sample", list(terms.value(node.percent())).add(node.salt()));
    }

    @Override
    public ObjectNode top(Top node) {
        return one("top", list(terms.value(node.percent()), terms.term(node.by())));
    }

    private ArrayNode expressions(List<Expression> parts) {
        ArrayNode list = list();
        parts.forEach(part -> list.add(part.accept(this)));
        return list;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode one(String key, JsonNode value) {
        ObjectNode object = object();
        object.set(key, value);
        return object;
    }

    static ArrayNode list(JsonNode... items) {
        return JsonNodeFactory.instance.arrayNode().addAll(List.of(items));
    }
}
