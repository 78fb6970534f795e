package io.kinfold.segments.text;

import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.text.Token.Kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads values: literals, lists of them, and periods. */
final class ValueParser {
    private static final Set<String> UNITS = units();

    private final TokenStream tokens;

    ValueParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    private static Set<String> units() {
        Set<String> words = new TreeSet<>();
        for (Unit unit : Unit.values()) {
            words.add(unit.word());
            words.add(Words.singular(unit));
        }
        return words;
    }

    /** Reads a value that stands alone. */
    Literal value() {
        Literal value = element();
        Token afterComma = tokens.peek(1);
        boolean thousands = value instanceof Literal.Numeric
                && tokens.atSymbol(",")
                && afterComma.kind() == Kind.NUMBER
                && afterComma.text().length() >= 3;
        if (thousands) {
            throw tokens.fail("SEG-005", "thousands have no comma: write 1_000 or 1000");
        }
        return value;
    }

    /** Reads a value that may stand in a list. A bare word in its place is noted, and reading goes on. */
    Literal element() {
        Token start = tokens.peek();
        Literal literal = switch (start.kind()) {
            case STRING -> new Literal.Text(tokens.next().text());
            case PARAMETER -> new Literal.Parameter(tokens.next().text());
            case NUMBER -> new Literal.Numeric(new BigDecimal(tokens.next().text()));
            case WORD -> keyword(start);
            case QUOTED_NAME -> misquoted(start);
            default -> negative();
        };
        return tokens.note(literal, start);
    }

    private Literal keyword(Token word) {
        Literal literal = switch (word.keyword()) {
            case "true" -> new Literal.Bool(true);
            case "false" -> new Literal.Bool(false);
            case "today" -> new Literal.Today();
            case "now" -> new Literal.Now();
            default -> null;
        };
        if (literal != null) {
            tokens.next();
            return literal;
        }
        if (Words.NEVER_NAMES.contains(word.keyword())) {
            throw tokens.fail("expected a value");
        }
        return bare(word);
    }

    private Literal bare(Token word) {
        boolean call = tokens.peek(1).isSymbol("(");
        String message = call
                ? "expected a value" + tokens.butFound()
                        + "; what is computed stands on the left side only"
                : "expected a value" + tokens.butFound()
                        + ": a text stands in single quotes, as in '" + word.text()
                        + "'; two attributes cannot be compared";
        if (call || Words.ALL.contains(word.keyword())) {
            throw tokens.fail("SEG-008", message);
        }
        tokens.fail("SEG-008", message);
        return new Literal.Text(tokens.next().text());
    }

    private Literal misquoted(Token name) {
        tokens.fail(
                "SEG-008",
                "expected a value" + tokens.butFound()
                        + ": a text stands in single quotes, as in '"
                        + name.text().replace("'", "''")
                        + "'; double quotes are for names");
        return new Literal.Text(tokens.next().text());
    }

    private Literal negative() {
        boolean minus = tokens.atSymbol("-");
        if (minus && tokens.peek(1).kind() == Kind.NUMBER) {
            tokens.next();
            return new Literal.Numeric(new BigDecimal(tokens.next().text()).negate());
        }
        if (tokens.atSymbol(".") && tokens.peek(1).kind() == Kind.NUMBER) {
            throw tokens.fail(
                    "SEG-005",
                    "a number starts with a digit: write 0." + tokens.peek(1).text());
        }
        if (tokens.atSymbol("=")) {
            throw tokens.fail("expected a value" + tokens.butFound()
                    + "; the comparisons are = != < <= > >=");
        }
        throw tokens.fail(
                "SEG-008",
                "expected a value such as 10, 'text', true, today or :parameter"
                        + tokens.butFound());
    }

    /** Reads {@code (value, ...)}, or a parameter that may be a whole list. */
    List<Literal> list() {
        if (tokens.peek().kind() == Kind.PARAMETER) {
            return List.of(element());
        }
        Token opening = tokens.next();
        List<Literal> values = new ArrayList<>();
        if (tokens.atSymbol(")")) {
            throw tokens.fail(
                    "SEG-008", "a list needs a value at least, as in: in ('gold', 'vip')");
        }
        do {
            if (values.size() == tokens.limits().listValues()) {
                throw tokens.tooMuch(
                        "SEG-023",
                        tokens.peek().position(),
                        "a list has at most " + tokens.limits().listValues()
                                + " values; keep longer ones in an attribute or a tag");
            }
            values.add(element());
        } while (tokens.acceptSymbol(","));
        if (!tokens.atSymbol(")") && isValue(tokens.peek())) {
            throw tokens.fail("expected ',' or ')' in the list");
        }
        tokens.close(opening);
        return values;
    }

    private static boolean isValue(Token token) {
        return switch (token.kind()) {
            case STRING, NUMBER, PARAMETER, WORD, QUOTED_NAME -> true;
            default -> false;
        };
    }

    /** Reads the text that a condition is about, such as a tag. */
    String string(String example) {
        Token token = tokens.peek();
        if (token.kind() == Kind.PARAMETER) {
            throw tokens.fail(
                    "SEG-008", "a parameter cannot stand here, only a text, as in: " + example);
        }
        if (token.kind() != Kind.STRING && !token.isName()) {
            throw tokens.fail(
                    "SEG-008",
                    "expected a text in single quotes, as in: " + example + tokens.butFound());
        }
        if (token.isName()) {
            tokens.fail(
                    "SEG-008",
                    "expected a text in single quotes, as in: " + example + tokens.butFound());
        }
        tokens.next();
        tokens.positions().put(token.text(), token.position());
        return token.text();
    }

    /** Reads a share in percent. */
    Literal share(String example) {
        Token token = tokens.peek();
        if (token.kind() != Kind.NUMBER && token.kind() != Kind.PARAMETER) {
            throw tokens.fail(
                    "SEG-005",
                    "expected a number of percent, as in: " + example + tokens.butFound());
        }
        return element();
    }

    /** Reads how many. */
    Literal count(String what) {
        Token token = tokens.peek();
        boolean whole = token.kind() == Kind.NUMBER && token.text().indexOf('.') < 0;
        if (!whole && token.kind() != Kind.PARAMETER) {
            throw tokens.fail("SEG-005", "expected a whole number of " + what + tokens.butFound());
        }
        return element();
    }

    /** Reads a number and a unit. */
    Period period() {
        Token start = tokens.peek();
        Literal amount = count("minutes, hours, days, weeks, months or years");
        Unit unit = unit();
        return tokens.note(new Period(amount, unit), start);
    }

    Unit unit() {
        Token token = tokens.peek();
        Optional<Unit> unit =
                token.kind() == Kind.WORD ? Words.unit(token.text()) : Optional.empty();
        if (unit.isPresent()) {
            tokens.next();
            return unit.get();
        }
        String expected =
                "expected minutes, hours, days, weeks, months or years" + tokens.butFound();
        Optional<String> meant =
                token.kind() == Kind.WORD ? Nearest.of(token.text(), UNITS) : Optional.empty();
        if (meant.isEmpty()) {
            throw tokens.fail("SEG-009", expected);
        }
        tokens.fail("SEG-009", expected + "; did you mean '" + meant.get() + "'?");
        tokens.next();
        return Words.unit(meant.get()).orElse(Unit.DAYS);
    }
}
