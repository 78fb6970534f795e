package io.kinfold.matchers.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes conditions of the SQL that Splink's level library writes for DuckDB and Spark. */
final class SplinkConditions {
    private static final Map<String, String> SIMILARITIES = Map.of(
            "jaro_winkler_similarity", "jaro_winkler",
            "jaro_winkler", "jaro_winkler",
            "jaro_similarity", "jaro",
            "jaro_sim", "jaro",
            "jaccard", "jaccard_characters");
    private static final Map<String, Condition.Edits> EDITS = Map.of(
            "levenshtein", Condition.Edits.LEVENSHTEIN,
            "damerau_levenshtein", Condition.Edits.DAMERAU_LEVENSHTEIN);
    private static final String[] SIZES = {
        "array_length", "array_size", "size", "len", "cardinality"
    };
    private static final String[] INTERSECTIONS = {"list_intersect", "array_intersect"};
    private static final String[] SECONDS = {
        "epoch", "time_to_unix", "unix_timestamp", "unix_seconds"
    };
    private static final double SECONDS_OF_DAY = 86_400;

    private final SplinkOperands operands;

    SplinkConditions(boolean spark) {
        this.operands = new SplinkOperands(spark);
    }

    Condition of(String sql) {
        return of(SqlParser.parse(sql));
    }

    private Condition of(Sql sql) {
        if (sql.is(Sql.Kind.OPERATOR, "and") || sql.is(Sql.Kind.OPERATOR, "or")) {
            List<Condition> parts = new ArrayList<>();
            sql.parts().forEach(part -> parts.add(of(part)));
            return sql.text().equals("and") ? new Condition.All(parts) : either(parts);
        } else if (sql.kind() == Sql.Kind.NOT) {
            return new Condition.Not(of(sql.part(0)));
        } else if (sql.kind() == Sql.Kind.IS_NULL) {
            SplinkOperands.Sided of = operands.of(sql.part(0));
            return new Condition.Absent(of.operand(), of.side());
        } else if (sql.kind() == Sql.Kind.OPERATOR && sql.parts().size() == 2) {
            return comparison(sql.text(), sql.part(0), sql.part(1));
        }
        throw notCovered(sql);
    }

    /** Folds what is absent on the one or the other side to what is missing. */
    private static Condition either(List<Condition> parts) {
        if (parts.size() == 2
                && parts.get(0) instanceof Condition.Absent one
                && parts.get(1) instanceof Condition.Absent other
                && one.operand().equals(other.operand())
                && one.side() != other.side()) {
            return new Condition.Missing(one.operand());
        }
        return new Condition.Any(parts);
    }

    private static IllegalArgumentException notCovered(Sql sql) {
        return new IllegalArgumentException("condition " + sql + " is not covered");
    }

    private Condition comparison(String operator, Sql left, Sql right) {
        return switch (operator) {
            case "=" -> equality(left, right);
            case ">=" -> atLeast(left, right.number());
            case ">" -> atLeast(left, Math.nextUp(right.number()));
            case "<=" -> atMost(left, right.number());
            case "<" -> below(left, right.number());
            case "<>" -> notEqual(left, right);
            default -> throw notCovered(Sql.of(Sql.Kind.OPERATOR, operator, left, right));
        };
    }

    private Condition equality(Sql left, Sql right) {
        if (left.calls(1, SIZES) && left.part(0).calls(2, INTERSECTIONS)) {
            return new Condition.Subset(both(left.part(0)));
        }
        SplinkOperands.Sided one = operands.of(left);
        Sql literal = right.kind() == Sql.Kind.CAST ? right.part(0) : right;
        if (literal.kind() == Sql.Kind.TEXT || literal.kind() == Sql.Kind.NUMBER) {
            return new Condition.Literal(one.operand(), one.side(), literal.text());
        }
        SplinkOperands.Sided other = operands.of(right);
        if (!one.faces(other)) {
            throw new IllegalArgumentException(
                    "a comparison of two columns of one side is not covered");
        }
        return one.side() == Condition.Side.LEFT
                ? new Condition.Equal(one.operand(), other.operand())
                : new Condition.Equal(other.operand(), one.operand());
    }

    /** Covers the check that neither of two arrays is empty, which no value here ever is. */
    private Condition notEqual(Sql left, Sql right) {
        if (left.calls(2, "least") && right.is(Sql.Kind.NUMBER, "0")) {
            Operand operand = operands.of(left.part(0).part(0)).operand();
            return new Condition.LengthAtLeast(operand, 1);
        }
        return new Condition.Not(equality(left, right));
    }

    private Condition atLeast(Sql measure, double least) {
        if (measure.calls(1, SIZES) && measure.part(0).calls(2, INTERSECTIONS)) {
            return new Condition.Shared(both(measure.part(0)), (int) Math.ceil(least));
        } else if (measure.calls(1, "list_max", "array_max")) {
            Sql call = pairwise(measure.part(0));
            Operand arrays = pairwiseOperand(measure.part(0));
            return new Condition.Similar(similarity(call), arrays, arrays, least);
        } else if (measure.kind() == Sql.Kind.CALL && measure.parts().size() == 2) {
            Sides sides = sides(measure);
            return new Condition.Similar(similarity(measure), sides.left(), sides.right(), least);
        }
        throw notCovered(measure);
    }

    private static String similarity(Sql call) {
        String name = SIMILARITIES.get(call.text());
        if (name == null) {
            throw new IllegalArgumentException("function " + call.text() + " is not covered");
        }
        return name;
    }

    private Condition below(Sql measure, double bound) {
        if (measure.is(Sql.Kind.OPERATOR, "/")
                && measure.part(0).calls(1, "abs")
                && measure.part(1).kind() == Sql.Kind.CASE) {
            return new Condition.NumbersInProportion(both(measure.part(0).part(0)), bound);
        }
        return atMost(measure, Math.nextDown(bound));
    }

    private Condition atMost(Sql measure, double most) {
        if (measure.kind() == Sql.Kind.CALL && EDITS.containsKey(measure.text())) {
            Sides sides = sides(measure);
            return edits(measure, sides.left(), sides.right(), most);
        } else if (measure.calls(1, "list_min", "array_min")) {
            Operand arrays = pairwiseOperand(measure.part(0));
            return edits(pairwise(measure.part(0)), arrays, arrays, most);
        } else if (measure.calls(1, "abs")) {
            return difference(measure.part(0), most);
        } else if (measure.kind() == Sql.Kind.CAST && measure.part(0).is(Sql.Kind.OPERATOR, "*")) {
            return nearby(measure.part(0).part(0), most);
        }
        throw notCovered(measure);
    }

    private static Condition edits(Sql call, Operand left, Operand right, double most) {
        Condition.Edits edits = EDITS.get(call.text());
        if (edits == null) {
            throw new IllegalArgumentException("function " + call.text() + " is not covered");
        }
        return new Condition.EditsWithin(edits, left, right, (int) Math.floor(most));
    }

    private Condition difference(Sql of, double most) {
        if (of.calls(2, "datediff", "date_diff")) {
            return new Condition.DatesWithin(both(of), Math.floor(most));
        } else if (of.calls(3, "datediff", "date_diff")
                && of.part(0).text().equalsIgnoreCase("day")) {
            Sql days = Sql.of(Sql.Kind.CALL, of.text(), of.part(1), of.part(2));
            return new Condition.DatesWithin(both(days), Math.floor(most));
        } else if (of.is(Sql.Kind.OPERATOR, "-") && of.part(0).calls(1, SECONDS)) {
            Sql dates = Sql.of(Sql.Kind.CALL, "", of.part(0).part(0), of.part(1).part(0));
            return new Condition.DatesWithin(both(dates), most / SECONDS_OF_DAY);
        } else if (of.is(Sql.Kind.OPERATOR, "-")) {
            return new Condition.NumbersWithin(both(of), most);
        }
        throw notCovered(of);
    }

    /** Reads latitude and longitude from the spherical law of cosines that Splink writes. */
    private Condition nearby(Sql arc, double kilometres) {
        List<Sql> columns = new ArrayList<>();
        if (arc.calls(1, "acos")) {
            collect(arc, columns);
        }
        List<Operand> operandsInOrder = columns.stream()
                .map(column -> operands.of(column).operand())
                .distinct()
                .toList();
        if (operandsInOrder.size() != 2) {
            throw notCovered(arc);
        }
        return new Condition.Nearby(operandsInOrder.get(0), operandsInOrder.get(1), kilometres);
    }

    private static void collect(Sql sql, List<Sql> columns) {
        boolean element = sql.kind() == Sql.Kind.INDEX;
        if (sql.kind() == Sql.Kind.COLUMN || element) {
            columns.add(sql);
        } else {
            sql.parts().forEach(part -> collect(part, columns));
        }
    }

    private record Sides(Operand left, Operand right) {}

    private Sides sides(Sql call) {
        if (call.parts().size() != 2) {
            throw notCovered(call);
        }
        SplinkOperands.Sided one = operands.of(call.part(0));
        SplinkOperands.Sided other = operands.of(call.part(1));
        if (!one.faces(other)) {
            throw new IllegalArgumentException(
                    "a comparison of two columns of one side is not covered");
        }
        return one.side() == Condition.Side.LEFT
                ? new Sides(one.operand(), other.operand())
                : new Sides(other.operand(), one.operand());
    }

    /** Returns the operand that both sides have in common. */
    private Operand both(Sql call) {
        Sides sides = sides(call);
        if (!sides.left().equals(sides.right())) {
            throw notCovered(call);
        }
        return sides.left();
    }

    /** Returns the call inside the lambda over all pairs of elements of two arrays. */
    private static Sql pairwise(Sql transform) {
        if (transform.parts().size() == 2 && transform.part(1).kind() == Sql.Kind.LAMBDA) {
            return transform.part(1).part(0);
        }
        throw notCovered(transform);
    }

    private Operand pairwiseOperand(Sql transform) {
        List<Sql> columns = new ArrayList<>();
        collect(transform.part(0), columns);
        return operands.of(columns.get(0)).operand();
    }
}
