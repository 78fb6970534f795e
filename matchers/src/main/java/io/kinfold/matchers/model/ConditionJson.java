package io.kinfold.matchers.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/**
 * Writes conditions as JSON: an object whose key {@code is} names the kind, such as {@code {"is":
 * "similar", "of": "surname", "measure": "jaro_winkler", "at_least": 0.92}}. What is compared stands
 * at {@code of}, and at {@code with} where the other side differs.
 */
final class ConditionJson {
    private ConditionJson() {}

    static ObjectNode write(Condition condition) {
        ObjectNode node = Json.object();
        if (condition instanceof Condition.All all) {
            return several(node, "all", all.conditions());
        } else if (condition instanceof Condition.Any any) {
            return several(node, "any", any.conditions());
        } else if (condition instanceof Condition.Not not) {
            node.put("is", "not").set("condition", write(not.condition()));
            return node;
        } else if (condition instanceof Condition.Equal equal) {
            return sides(node.put("is", "equal"), equal.left(), equal.right());
        } else if (condition instanceof Condition.Similar similar) {
            return sides(node.put("is", "similar"), similar.left(), similar.right())
                    .put("measure", similar.measure())
                    .put("at_least", similar.atLeast());
        } else if (condition instanceof Condition.EditsWithin edits) {
            return sides(node.put("is", "edits"), edits.left(), edits.right())
                    .put("edits", edits.edits().name().toLowerCase(Locale.ROOT))
                    .put("at_most", edits.atMost());
        }
        return measured(condition, node);
    }

    private static ObjectNode several(ObjectNode node, String is, List<Condition> conditions) {
        ArrayNode list = node.put("is", is).putArray("conditions");
        conditions.forEach(condition -> list.add(write(condition)));
        return node;
    }

    private static ObjectNode sides(ObjectNode node, Operand left, Operand right) {
        node.set("of", operand(left));
        if (!right.equals(left)) {
            node.set("with", operand(right));
        }
        return node;
    }

    private static ObjectNode measured(Condition condition, ObjectNode node) {
        if (condition instanceof Condition.DatesWithin dates) {
            return of(node, "dates_within", dates.operand()).put("days", dates.days());
        } else if (condition instanceof Condition.DateMistyped date) {
            return of(node, "date_mistyped", date.operand())
                    .put("mistake", date.mistake().name().toLowerCase(Locale.ROOT));
        } else if (condition instanceof Condition.NumbersWithin numbers) {
            return of(node, "numbers_within", numbers.operand()).put("at_most", numbers.atMost());
        } else if (condition instanceof Condition.NumbersInProportion numbers) {
            return of(node, "numbers_in_proportion", numbers.operand())
                    .put("below", numbers.below());
        } else if (condition instanceof Condition.Nearby nearby) {
            node.put("is", "nearby").set("latitude", operand(nearby.latitude()));
            node.set("longitude", operand(nearby.longitude()));
            return node.put("kilometres", nearby.kilometres());
        }
        return texts(condition, node);
    }

    private static ObjectNode texts(Condition condition, ObjectNode node) {
        if (condition instanceof Condition.Shared shared) {
            return of(node, "shared", shared.operand()).put("at_least", shared.atLeast());
        } else if (condition instanceof Condition.Subset subset) {
            return of(node, "subset", subset.operand());
        } else if (condition instanceof Condition.Contained contained) {
            return of(node, "contained", contained.operand())
                    .put("minimum_length", contained.minimumLength())
                    .put("at_start", contained.atStart());
        } else if (condition instanceof Condition.LengthAtLeast length) {
            return of(node, "length", length.operand()).put("at_least", length.units());
        } else if (condition instanceof Condition.Missing missing) {
            return of(node, "missing", missing.operand());
        } else if (condition instanceof Condition.Absent absent) {
            return of(node, "absent", absent.operand())
                    .put("side", absent.side().name().toLowerCase(Locale.ROOT));
        }
        Condition.Literal literal = (Condition.Literal) condition;
        return of(node, "literal", literal.operand())
                .put("side", literal.side().name().toLowerCase(Locale.ROOT))
                .put("text", literal.text());
    }

    private static ObjectNode of(ObjectNode node, String is, Operand operand) {
        node.put("is", is).set("of", operand(operand));
        return node;
    }

    private static JsonNode operand(Operand operand) {
        if (operand.transforms().isEmpty()) {
            return Json.object().textNode(operand.field());
        }
        ObjectNode node = Json.object().put("field", operand.field());
        ArrayNode steps = node.putArray("apply");
        operand.transforms().forEach(step -> steps.add(transform(step)));
        return node;
    }

    private static JsonNode transform(Transform step) {
        ObjectNode node = Json.object();
        if (step instanceof Transform.Function function) {
            return node.textNode(function.name().toLowerCase(Locale.ROOT));
        } else if (step instanceof Transform.Substring part) {
            return node.put("do", "substring")
                    .put("start", part.start())
                    .put("length", part.length());
        } else if (step instanceof Transform.RegexExtract extract) {
            return node.put("do", "regex_extract")
                    .put("pattern", extract.pattern())
                    .put("group", extract.group());
        } else if (step instanceof Transform.NullIf nullIf) {
            return node.put("do", "null_if").put("text", nullIf.text());
        } else if (step instanceof Transform.ParseDate parse) {
            return node.put("do", "parse_date").put("format", parse.format());
        }
        return node.put("do", "element").put("index", ((Transform.Element) step).index());
    }
}
