package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.Between;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Expression.Contains;
import io.kinfold.segments.expression.Expression.HasIdentity;
import io.kinfold.segments.expression.Expression.HasTag;
import io.kinfold.segments.expression.Expression.In;
import io.kinfold.segments.expression.Expression.InSegment;
import io.kinfold.segments.expression.Expression.IsSet;
import io.kinfold.segments.expression.Expression.IsTrue;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Quantity;
import io.kinfold.segments.expression.Expression.Sample;
import io.kinfold.segments.expression.Expression.StartsWith;
import io.kinfold.segments.expression.Expression.Top;
import io.kinfold.segments.expression.Expression.Within;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.text.Token.Kind;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads one condition. */
final class PredicateParser {
    private final TokenStream tokens;
    private final TermParser terms;
    private final EventParser events;
    private final BehaviourParser behaviour;

    PredicateParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        ValueParser values = new ValueParser(tokens);
        this.events = new EventParser(tokens, values, expressions);
        this.terms = new TermParser(tokens, values, events);
        this.behaviour = new BehaviourParser(tokens, values, events);
    }

    /** A word that starts a condition of its own does so only before what such a condition goes on with. */
    Expression predicate() {
        Token start = tokens.peek();
        Token second = tokens.peek(1);
        if (start.kind() == Kind.WORD) {
            Optional<Expression> behavioural = behaviour.predicate();
            if (behavioural.isPresent()) {
                return behavioural.get();
            }
            if (start.isWord("has") && !continuesTerm(second)) {
                return hasIdentity();
            }
            if (start.isWord("tag")
                    && (second.kind() == Kind.STRING
                            || (second.isName() && !continuesTerm(second)))) {
                return hasTag();
            }
            if (start.isWord("in")) {
                return inSegment();
            }
            if (start.isWord("sample") && second.isSymbol("(")) {
                return sample();
            }
            if (start.isWord("top")
                    && (second.kind() == Kind.NUMBER || second.kind() == Kind.PARAMETER)) {
                return top();
            }
        }
        return aboutTerm();
    }

    /** Returns whether a word before this token is a name rather than the start of a condition of its own. */
    static boolean continuesTerm(Token token) {
        boolean word = token.isWord("and")
                || token.isWord("or")
                || token.isWord("in")
                || token.isWord("is")
                || token.isWord("between")
                || token.isWord("contains")
                || token.isWord("starts");
        boolean symbol =
                token.kind() == Kind.SYMBOL && !token.isSymbol("(") && !token.isSymbol(":");
        return word || symbol || token.kind() == Kind.END;
    }

    private Expression hasIdentity() {
        Token start = tokens.next();
        tokens.expectWord("identity", "has identity 'line'");
        String namespace = terms.values().string("has identity 'line'");
        return tokens.note(new HasIdentity(namespace), start);
    }

    private Expression hasTag() {
        Token start = tokens.next();
        String tag = terms.values().string("tag 'contacted'");
        return tokens.note(new HasTag(tag), start);
    }

    private Expression inSegment() {
        Token start = tokens.next();
        if (!tokens.acceptWord("segment")) {
            throw tokens.fail(
                    "expected a condition, such as in segment 'vip', or a name before 'in'");
        }
        String segment = terms.values().string("in segment 'vip'");
        return tokens.note(new InSegment(segment), start);
    }

    private Expression sample() {
        String example = "sample(10, 'autumn')";
        Token start = tokens.next();
        tokens.expectSymbol("(", example);
        Literal percent = terms.values().share(example);
        tokens.expectSymbol(",", example);
        String salt = terms.values().string(example);
        tokens.expectSymbol(")", example);
        return tokens.note(new Sample(percent, salt), start);
    }

    private Expression top() {
        String example = "top 10 percent by total_spend";
        Token start = tokens.next();
        Literal percent = terms.values().share(example);
        tokens.expectWord("percent", example);
        tokens.expectWord("by", example);
        return tokens.note(new Top(percent, terms.term()), start);
    }

    private Expression aboutTerm() {
        Token start = tokens.peek();
        Term term = terms.term();
        Optional<Operator> operator = operator();
        if (operator.isPresent()) {
            tokens.next();
            return tokens.note(new Compare(term, operator.get(), terms.values().value()), start);
        }
        if (tokens.acceptWord("is")) {
            return isSet(term, start);
        }
        boolean negated = tokens.atWord("not") && !tokens.peek(1).isWord("not");
        if (negated) {
            tokens.next();
        }
        Optional<Expression> positive = byWord(term, start);
        if (positive.isEmpty()) {
            if (negated) {
                throw tokens.fail(
                        "expected 'in', 'between', 'contains' or 'starts with' after 'not'");
            }
            return tokens.note(new IsTrue(term), start);
        }
        return negated ? tokens.note(new Not(positive.get()), start) : positive.get();
    }

    private Optional<Operator> operator() {
        return Arrays.stream(Operator.values())
                .filter(operator -> tokens.atSymbol(operator.symbol()))
                .findFirst();
    }

    private Expression isSet(Term term, Token start) {
        boolean negated = tokens.acceptWord("not");
        if (!tokens.atWord("set") && !tokens.atWord("missing")) {
            throw tokens.fail(
                    "SEG-001",
                    "expected 'set' or 'missing' after 'is'" + tokens.butFound()
                            + "; a value is compared by =");
        }
        boolean missing = tokens.next().isWord("missing");
        Expression isSet = tokens.note(new IsSet(term), start);
        return negated == missing ? isSet : tokens.note(new Not(isSet), start);
    }

    private Optional<Expression> byWord(Term term, Token start) {
        if (tokens.acceptWord("in")) {
            return Optional.of(in(term, start));
        }
        if (tokens.acceptWord("between")) {
            tokens.openBetween();
            Literal low = terms.values().value();
            tokens.expectWord("and", "between 10 and 20");
            tokens.closeBetween();
            return Optional.of(tokens.note(new Between(term, low, terms.values().value()), start));
        }
        if (tokens.acceptWord("contains")) {
            return Optional.of(contains(term, start));
        }
        if (tokens.acceptWord("starts")) {
            tokens.expectWord("with", "name starts with 'A'");
            return Optional.of(tokens.note(new StartsWith(term, terms.values().value()), start));
        }
        return Optional.empty();
    }

    private Expression in(Term term, Token start) {
        if (tokens.atWord("last") || tokens.atWord("next")) {
            return tokens.note(new Within(term, events.relative(tokens.last())), start);
        }
        if (!tokens.atSymbol("(") && tokens.peek().kind() != Kind.PARAMETER) {
            throw tokens.fail(
                    "expected '(', 'last' or 'next' after 'in', as in: tier in ('gold', 'vip')");
        }
        return tokens.note(new In(term, terms.values().list()), start);
    }

    private Expression contains(Term term, Token start) {
        Quantity quantity = Quantity.ONE;
        if (tokens.atWord("any") || tokens.atWord("all")) {
            quantity = tokens.next().isWord("any") ? Quantity.ANY : Quantity.ALL;
        }
        Token first = tokens.peek();
        List<Literal> values = tokens.atSymbol("(")
                ? terms.values().list()
                : List.of(terms.values().value());
        if (quantity == Quantity.ONE && values.size() > 1) {
            tokens.problems()
                    .add(
                            "SEG-001",
                            first.position(),
                            "say which of several values: contains any (...) or contains all (...)");
            quantity = Quantity.ANY;
        }
        return tokens.note(new Contains(term, quantity, values), start);
    }
}
