package io.kinfold.segments.text;

import io.kinfold.segments.expression.ArbitraryExpressions;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.SegmentProblem;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Texts that nobody would write, and what must hold of reading them all the same. */
final class HostileTexts {
    private static final ParseLimits WIDE = new ParseLimits(1 << 22, 64, 1000, 10_000);

    private static final Pattern CODE = Pattern.compile("SEG-0[0-4][0-9]");

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "((",
            "))",
            ",",
            ";",
            ":",
            ":=",
            "=",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            ".",
            "-",
            "--",
            "'",
            "''",
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "\t",
            " ",
            "\u3000",
            "\u00A0",
            "\uFEFF",
            "\0",
            "\uD800",
            "\uDC00",
            "𠮷",
            "（",
            "）",
            "，",
            "＝",
            "＇",
            "Ａ",
            "３",
            "‘",
            "’",
            "“",
            "「",
            "」",
            "``",
            "%",
            "*",
            "&&",
            "||",
            "!",
            "==",
            "<>",
            "≥",
            "—",
            "é",
            "e\u0301",
            "台北",
            "\u202E",
            "\u0131s set",
            "wee\u212As",
            "\u2028",
            "\u200B",
            "1",
            "1_000",
            "1__0",
            "1.5",
            "1.2.3",
            "1e5",
            ".5",
            "5.",
            "00",
            "-1",
            "99999999999999999999999",
            "'x'",
            "'2026-01-31'",
            "\"a b\"",
            ":p",
            ":\"p q\"",
            ":and",
            "a",
            "tier",
            "purchase",
            "purchase.amount",
            "a.b.c",
            "\"e\".f",
            "e.\"f\"",
            "_",
            "true",
            "false",
            "today",
            "now",
            "and",
            "or",
            "not",
            "AND",
            "in",
            "between",
            "is",
            "set",
            "missing",
            "last",
            "next",
            "contains",
            "any",
            "all",
            "starts",
            "with",
            "did",
            "for the",
            "first",
            "time",
            "regularly",
            "times",
            "of",
            "then",
            "within",
            "stopped",
            "came",
            "back",
            "to",
            "after",
            "has",
            "identity",
            "tag",
            "segment",
            "sample",
            "top",
            "percent",
            "by",
            "days_since",
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "distinct",
            "where",
            "where (",
            "since",
            "before",
            "ever",
            "minute",
            "hours",
            "days",
            "weeks",
            "month",
            "years",
            "define",
            "zone",
            "in last 3 days",
            "then not x within 3 days",
            "count(e)",
            "define m(d) := did e in last :d days;",
            "segment s := m(3);",
            "m(3)",
            "inn",
            "dyas");

    private final Random random;

    HostileTexts(long seed) {
        random = new Random(seed);
    }

    /** Returns a text: noise, pieces of the language at random, or something right with a few slips. */
    String next() {
        return switch (random.nextInt(8)) {
            case 0 -> noise(random.nextInt(60));
            case 1 -> pieces(random.nextInt(40));
            case 2 -> file();
            default -> slips(valid());
        };
    }

    private String valid() {
        Expression tree = ArbitraryExpressions.tree(random.nextLong(), 1 + random.nextInt(25));
        return Printer.print(tree);
    }

    private String noise(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(4);
            char c = (char) (kind == 0 ? random.nextInt(0x10000) : 9 + random.nextInt(118));
            text.append(c);
        }
        return text.toString();
    }

    private String pieces(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(piece()).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private String file() {
        StringBuilder file = new StringBuilder();
        int definitions = random.nextInt(5);
        for (int i = 0; i < definitions; i++) {
            file.append(
                    random.nextInt(3) == 0
                            ? "define m" + random.nextInt(3) + "(a, :b) := "
                            : "segment s" + i + (random.nextInt(3) == 0 ? ": zone 'UTC'" : "")
                                    + " := ");
            file.append(random.nextBoolean() ? valid() : "m" + random.nextInt(3) + "(1, :a) and x");
            file.append(random.nextInt(8) == 0 ? "\n" : ";\n");
        }
        return slips(file.toString());
    }

    private String slips(String text) {
        StringBuilder slipped = new StringBuilder(text);
        int slips = random.nextInt(4);
        for (int i = 0; i < slips; i++) {
            slip(slipped);
        }
        return slipped.toString();
    }

    private void slip(StringBuilder text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(random.nextInt(4) == 0 ? 40 : 4));
        switch (random.nextInt(7)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, piece());
            case 2 -> text.replace(from, to, " " + piece() + " ");
            case 3 -> text.insert(from, text.substring(from, to));
            case 4 -> text.setLength(from);
            case 5 -> text.insert(from, (char) random.nextInt(0x3100));
            default -> text.insert(from, piece().repeat(1 + random.nextInt(80)));
        }
    }

    /** Fails unless a text is read as law has it, as an expression and as a file. */
    static void check(String text) {
        Parsed parsed = Parser.parse(text, WIDE);
        Expression expression = parsed.expression();
        verify(expression == null != parsed.problems().isEmpty(), "a tree or problems", text);
        parsed.problems().forEach(problem -> checkProblem(problem, text));
        if (expression != null) {
            checkStable(expression);
        }
        SegFile file = SegFile.parse(text, WIDE);
        file.problems().forEach(problem -> checkProblem(problem, text));
        file.segments().forEach(segment -> checkStable(segment.expression()));
    }

    private static void checkStable(Expression expression) {
        String printed = Printer.print(expression);
        Parsed again = Parser.parse(printed, WIDE);
        verify(
                expression.equals(again.expression()),
                "the printed tree is read as itself",
                printed);
        verify(Printer.print(again.orThrow()).equals(printed), "printing is stable", printed);
    }

    private static void checkProblem(SegmentProblem problem, String text) {
        Position place = problem.position();
        verify(CODE.matcher(problem.code()).matches(), "a code of syntax", problem.code());
        verify(!problem.message().isBlank(), "a message", text);
        verify(place.line() > 0 && place.column() > 0, "a place", place.toString());
        boolean within = place.offset() >= 0 && place.offset() + place.length() <= text.length();
        verify(within, "a place within the text", text);
        verify(problem.excerpt().lines().count() == 2, "two lines", problem.excerpt());
        verify(problem.excerpt().endsWith("^"), "a caret", problem.excerpt());
    }

    private static void verify(boolean holds, String law, String text) {
        if (!holds) {
            throw new AssertionError("expected " + law + ": " + text);
        }
    }
}
