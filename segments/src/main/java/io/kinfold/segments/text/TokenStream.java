package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.text.Token.Kind;

import java.util.List;

/** Where a parser stands in its tokens, what it has made of them, and how far it may go. */
final class TokenStream {
    private final List<Token> tokens;
    private final ParseLimits limits;
    private final Problems problems;
    private final Positions positions = new Positions();
    private int at;
    private int failedAt = -1;
    private int open;
    private int depth;
    private int nodes;
    private boolean betweenIsOpen;

    TokenStream(List<Token> tokens, ParseLimits limits, Problems problems) {
        this.tokens = tokens;
        this.limits = limits;
        this.problems = problems;
    }

    Positions positions() {
        return positions;
    }

    Problems problems() {
        return problems;
    }

    ParseLimits limits() {
        return limits;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(tokens.size() - 1, at + ahead));
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            at++;
            open += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
        }
        return token;
    }

    boolean atWord(String keyword) {
        return peek().isWord(keyword);
    }

    boolean atSymbol(String symbol) {
        return peek().isSymbol(symbol);
    }

    boolean atEnd() {
        return peek().kind() == Kind.END || atSymbol(";") || atDefinition();
    }

    /** Returns whether a definition starts here, which in an expression means that a semicolon is missing. */
    boolean atDefinition() {
        if (!atWord("segment") && !atWord("define")) {
            return false;
        }
        Token name = peek(1);
        Token sign = peek(2);
        return (name.isName() && atWord("define") && sign.isSymbol("("))
                || ((name.isName() || name.kind() == Kind.STRING)
                        && atWord("segment")
                        && (sign.isSymbol(":=") || sign.isSymbol(":")));
    }

    /** Returns the last token passed. */
    Token last() {
        return tokens.get(Math.max(0, at - 1));
    }

    boolean acceptWord(String keyword) {
        boolean there = atWord(keyword);
        if (there) {
            next();
        }
        return there;
    }

    boolean acceptSymbol(String symbol) {
        boolean there = atSymbol(symbol);
        if (there) {
            next();
        }
        return there;
    }

    /** Passes a keyword that must stand here; the example shows how. */
    void expectWord(String keyword, String example) {
        if (!acceptWord(keyword)) {
            throw fail("expected '" + keyword + "', as in: " + example);
        }
    }

    void expectSymbol(String symbol, String example) {
        if (!acceptSymbol(symbol)) {
            throw fail("expected '" + symbol + "', as in: " + example);
        }
    }

    /** Passes the parenthesis that closes another; one that is not there is noted, and reading goes on. */
    void close(Token opening) {
        if (!acceptSymbol(")")) {
            if (peek().kind() != Kind.ERROR) {
                problems.add(
                        "SEG-007",
                        peek().position(),
                        "expected ')' to close the '(' at " + opening.position() + butFound());
            }
            recover(open);
            acceptSymbol(")");
        }
    }

    /** Notes that something else was expected here. */
    SyntaxError fail(String expected) {
        return fail("SEG-001", expected + butFound());
    }

    /**
     * Notes a problem with the token here, unless the lexer has complained of it, or the token before is a problem too
     * and so the likely cause.
     */
    SyntaxError fail(String code, String message) {
        boolean follows = failedAt >= 0 && at <= failedAt + 1;
        if (peek().kind() != Kind.ERROR && !follows) {
            problems.add(code, peek().position(), message);
        }
        failedAt = at;
        return new SyntaxError(false);
    }

    /** Returns whether the source has nothing to read. */
    boolean isEmpty() {
        return tokens.size() == 1;
    }

    /** Notes that a limit is passed. */
    SyntaxError tooMuch(String code, Position where, String message) {
        problems.add(code, where, message);
        return new SyntaxError(true);
    }

    String butFound() {
        return ", but found " + peek().shown();
    }

    /** Returns how many parentheses are open. */
    int open() {
        return open;
    }

    /** Skips what is left of a condition that cannot be read and had so many open parentheses before it. */
    void recover(int outside) {
        while (!atEnd() && !(open <= outside && endsCondition())) {
            betweenIsOpen |= next().isWord("between");
        }
        betweenIsOpen = false;
    }

    private boolean endsCondition() {
        if (atWord("and") && betweenIsOpen) {
            betweenIsOpen = false;
            return false;
        }
        return atSymbol(")") || atWord("and") || atWord("or");
    }

    /** Says that an "and" still to come belongs to a "between". */
    void openBetween() {
        betweenIsOpen = true;
    }

    void closeBetween() {
        betweenIsOpen = false;
    }

    void enter() {
        if (++depth > limits.depth()) {
            throw tooMuch(
                    "SEG-021",
                    peek().position(),
                    "nested deeper than " + limits.depth()
                            + " levels: make parts of it segments of their own and join them by in segment");
        }
    }

    void leave() {
        depth--;
    }

    int depth() {
        return depth;
    }

    /** Leaves all levels but so many, after an error. */
    void backTo(int levels) {
        depth = levels;
    }

    /** Starts to count anew, for another expression of the same source. */
    void startExpression() {
        open = 0;
        depth = 0;
        nodes = 0;
        betweenIsOpen = false;
    }

    /** Notes where a part stands: from a token to the last one passed. */
    <T> T note(T part, Token start) {
        if ((part instanceof Expression || part instanceof Term) && ++nodes > limits.nodes()) {
            throw tooMuch(
                    "SEG-022",
                    start.position(),
                    "more than " + limits.nodes()
                            + " conditions and terms: make parts of it segments of their own and join them by in"
                            + " segment");
        }
        return positions.put(part, start.upTo(last().end()));
    }
}
