package io.kinfold.matchers.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes operands of the SQL expressions over one side's column that Splink writes. */
final class SplinkOperands {
    private static final Map<Character, String> STRPTIME = Map.of(
            'Y', "yyyy", 'm', "MM", 'd', "dd", 'H', "HH", 'M', "mm", 'S', "ss", 'y', "yy", 'b',
            "MMM", 'B', "MMMM", 'j', "DDD");
    private static final Set<String> PARSING =
            Set.of("try_strptime", "strptime", "try_to_timestamp", "to_timestamp", "to_date");

    private final int firstElement;

    SplinkOperands(boolean spark) {
        this.firstElement = spark ? 0 : 1;
    }

    /** What is taken of one side. */
    record Sided(Operand operand, Condition.Side side) {
        boolean faces(Sided other) {
            return side != other.side;
        }
    }

    Sided of(Sql sql) {
        List<Transform> steps = new ArrayList<>();
        Sql column = unwrap(sql, steps);
        String name = column.text();
        String end = name.toLowerCase(Locale.ROOT);
        if (column.kind() != Sql.Kind.COLUMN || !(end.endsWith("_l") || end.endsWith("_r"))) {
            throw new IllegalArgumentException("expression " + sql + " is not covered");
        }
        Condition.Side side = end.endsWith("_l") ? Condition.Side.LEFT : Condition.Side.RIGHT;
        return new Sided(new Operand(name.substring(0, name.length() - 2), steps), side);
    }

    private Sql unwrap(Sql sql, List<Transform> steps) {
        if (sql.kind() == Sql.Kind.COLUMN || sql.parts().isEmpty()) {
            return sql;
        }
        Sql column = unwrap(sql.part(0), steps);
        if (sql.kind() == Sql.Kind.INDEX) {
            int index = (int) sql.part(1).number();
            steps.add(new Transform.Element(index < 0 ? index : index - firstElement));
        } else if (sql.kind() == Sql.Kind.CALL) {
            call(sql, steps);
        } else if (sql.kind() != Sql.Kind.CAST) {
            throw new IllegalArgumentException("expression " + sql + " is not covered");
        }
        return column;
    }

    private static void call(Sql sql, List<Transform> steps) {
        if (sql.calls(1, "lower", "lcase")) {
            steps.add(Transform.Function.LOWER);
        } else if (sql.calls(1, "upper", "ucase")) {
            steps.add(Transform.Function.UPPER);
        } else if (sql.calls(1, "trim")) {
            steps.add(Transform.Function.TRIM);
        } else if (sql.calls(3, "substr", "substring")) {
            steps.add(new Transform.Substring(
                    (int) sql.part(1).number(), (int) sql.part(2).number()));
        } else if (sql.calls(3, "regexp_extract")) {
            steps.add(new Transform.RegexExtract(
                    sql.part(1).text().replace("\\\\", "\\"), (int) sql.part(2).number()));
        } else if (sql.calls(2, "regexp_extract")) {
            steps.add(new Transform.RegexExtract(sql.part(1).text(), 0));
        } else if (sql.calls(2, "nullif")) {
            steps.add(new Transform.NullIf(sql.part(1).text()));
        } else if (sql.calls(2, "element_at")) {
            int index = (int) sql.part(1).number();
            steps.add(new Transform.Element(index < 0 ? index : index - 1));
        } else if (sql.parts().size() == 2 && PARSING.contains(sql.text())) {
            steps.add(new Transform.ParseDate(format(sql.part(1).text())));
        } else if (!sql.calls(1, "date", "to_date", "to_timestamp")) {
            throw new IllegalArgumentException("function " + sql.text() + " is not covered");
        }
    }

    /** Returns a format of DuckDB, with percent signs, or of Spark in Java's letters. */
    static String format(String sql) {
        if (sql.indexOf('%') < 0) {
            return sql.replace("\\'", "'");
        }
        StringBuilder format = new StringBuilder();
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '%' && i + 1 < sql.length()) {
                i++;
                String letters = STRPTIME.get(sql.charAt(i));
                if (letters == null) {
                    throw new IllegalArgumentException(
                            "date format %" + sql.charAt(i) + " is not covered");
                }
                format.append(letters);
            } else {
                format.append(Character.isLetter(c) ? "'" + c + "'" : String.valueOf(c));
            }
        }
        return format.toString();
    }
}
