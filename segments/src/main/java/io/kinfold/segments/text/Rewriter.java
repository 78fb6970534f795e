package io.kinfold.segments.text;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.problem.Positions;

import java.util.List;

/**
 * Copies a tree, replacing literals and conditions on the way as its heir wants. A copy stands where its original
 * stood.
 */
abstract class Rewriter implements Expression.Visitor<Expression> {
    private final Positions positions;

    Rewriter(Positions positions) {
        this.positions = positions;
    }

    /** Returns what stands in place of a literal. */
    abstract Literal literal(Literal literal);

    /** Is called before each condition and term, which the place tells. */
    abstract void count(Object node);

    /** Is called with 1 where the text of a tree nests deeper, and with -1 after it. */
    abstract void nest(int levels);

    private <T> T placed(T copy, Object original) {
        return copy == original ? copy : positions.put(copy, positions.of(original));
    }

    private Expression part(Expression part, boolean parentheses) {
        nest(parentheses ? 1 : 0);
        Expression copy = part.accept(this);
        nest(parentheses ? -1 : 0);
        return copy;
    }

    @Override
    public Expression and(Expression.And node) {
        count(node);
        List<Expression> parts = node.parts().stream()
                .map(part ->
                        part(part, part instanceof Expression.And || part instanceof Expression.Or))
                .toList();
        return placed(new Expression.And(parts), node);
    }

    @Override
    public Expression or(Expression.Or node) {
        count(node);
        List<Expression> parts = node.parts().stream()
                .map(part -> part(part, part instanceof Expression.Or))
                .toList();
        return placed(new Expression.Or(parts), node);
    }

    @Override
    public Expression not(Expression.Not node) {
        count(node);
        nest(1);
        Expression part = part(
                node.part(),
                node.part() instanceof Expression.And || node.part() instanceof Expression.Or);
        nest(-1);
        return placed(new Expression.Not(part), node);
    }

    @Override
    public Expression compare(Expression.Compare node) {
        count(node);
        return placed(
                new Expression.Compare(term(node.term()), node.operator(), literal(node.value())),
                node);
    }

    @Override
    public Expression in(Expression.In node) {
        count(node);
        return placed(new Expression.In(term(node.term()), literals(node.values())), node);
    }

    @Override
    public Expression between(Expression.Between node) {
        count(node);
        return placed(
                new Expression.Between(
                        term(node.term()), literal(node.low()), literal(node.high())),
                node);
    }

    @Override
    public Expression isSet(Expression.IsSet node) {
        count(node);
        return placed(new Expression.IsSet(term(node.term())), node);
    }

    @Override
    public Expression within(Expression.Within node) {
        count(node);
        return placed(new Expression.Within(term(node.term()), window(node.window())), node);
    }

    @Override
    public Expression contains(Expression.Contains node) {
        count(node);
        return placed(
                new Expression.Contains(
                        term(node.term()), node.quantity(), literals(node.values())),
                node);
    }

    @Override
    public Expression startsWith(Expression.StartsWith node) {
        count(node);
        return placed(new Expression.StartsWith(term(node.term()), literal(node.prefix())), node);
    }

    @Override
    public Expression isTrue(Expression.IsTrue node) {
        count(node);
        return placed(new Expression.IsTrue(term(node.term())), node);
    }

    @Override
    public Expression did(Expression.Did node) {
        count(node);
        return placed(new Expression.Did(event(node.event())), node);
    }

    @Override
    public Expression sequence(Expression.Sequence node) {
        count(node);
        List<Expression.Step> steps = node.steps().stream().map(this::step).toList();
        return placed(new Expression.Sequence(event(node.first()), steps), node);
    }

    private Expression.Step step(Expression.Step step) {
        return placed(
                new Expression.Step(step.absent(), event(step.event()), period(step.within())),
                step);
    }

    @Override
    public Expression firstTime(Expression.FirstTime node) {
        count(node);
        return placed(new Expression.FirstTime(event(node.event())), node);
    }

    @Override
    public Expression regularly(Expression.Regularly node) {
        count(node);
        return placed(
                new Expression.Regularly(
                        event(node.event()),
                        literal(node.times()),
                        literal(node.periods()),
                        literal(node.of()),
                        node.unit()),
                node);
    }

    @Override
    public Expression stopped(Expression.Stopped node) {
        count(node);
        Period lookBack = node.lookBack() == null ? null : period(node.lookBack());
        return placed(
                new Expression.Stopped(event(node.event()), period(node.idle()), lookBack), node);
    }

    @Override
    public Expression cameBack(Expression.CameBack node) {
        count(node);
        return placed(new Expression.CameBack(event(node.event()), period(node.gap())), node);
    }

    @Override
    public Expression hasIdentity(Expression.HasIdentity node) {
        count(node);
        return node;
    }

    @Override
    public Expression hasTag(Expression.HasTag node) {
        count(node);
        return node;
    }

    @Override
    public Expression inSegment(Expression.InSegment node) {
        count(node);
        return node;
    }

    @Override
    public Expression sample(Expression.Sample node) {
        count(node);
        return placed(new Expression.Sample(literal(node.percent()), node.salt()), node);
    }

    @Override
    public Expression top(Expression.Top node) {
        count(node);
        return placed(new Expression.Top(literal(node.percent()), term(node.by())), node);
    }

    private List<Literal> literals(List<Literal> literals) {
        return literals.stream().map(this::literal).toList();
    }

    private Term term(Term term) {
        count(term);
        if (term instanceof Term.Named) {
            return term;
        }
        nest(1);
        Term copy;
        if (term instanceof Term.DaysSince daysSince) {
            copy = new Term.DaysSince(term(daysSince.term()));
        } else if (term instanceof Term.Aggregate aggregate) {
            copy = new Term.Aggregate(aggregate.function(), event(aggregate.event()));
        } else {
            Term.Call call = call((Term.Call) term);
            copy = new Term.Call(
                    call.name(), call.arguments().stream().map(this::argument).toList());
        }
        nest(-1);
        return placed(copy, term);
    }

    /** Is called with each call that is a term. */
    Term.Call call(Term.Call call) {
        return call;
    }

    private Term.Argument argument(Term.Argument argument) {
        if (argument instanceof Term.Argument.OfTerm ofTerm) {
            return placed(new Term.Argument.OfTerm(term(ofTerm.term())), argument);
        }
        Literal literal = ((Term.Argument.OfLiteral) argument).literal();
        return placed(new Term.Argument.OfLiteral(literal(literal)), argument);
    }

    private EventClause event(EventClause clause) {
        Expression where = clause.where() == null ? null : part(clause.where(), true);
        return placed(
                new EventClause(clause.event(), clause.field(), where, window(clause.window())),
                clause);
    }

    private Window window(Window window) {
        Window copy = window;
        if (window instanceof Window.Last last) {
            copy = new Window.Last(period(last.period()));
        } else if (window instanceof Window.Next next) {
            copy = new Window.Next(period(next.period()));
        } else if (window instanceof Window.Since since) {
            copy = new Window.Since(literal(since.from()));
        } else if (window instanceof Window.Before before) {
            copy = new Window.Before(literal(before.until()));
        } else if (window instanceof Window.Between between) {
            copy = new Window.Between(literal(between.from()), literal(between.to()));
        }
        return placed(copy, window);
    }

    private Period period(Period period) {
        return placed(new Period(literal(period.amount()), period.unit()), period);
    }
}
