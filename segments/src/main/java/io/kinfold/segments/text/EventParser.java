package io.kinfold.segments.text;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.text.Token.Kind;

import org.jspecify.annotations.Nullable;

/** Reads which events are meant: {@code NAME[.FIELD] [where (...)] [window]}. */
final class EventParser {
    private final TokenStream tokens;
    private final ValueParser values;
    private final ExpressionParser expressions;

    EventParser(TokenStream tokens, ValueParser values, ExpressionParser expressions) {
        this.tokens = tokens;
        this.values = values;
        this.expressions = expressions;
    }

    /** Reads events with all their parts. */
    EventClause clause() {
        Token start = tokens.peek();
        EventClause bare = withoutWindow();
        Window window = window();
        return tokens.note(
                new EventClause(bare.event(), bare.field(), bare.where(), window), start);
    }

    /** Reads events without a window, since one comes later or never. */
    EventClause withoutWindow() {
        Token start = tokens.peek();
        if (!start.isName() || TermParser.isNoName(start)) {
            throw tokens.fail("expected the name of an event, such as purchase");
        }
        tokens.next();
        String event = start.text();
        String field = null;
        int dot = start.kind() == Kind.WORD ? event.indexOf('.') : -1;
        if (dot >= 0) {
            field = event.substring(dot + 1);
            event = event.substring(0, dot);
            tokens.positions().put(field, start.part(dot + 1, start.text().length()));
        } else if (tokens.acceptSymbol(".")) {
            field = field();
        }
        tokens.positions().put(event, dot >= 0 ? start.part(0, dot) : start.position());
        EventClause clause = new EventClause(event, field, where(), new Window.Ever());
        return tokens.note(clause, start);
    }

    private String field() {
        Token token = tokens.peek();
        if (!token.isName()) {
            throw tokens.fail("expected the name of a field after '.'");
        }
        tokens.positions().put(token.text(), token.position());
        return tokens.next().text();
    }

    private @Nullable Expression where() {
        if (!tokens.acceptWord("where")) {
            return null;
        }
        if (!tokens.atSymbol("(")) {
            throw tokens.fail(
                    "SEG-006",
                    "expected '(' after 'where'" + tokens.butFound()
                            + ": the condition stands in parentheses, as in: where (amount > 100)");
        }
        Token opening = tokens.next();
        tokens.enter();
        Expression condition = expressions.expression();
        tokens.close(opening);
        tokens.leave();
        return condition;
    }

    /** Reads a window if one stands here. */
    Window window() {
        Token start = tokens.peek();
        if (tokens.acceptWord("in")) {
            return relative(start);
        }
        if (tokens.atWord("last") || tokens.atWord("next")) {
            tokens.fail(
                    "SEG-001",
                    "expected 'in' before " + start.shown() + ", as in: in last 30 days");
            return relative(start);
        }
        if (tokens.acceptWord("since")) {
            return tokens.note(new Window.Since(values.value()), start);
        }
        if (tokens.acceptWord("before")) {
            return tokens.note(new Window.Before(values.value()), start);
        }
        if (tokens.acceptWord("between")) {
            return between(start);
        }
        tokens.acceptWord("ever");
        return new Window.Ever();
    }

    private Window between(Token start) {
        tokens.openBetween();
        Literal from = values.value();
        tokens.expectWord("and", "between '2026-01-01' and '2026-03-31'");
        tokens.closeBetween();
        return tokens.note(new Window.Between(from, values.value()), start);
    }

    /** Reads {@code last 30 days} or {@code next 30 days}; the start is the word before. */
    Window relative(Token start) {
        if (tokens.acceptWord("last")) {
            Period period = values.period();
            return tokens.note(new Window.Last(period), start);
        }
        if (tokens.acceptWord("next")) {
            Period period = values.period();
            return tokens.note(new Window.Next(period), start);
        }
        throw tokens.fail("expected 'last' or 'next' after 'in', as in: in last 30 days");
    }
}
