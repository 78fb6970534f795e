package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.Positions;

import org.jspecify.annotations.Nullable;

/** Reads a segment's text. Knows the grammar only: whether names exist and types fit is for others to check. */
public final class Parser {
    private Parser() {}

    /**
     * Reads an expression, in time proportional to its length. Never throws: whatever is wrong is a problem
     * with a code {@code SEG-0xx}.
     *
     * @param source the text
     * @param limits what it may hold
     * @return the tree, or the problems
     */
    public static Parsed parse(String source, ParseLimits limits) {
        Problems problems = new Problems(source);
        if (isTooLong(source, limits, problems)) {
            return new Parsed(null, new Positions(), problems.inOrder());
        }
        TokenStream tokens =
                new TokenStream(new Lexer(source, problems).tokens(), limits, problems);
        Expression expression = whole(tokens);
        return new Parsed(
                problems.isEmpty() ? expression : null, tokens.positions(), problems.inOrder());
    }

    static boolean isTooLong(String source, ParseLimits limits, Problems problems) {
        boolean tooLong = source.length() > limits.characters();
        if (tooLong) {
            problems.add(
                    "SEG-020",
                    new Position("", 1, 1, 0, 0),
                    "the text has " + source.length() + " characters, at most "
                            + limits.characters() + " are read");
        }
        return tooLong;
    }

    private static @Nullable Expression whole(TokenStream tokens) {
        try {
            Expression expression = new ExpressionParser(tokens).expression();
            while (tokens.peek().kind() != Token.Kind.END) {
                surplus(tokens);
            }
            return expression;
        } catch (SyntaxError e) {
            return null;
        }
    }

    private static void surplus(TokenStream tokens) {
        if (tokens.atSymbol(")")) {
            tokens.problems()
                    .add(
                            "SEG-007",
                            tokens.peek().position(),
                            "this ')' closes nothing: take it out, or open it with '(' before");
        } else {
            tokens.problems()
                    .add(
                            "SEG-001",
                            tokens.peek().position(),
                            "expected the end" + tokens.butFound()
                                    + "; ';' stands in files of segments only");
        }
        while (tokens.peek().kind() != Token.Kind.END) {
            tokens.next();
        }
    }
}
