package io.kinfold.segments.text;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.Unit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The words of the language, and what a name may be made of. */
final class Words {
    /** All of them; a name that is one is printed in double quotes. */
    static final Set<String> ALL = all();

    /** Those that are never a name unless in quotes, since a missing name would swallow them. */
    static final Set<String> NEVER_NAMES = Set.of(
            "and",
            "or",
            "not",
            "in",
            "is",
            "where",
            "then",
            "between",
            "contains",
            "true",
            "false");

    /** Those that a value may be. */
    static final Set<String> VALUES = Set.of("true", "false", "today", "now");

    /** What takes an event or a term in parentheses and belongs to the language. */
    static final List<String> FUNCTIONS = Stream.concat(
                    Stream.of("days_since"),
                    Arrays.stream(AggregateFunction.values()).map(AggregateFunction::word))
            .toList();

    private static final String REST =
            "and or not in between is set missing last next contains any all starts with did for the"
                    + " first time regularly times of then within stopped came back to after has"
                    + " identity tag segment sample top percent by days_since where since before"
                    + " ever true false today now define zone";

    private Words() {}

    private static Set<String> all() {
        Set<String> words = new TreeSet<>(List.of(REST.split(" ")));
        for (Unit unit : Unit.values()) {
            words.add(unit.word());
            words.add(singular(unit));
        }
        for (AggregateFunction function : AggregateFunction.values()) {
            words.add(function.word());
        }
        return Set.copyOf(words);
    }

    static String singular(Unit unit) {
        return unit.word().substring(0, unit.word().length() - 1);
    }

    static Optional<Unit> unit(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(Unit.values())
                .filter(unit -> lower.equals(unit.word()) || lower.equals(singular(unit)))
                .findFirst();
    }

    static Optional<AggregateFunction> aggregate(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(AggregateFunction.values())
                .filter(function -> lower.equals(function.word()))
                .findFirst();
    }

    static boolean isNameStart(int c) {
        return c == '_' || (Character.isLetter(c) && !Foreign.isFullWidth(c));
    }

    static boolean isNamePart(int c) {
        if (isNameStart(c) || (Character.isDigit(c) && !Foreign.isFullWidth(c))) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Returns whether a name can be written without quotes; dots must stand between other characters. */
    static boolean isPlain(String name) {
        if (ALL.contains(name.toLowerCase(Locale.ROOT))) {
            return false;
        }
        boolean first = true;
        boolean afterDot = false;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            boolean dot = c == '.' && !first && !afterDot;
            if (!dot && !(first ? isNameStart(c) : isNamePart(c))) {
                return false;
            }
            first = false;
            afterDot = dot;
        }
        return !first && !afterDot;
    }

    /** Returns a name as the language writes it. */
    static String written(String name) {
        return isPlain(name) ? name : quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns an event's name as the language writes it, where a dot would start a field. */
    static String writtenWithoutDot(String name) {
        return name.indexOf('.') < 0 ? written(name) : quoted(name);
    }

    /** Returns a field's name as the language writes it after the dot, where no keyword can stand. */
    static String writtenAfterDot(String name) {
        boolean plain = !name.isEmpty() && isNameStart(name.codePointAt(0)) && isPlain("_" + name);
        return plain ? name : quoted(name);
    }

    /** Returns a parameter's name as the language writes it after the colon, where no keyword can stand. */
    static String writtenAfterColon(String name) {
        return writtenAfterDot(name);
    }
}
