package io.kinfold.segments.text;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.text.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a condition looks at. */
final class TermParser {
    private final TokenStream tokens;
    private final ValueParser values;
    private final EventParser events;

    TermParser(TokenStream tokens, ValueParser values, EventParser events) {
        this.tokens = tokens;
        this.values = values;
        this.events = events;
    }

    ValueParser values() {
        return values;
    }

    Term term() {
        Token start = tokens.peek();
        if (!start.isName() || isNoName(start)) {
            throw noTerm(start);
        }
        if (!tokens.peek(1).isSymbol("(")) {
            tokens.next();
            tokens.positions().put(start.text(), start.position());
            return tokens.note(new Term.Named(start.text()), start);
        }
        if (start.isWord("days_since")) {
            return daysSince();
        }
        Optional<AggregateFunction> function =
                start.kind() == Kind.WORD ? Words.aggregate(start.text()) : Optional.empty();
        return function.isPresent() ? aggregate(function.get()) : call();
    }

    static boolean isNoName(Token token) {
        return token.kind() == Kind.WORD && Words.NEVER_NAMES.contains(token.keyword());
    }

    private SyntaxError noTerm(Token found) {
        if (found.kind() == Kind.END && tokens.isEmpty()) {
            return tokens.fail(
                    "SEG-010",
                    "there is nothing to read: write a condition, such as tier = 'gold'");
        }
        boolean value = found.kind() == Kind.STRING
                || found.kind() == Kind.NUMBER
                || found.kind() == Kind.PARAMETER;
        if (value && isComparison(tokens.peek(1))) {
            return tokens.fail(
                    "SEG-011",
                    "the attribute comes first and the value after it, as in: total_spend > 3");
        }
        if (found.isSymbol(")")) {
            return tokens.fail("SEG-001", "expected a condition" + tokens.butFound());
        }
        return tokens.fail("expected a condition, such as tier = 'gold' or did purchase");
    }

    private static boolean isComparison(Token token) {
        return token.isSymbol("=")
                || token.isSymbol("!=")
                || token.isSymbol("<")
                || token.isSymbol("<=")
                || token.isSymbol(">")
                || token.isSymbol(">=");
    }

    private Term daysSince() {
        Token start = tokens.next();
        Token opening = tokens.next();
        tokens.enter();
        Term inner = term();
        closeCall(opening, "days_since takes one date, as in: days_since(last_purchase)");
        return tokens.note(new Term.DaysSince(inner), start);
    }

    private Term aggregate(AggregateFunction function) {
        Token start = tokens.next();
        Token opening = tokens.next();
        tokens.enter();
        if (tokens.atSymbol(")")) {
            throw tokens.fail("expected an event, as in: " + function.word() + "(purchase)");
        }
        EventClause event = events.clause();
        closeCall(
                opening,
                function.word() + " takes one event, as in: " + function.word()
                        + "(purchase.amount where (channel = 'online') in last 30 days)");
        return tokens.note(new Term.Aggregate(function, event), start);
    }

    private void closeCall(Token opening, String usage) {
        if (!tokens.atSymbol(")") && !tokens.atEnd()) {
            throw tokens.fail(
                    "SEG-007",
                    "expected ')' to close the '(' at " + opening.position() + tokens.butFound()
                            + "; " + usage);
        }
        tokens.close(opening);
        tokens.leave();
    }

    private Term call() {
        Token start = tokens.next();
        Token opening = tokens.next();
        tokens.enter();
        tokens.positions().put(start.text(), start.position());
        List<Term.Argument> arguments = new ArrayList<>();
        if (!tokens.atSymbol(")")) {
            do {
                arguments.add(argument());
            } while (tokens.acceptSymbol(","));
        }
        closeCall(opening, usage(start.text()));
        return tokens.note(new Term.Call(start.text(), arguments), start);
    }

    /** Only what the language itself offers takes an event: who writes one here may have misspelt its name. */
    private static String usage(String function) {
        return Nearest.of(function, Words.FUNCTIONS)
                .map(near -> "did you mean '" + near + "' instead of '" + function + "'?")
                .orElse("arguments are parted by commas");
    }

    private Term.Argument argument() {
        Token start = tokens.peek();
        boolean value = Words.VALUES.contains(start.keyword());
        boolean term = start.kind() == Kind.QUOTED_NAME || (start.kind() == Kind.WORD && !value);
        Term.Argument argument = term
                ? new Term.Argument.OfTerm(term())
                : new Term.Argument.OfLiteral(values.element());
        return tokens.note(argument, start);
    }
}
