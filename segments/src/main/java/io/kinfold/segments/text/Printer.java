package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.And;
import io.kinfold.segments.expression.Expression.Between;
import io.kinfold.segments.expression.Expression.CameBack;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Expression.Contains;
import io.kinfold.segments.expression.Expression.Did;
import io.kinfold.segments.expression.Expression.FirstTime;
import io.kinfold.segments.expression.Expression.HasIdentity;
import io.kinfold.segments.expression.Expression.HasTag;
import io.kinfold.segments.expression.Expression.In;
import io.kinfold.segments.expression.Expression.InSegment;
import io.kinfold.segments.expression.Expression.IsSet;
import io.kinfold.segments.expression.Expression.IsTrue;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Or;
import io.kinfold.segments.expression.Expression.Quantity;
import io.kinfold.segments.expression.Expression.Regularly;
import io.kinfold.segments.expression.Expression.Sample;
import io.kinfold.segments.expression.Expression.Sequence;
import io.kinfold.segments.expression.Expression.StartsWith;
import io.kinfold.segments.expression.Expression.Step;
import io.kinfold.segments.expression.Expression.Stopped;
import io.kinfold.segments.expression.Expression.Top;
import io.kinfold.segments.expression.Expression.Within;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Term;

import java.util.List;
import java.util.Locale;

/**
 * Writes an expression in the one canonical way: equal trees give equal texts, and the text of a tree is read as an
 * equal tree. Keywords are in lower case, one space parts words, parentheses stand only where the tree needs
 * them, and {@code ever} is left out. One line, unless a text in it has a line break.
 */
public final class Printer implements Expression.Visitor<Void> {
    private final StringBuilder out = new StringBuilder();
    private final TermPrinter terms = new TermPrinter(out, this);

    private Printer() {}

    /**
     * Returns the canonical text, in time proportional to the tree.
     *
     * @param expression the expression
     * @return the text, without a line break at its end
     */
    public static String print(Expression expression) {
        Printer printer = new Printer();
        expression.accept(printer);
        return printer.out.toString();
    }

    /**
     * Returns the canonical text of a term.
     *
     * @param term the term
     * @return the text
     */
    public static String print(Term term) {
        Printer printer = new Printer();
        printer.terms.term(term);
        return printer.out.toString();
    }

    void condition(Expression expression) {
        expression.accept(this);
    }

    @Override
    public Void and(And node) {
        return join(node.parts(), " and ", true);
    }

    @Override
    public Void or(Or node) {
        return join(node.parts(), " or ", false);
    }

    private Void join(List<Expression> parts, String word, boolean inAnd) {
        for (int i = 0; i < parts.size(); i++) {
            Expression part = parts.get(i);
            out.append(i == 0 ? "" : word);
            grouped(part, part instanceof Or || (inAnd && part instanceof And));
        }
        return null;
    }

    private void grouped(Expression part, boolean parentheses) {
        out.append(parentheses ? "(" : "");
        part.accept(this);
        out.append(parentheses ? ")" : "");
    }

    @Override
    public Void not(Not node) {
        Expression part = node.part();
        if (part instanceof IsSet isSet) {
            terms.term(isSet.term());
            out.append(" is missing");
        } else if (!negatedInside(part)) {
            out.append("not ");
            grouped(part, part instanceof And || part instanceof Or);
        }
        return null;
    }

    /** Prints the short form that some conditions have, with {@code not} within them. */
    private boolean negatedInside(Expression part) {
        if (part instanceof In in) {
            in(in, "not ");
        } else if (part instanceof Between between) {
            between(between, "not ");
        } else if (part instanceof Within within) {
            within(within, "not ");
        } else if (part instanceof Contains contains) {
            contains(contains, "not ");
        } else if (part instanceof StartsWith startsWith) {
            startsWith(startsWith, "not ");
        } else if (part instanceof Did did) {
            did(did, "not ");
        } else if (part instanceof Sequence sequence) {
            sequence(sequence, "not ");
        } else if (part instanceof FirstTime firstTime) {
            firstTime(firstTime, "not ");
        } else if (part instanceof Regularly regularly) {
            regularly(regularly, "not ");
        } else {
            return false;
        }
        return true;
    }

    @Override
    public Void compare(Compare node) {
        terms.term(node.term());
        out.append(' ').append(node.operator().symbol()).append(' ');
        terms.literal(node.value());
        return null;
    }

    @Override
    public Void in(In node) {
        return in(node, "");
    }

    private Void in(In node, String not) {
        terms.term(node.term());
        out.append(' ').append(not).append("in ");
        terms.list(node.values());
        return null;
    }

    @Override
    public Void between(Between node) {
        return between(node, "");
    }

    private Void between(Between node, String not) {
        terms.term(node.term());
        out.append(' ').append(not).append("between ");
        terms.literal(node.low());
        out.append(" and ");
        terms.literal(node.high());
        return null;
    }

    @Override
    public Void isSet(IsSet node) {
        terms.term(node.term());
        out.append(" is set");
        return null;
    }

    @Override
    public Void within(Within node) {
        return within(node, "");
    }

    private Void within(Within node, String not) {
        terms.term(node.term());
        out.append(not.isEmpty() ? "" : " not");
        terms.window(node.window());
        return null;
    }

    @Override
    public Void contains(Contains node) {
        return contains(node, "");
    }

    private Void contains(Contains node, String not) {
        terms.term(node.term());
        out.append(' ').append(not).append("contains ");
        if (node.quantity() == Quantity.ONE) {
            terms.literal(node.values().get(0));
        } else {
            out.append(node.quantity().name().toLowerCase(Locale.ROOT)).append(' ');
            terms.list(node.values());
        }
        return null;
    }

    @Override
    public Void startsWith(StartsWith node) {
        return startsWith(node, "");
    }

    private Void startsWith(StartsWith node, String not) {
        terms.term(node.term());
        out.append(' ').append(not).append("starts with ");
        terms.literal(node.prefix());
        return null;
    }

    @Override
    public Void isTrue(IsTrue node) {
        terms.term(node.term());
        return null;
    }

    @Override
    public Void did(Did node) {
        return did(node, "");
    }

    private Void did(Did node, String not) {
        out.append("did ").append(not);
        terms.event(node.event());
        return null;
    }

    @Override
    public Void sequence(Sequence node) {
        return sequence(node, "");
    }

    private Void sequence(Sequence node, String not) {
        out.append("did ").append(not);
        terms.event(node.first());
        for (Step step : node.steps()) {
            out.append(" then ").append(step.absent() ? "not " : "");
            terms.event(step.event());
            out.append(" within ");
            terms.period(step.within());
        }
        return null;
    }

    @Override
    public Void firstTime(FirstTime node) {
        return firstTime(node, "");
    }

    private Void firstTime(FirstTime node, String not) {
        out.append("did ").append(not);
        terms.eventWithoutWindow(node.event());
        out.append(" for the first time");
        terms.window(node.event().window());
        return null;
    }

    @Override
    public Void regularly(Regularly node) {
        return regularly(node, "");
    }

    private Void regularly(Regularly node, String not) {
        out.append("did ").append(not);
        terms.eventWithoutWindow(node.event());
        out.append(" regularly ");
        if (!node.times().equals(Literal.of(1))) {
            terms.literal(node.times());
            out.append(" times ");
        }
        out.append("in ");
        terms.literal(node.periods());
        out.append(" of last ");
        terms.amount(node.of(), node.unit());
        return null;
    }

    @Override
    public Void stopped(Stopped node) {
        out.append("stopped ");
        terms.eventWithoutWindow(node.event());
        out.append(" for ");
        terms.period(node.idle());
        if (node.lookBack() != null) {
            out.append(" in last ");
            terms.period(node.lookBack());
        }
        return null;
    }

    @Override
    public Void cameBack(CameBack node) {
        out.append("came back to ");
        terms.eventWithoutWindow(node.event());
        out.append(" after ");
        terms.period(node.gap());
        terms.window(node.event().window());
        return null;
    }

    @Override
    public Void hasIdentity(HasIdentity node) {
        out.append("has identity ");
        terms.text(node.namespace());
        return null;
    }

    @Override
    public Void hasTag(HasTag node) {
        out.append("tag ");
        terms.text(node.tag());
        return null;
    }

    @Override
    public Void inSegment(InSegment node) {
        out.append("in segment ");
        terms.text(node.segment());
        return null;
    }

    @Override
    public Void sample(Sample node) {
        out.append("sample(");
        terms.literal(node.percent());
        out.append(", ");
        terms.text(node.salt());
        out.append(')');
        return null;
    }

    @Override
    public Void top(Top node) {
        out.append("top ");
        terms.literal(node.percent());
        out.append(" percent by ");
        terms.term(node.by());
        return null;
    }
}
