package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.And;
import io.kinfold.segments.expression.Expression.IsTrue;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Or;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.text.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what {@code and}, {@code or}, {@code not} and parentheses join, and goes on after a wrong condition. */
final class ExpressionParser {
    private static final Set<String> AFTER_A_CONDITION = new TreeSet<>(List.of(
            "and",
            "or",
            "in",
            "is",
            "not",
            "between",
            "contains",
            "starts",
            "where",
            "since",
            "before",
            "ever",
            "last",
            "next",
            "regularly",
            "then",
            "within",
            "for",
            "with",
            "by"));

    private final TokenStream tokens;
    private final PredicateParser predicates;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        this.predicates = new PredicateParser(tokens, this);
    }

    /** Reads up to a closing parenthesis, a semicolon or the end. */
    Expression expression() {
        Token start = tokens.peek();
        List<Expression> parts = new ArrayList<>();
        parts.add(conjunction());
        while (!tokens.atEnd() && !tokens.atSymbol(")")) {
            if (!tokens.acceptWord("or")) {
                surplus();
                tokens.acceptWord("and");
                tokens.acceptWord("or");
                if (tokens.atEnd() || tokens.atSymbol(")")) {
                    break;
                }
            }
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : tokens.note(new Or(parts), start);
    }

    private Expression conjunction() {
        Token start = tokens.peek();
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(negation());
        } while (tokens.acceptWord("and"));
        return parts.size() == 1 ? parts.get(0) : tokens.note(new And(parts), start);
    }

    /** A chain of {@code not} is a loop here and not a recursion, though each counts as a level. */
    private Expression negation() {
        List<Token> nots = new ArrayList<>();
        while (tokens.atWord("not")) {
            tokens.enter();
            nots.add(tokens.next());
        }
        Expression part = tokens.atSymbol("(") ? group() : condition();
        for (int i = nots.size() - 1; i >= 0; i--) {
            part = tokens.note(new Not(part), nots.get(i));
            tokens.leave();
        }
        return part;
    }

    private Expression group() {
        Token opening = tokens.next();
        tokens.enter();
        Expression inner = expression();
        tokens.close(opening);
        tokens.leave();
        return inner;
    }

    private Expression condition() {
        Token start = tokens.peek();
        int depth = tokens.depth();
        int open = tokens.open();
        try {
            return predicates.predicate();
        } catch (SyntaxError e) {
            if (e.isFatal()) {
                throw e;
            }
            tokens.recover(open);
            tokens.backTo(depth);
            return new IsTrue(new Term.Named(start.text()));
        }
    }

    /** Something follows a condition that joins nothing to it. */
    private void surplus() {
        Token token = tokens.peek();
        Optional<String> meant = token.kind() == Kind.WORD
                ? Nearest.of(token.text(), AFTER_A_CONDITION)
                : Optional.empty();
        if (meant.isPresent()) {
            boolean exact = token.isWord(meant.get());
            tokens.fail(
                    "SEG-014",
                    "expected 'and' or 'or'" + tokens.butFound()
                            + (exact
                                    ? hint(meant.get())
                                    : "; did you mean '" + meant.get() + "'?"));
            tokens.recover(tokens.open());
        } else if (token.kind() == Kind.STRING || token.kind() == Kind.NUMBER) {
            tokens.fail("SEG-014", "expected a comparison such as = or in before " + token.shown());
            tokens.recover(tokens.open());
        } else if (token.isName()) {
            tokens.fail("SEG-014", "expected 'and' or 'or' before " + token.shown());
        } else {
            tokens.fail("SEG-014", "expected 'and', 'or' or the end" + tokens.butFound());
            tokens.recover(tokens.open());
        }
    }

    private static String hint(String keyword) {
        return switch (keyword) {
            case "last", "next" -> "; a window is written 'in " + keyword + " 30 days'";
            case "where" -> "; 'where (...)' stands right after the event, before its window";
            case "in", "between", "since", "before", "ever" -> "; an event has one window";
            default -> "";
        };
    }
}
