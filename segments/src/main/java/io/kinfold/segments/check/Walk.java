package io.kinfold.segments.check;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.And;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Or;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Goes over a syntax tree in the order of its text, from the whole to the parts: expressions, event clauses,
 * windows, periods, terms and literals. Stops beyond the limits of depth and count, so that no tree is too
 * large for it.
 */
public final class Walk {
    private final Consumer<Object> guest;
    private int depth;
    private int deepest;
    private int nodes;
    private @Nullable Expression parent;

    private Walk(Consumer<Object> guest) {
        this.guest = guest;
    }

    /** Shows each node to the guest; returns how deep it is, counted as in its text. */
    public static int over(Expression expression, Consumer<Object> guest) {
        Walk walk = new Walk(guest);
        walk.expression(expression);
        return walk.deepest;
    }

    /** Returns the names of the parameters in a tree, in the order of the text. */
    public static Set<String> parameters(Expression expression) {
        Set<String> names = new LinkedHashSet<>();
        over(expression, node -> {
            if (node instanceof Literal.Parameter parameter) {
                names.add(parameter.name());
            }
        });
        return Collections.unmodifiableSet(names);
    }

    /** Returns the clauses of events in a single condition, those within {@code where} not. */
    static List<EventClause> events(Expression leaf) {
        List<EventClause> clauses = new ArrayList<>();
        over(leaf, node -> {
            if (node instanceof EventClause clause) {
                clauses.add(clause);
            }
        });
        return clauses;
    }

    private void expression(Expression node) {
        Expression outer = parent;
        boolean grouped = node instanceof Or
                ? outer != null
                : node instanceof And && (outer instanceof And || outer instanceof Not);
        boolean joins = node instanceof And || node instanceof Or || node instanceof Not;
        parent = joins ? node : null;
        descend(grouped || node instanceof Not ? 1 : 0, node, () -> node.accept(new Parts(this)));
        parent = outer;
    }

    void all(Iterable<Expression> parts) {
        parts.forEach(this::expression);
    }

    void event(EventClause clause) {
        guest.accept(clause);
        if (clause.where() != null) {
            Expression outer = parent;
            parent = null;
            depth++;
            expression(clause.where());
            depth--;
            parent = outer;
        }
        window(clause.window());
    }

    void window(Window window) {
        guest.accept(window);
        if (window instanceof Window.Last last) {
            period(last.period());
        } else if (window instanceof Window.Next next) {
            period(next.period());
        } else if (window instanceof Window.Since since) {
            literal(since.from());
        } else if (window instanceof Window.Before before) {
            literal(before.until());
        } else if (window instanceof Window.Between between) {
            literal(between.from());
            literal(between.to());
        }
    }

    void period(Period period) {
        guest.accept(period);
        literal(period.amount());
    }

    void literal(Literal literal) {
        guest.accept(literal);
    }

    void term(Term term) {
        descend(term instanceof Term.Named ? 0 : 1, term, () -> {
            if (term instanceof Term.DaysSince since) {
                term(since.term());
            } else if (term instanceof Term.Aggregate aggregate) {
                event(aggregate.event());
            } else if (term instanceof Term.Call call) {
                call.arguments().forEach(this::argument);
            }
        });
    }

    private void argument(Term.Argument argument) {
        if (argument instanceof Term.Argument.OfTerm inner) {
            term(inner.term());
        } else if (argument instanceof Term.Argument.OfLiteral inner) {
            literal(inner.literal());
        }
    }

    private void descend(int levels, Object node, Runnable children) {
        depth += levels;
        nodes++;
        deepest = Math.max(deepest, depth);
        if (depth <= Limits.DEPTH && nodes <= Limits.NODES + 1) {
            guest.accept(node);
            children.run();
        }
        depth -= levels;
    }
}
