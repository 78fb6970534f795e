package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.problem.Position;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the bodies of macros in the place of their calls, in one expression. Macros may call each other to a fixed depth,
 * and an expanded expression has the limits of one that was written out.
 */
final class MacroExpander extends Rewriter {
    /** How deep macros may call each other. */
    static final int DEPTH = 8;

    private final TokenStream tokens;
    private final Map<String, Optional<Macro>> macros;
    private Map<String, Literal> bound = Map.of();
    private int depth;
    private int nodes;
    private int nesting;
    private Position outermost = Position.NOWHERE;

    MacroExpander(TokenStream tokens, Map<String, Optional<Macro>> macros) {
        super(tokens.positions());
        this.tokens = tokens;
        this.macros = macros;
    }

    /** Returns the expression with all calls of macros expanded. */
    Expression expand(Expression expression) {
        return expression.accept(this);
    }

    /** Returns how many conditions and terms the expanded expression has. */
    int nodes() {
        return nodes;
    }

    @Override
    Literal literal(Literal literal) {
        return literal instanceof Literal.Parameter parameter
                ? bound.getOrDefault(parameter.name(), literal)
                : literal;
    }

    @Override
    void count(Object node) {
        if (++nodes > tokens.limits().nodes()) {
            throw tokens.tooMuch(
                    "SEG-022",
                    place(node),
                    "with its macros expanded this is more than "
                            + tokens.limits().nodes()
                            + " conditions and terms: use segments and in segment instead");
        }
    }

    @Override
    void nest(int levels) {
        nesting += levels;
        if (nesting > tokens.limits().depth()) {
            throw tokens.tooMuch(
                    "SEG-021",
                    outermost,
                    "with its macros expanded this nests deeper than "
                            + tokens.limits().depth()
                            + " levels: use segments and in segment instead");
        }
    }

    private Position place(Object node) {
        return depth > 0 ? outermost : tokens.positions().of(node);
    }

    @Override
    public Expression isTrue(Expression.IsTrue node) {
        if (node.term() instanceof Term.Call call && macros.containsKey(call.name())) {
            Macro macro = macros.getOrDefault(call.name(), Optional.empty())
                    .orElseThrow(() -> new SyntaxError(false));
            return expand(call, macro);
        }
        return super.isTrue(node);
    }

    @Override
    Term.Call call(Term.Call call) {
        if (macros.containsKey(call.name())) {
            tokens.problems()
                    .add(
                            "SEG-034",
                            tokens.positions().of(call),
                            "the macro '" + call.name()
                                    + "' is a condition of its own: nothing can be compared with it or computed of it");
            throw new SyntaxError(false);
        }
        return call;
    }

    private Expression expand(Term.Call call, Macro macro) {
        Position place = tokens.positions().of(call);
        if (depth == DEPTH) {
            throw tokens.tooMuch(
                    "SEG-033",
                    outermost,
                    "macros call each other in a circle, or deeper than " + DEPTH
                            + " levels: the last of them is '" + macro.name() + "'");
        }
        if (depth == 0) {
            outermost = place;
        }
        Map<String, Literal> inner = bind(call, macro);
        Map<String, Literal> outer = bound;
        bound = inner;
        depth++;
        boolean parentheses =
                macro.body() instanceof Expression.And || macro.body() instanceof Expression.Or;
        nest(parentheses ? 1 : 0);
        Expression expanded = macro.body().accept(this);
        nest(parentheses ? -1 : 0);
        depth--;
        bound = outer;
        return expanded;
    }

    private Map<String, Literal> bind(Term.Call call, Macro macro) {
        List<Term.Argument> arguments = call.arguments();
        if (arguments.size() != macro.parameters().size()) {
            tokens.problems()
                    .add(
                            "SEG-032",
                            tokens.positions().of(call),
                            "the macro '" + macro.name()
                                    + "' takes " + macro.parameters().size() + " values ("
                                    + String.join(", ", macro.parameters())
                                    + "), but is given " + arguments.size());
            throw new SyntaxError(false);
        }
        Map<String, Literal> inner = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (!(arguments.get(i) instanceof Term.Argument.OfLiteral value)) {
                tokens.problems()
                        .add(
                                "SEG-035",
                                tokens.positions().of(arguments.get(i)),
                                "a macro takes values such as 10, 'text' or :parameter, no attributes: a text stands"
                                        + " in single quotes");
                throw new SyntaxError(false);
            }
            inner.put(macro.parameters().get(i), literal(value.literal()));
        }
        return inner;
    }
}
