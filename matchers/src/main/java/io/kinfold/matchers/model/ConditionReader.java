package io.kinfold.matchers.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads what {@link ConditionJson} writes. */
final class ConditionReader {
    private ConditionReader() {}

    static Condition read(Cursor at) {
        String is = at.text("is");
        try {
            return read(is, at);
        } catch (IllegalArgumentException e) {
            throw at.complaint(String.valueOf(e.getMessage()));
        }
    }

    private static Condition read(String is, Cursor at) {
        return switch (is) {
            case "all" -> new Condition.All(conditions(at));
            case "any" -> new Condition.Any(conditions(at));
            case "not" -> new Condition.Not(read(at.at("condition")));
            case "equal" -> new Condition.Equal(left(at), right(at));
            case "similar" ->
                new Condition.Similar(
                        at.text("measure"), left(at), right(at), at.number("at_least"));
            case "edits" ->
                new Condition.EditsWithin(
                        at.one("edits", Condition.Edits.class),
                        left(at),
                        right(at),
                        at.integer("at_most"));
            case "nearby" ->
                new Condition.Nearby(
                        operand(at.at("latitude")),
                        operand(at.at("longitude")),
                        at.number("kilometres"));
            default -> ofOneOperand(is, at);
        };
    }

    private static Condition ofOneOperand(String is, Cursor at) {
        Operand of = left(at);
        return switch (is) {
            case "dates_within" -> new Condition.DatesWithin(of, at.number("days"));
            case "date_mistyped" ->
                new Condition.DateMistyped(of, at.one("mistake", Condition.Mistake.class));
            case "numbers_within" -> new Condition.NumbersWithin(of, at.number("at_most"));
            case "numbers_in_proportion" ->
                new Condition.NumbersInProportion(of, at.number("below"));
            case "shared" -> new Condition.Shared(of, at.integer("at_least"));
            case "subset" -> new Condition.Subset(of);
            case "contained" ->
                new Condition.Contained(of, at.integer("minimum_length"), at.truth("at_start"));
            case "length" -> new Condition.LengthAtLeast(of, at.integer("at_least"));
            case "missing" -> new Condition.Missing(of);
            case "absent" -> new Condition.Absent(of, at.one("side", Condition.Side.class));
            case "literal" ->
                new Condition.Literal(of, at.one("side", Condition.Side.class), at.text("text"));
            default ->
                throw at.complaint("there is no condition '" + is
                        + "'; the conditions are all, any, not, equal, similar, edits, nearby,"
                        + " dates_within, date_mistyped, numbers_within, numbers_in_proportion,"
                        + " shared, subset, contained, length, missing, absent, literal");
        };
    }

    private static List<Condition> conditions(Cursor at) {
        List<Condition> conditions = new ArrayList<>();
        at.list("conditions").forEach(child -> conditions.add(read(child)));
        return conditions;
    }

    private static Operand left(Cursor at) {
        return operand(at.at("of"));
    }

    private static Operand right(Cursor at) {
        return at.has("with") ? operand(at.at("with")) : left(at);
    }

    private static Operand operand(Cursor at) {
        if (at.node().isTextual()) {
            return Operand.of(at.text());
        }
        List<Transform> steps = new ArrayList<>();
        at.list("apply").forEach(step -> steps.add(transform(step)));
        return new Operand(at.text("field"), steps);
    }

    private static Transform transform(Cursor at) {
        if (at.node().isTextual()) {
            return function(at);
        }
        String name = at.text("do");
        return switch (name) {
            case "substring" -> new Transform.Substring(at.integer("start"), at.integer("length"));
            case "regex_extract" ->
                new Transform.RegexExtract(at.text("pattern"), at.integer("group"));
            case "null_if" -> new Transform.NullIf(at.text("text"));
            case "parse_date" -> new Transform.ParseDate(at.text("format"));
            case "element" -> new Transform.Element(at.integer("index"));
            default ->
                throw at.complaint(
                        "there is no step '" + name
                                + "'; the steps are substring, regex_extract, null_if, parse_date, element");
        };
    }

    private static Transform function(Cursor at) {
        for (Transform.Function function : Transform.Function.values()) {
            if (function.name().toLowerCase(Locale.ROOT).equals(at.text())) {
                return function;
            }
        }
        throw at.complaint("there is no function '" + at.text() + "'; the functions are "
                + Arrays.toString(Transform.Function.values()).toLowerCase(Locale.ROOT));
    }
}
