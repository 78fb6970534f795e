package io.kinfold.segments.check;

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
import io.kinfold.segments.expression.Expression.Regularly;
import io.kinfold.segments.expression.Expression.Sample;
import io.kinfold.segments.expression.Expression.Sequence;
import io.kinfold.segments.expression.Expression.StartsWith;
import io.kinfold.segments.expression.Expression.Step;
import io.kinfold.segments.expression.Expression.Stopped;
import io.kinfold.segments.expression.Expression.Top;
import io.kinfold.segments.expression.Expression.Visitor;
import io.kinfold.segments.expression.Expression.Within;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Types;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Complains of every name, type and value in a tree that is wrong. */
final class ConditionCheck implements Visitor<ConditionCheck> {
    private static final int MOST_PERIODS = 1000;

    private final Report report;
    private final Scope scope;
    private final TermCheck terms;
    private final EventCheck events;
    private final ValueCheck values;

    ConditionCheck(Report report, Scope scope) {
        this.report = report;
        this.scope = scope;
        this.terms = new TermCheck(report, scope);
        this.events = new EventCheck(report, scope);
        this.values = new ValueCheck(report);
    }

    @Override
    public ConditionCheck and(And node) {
        node.parts().forEach(part -> part.accept(this));
        return this;
    }

    @Override
    public ConditionCheck or(Or node) {
        node.parts().forEach(part -> part.accept(this));
        return this;
    }

    @Override
    public ConditionCheck not(Not node) {
        return node.part().accept(this);
    }

    @Override
    public ConditionCheck compare(Compare node) {
        Optional<ValueType> type = terms.type(node.term());
        if (type.isPresent() && !Types.compares(node.operator(), type.get())) {
            unfit(node.term(), type.get(), "'" + node.operator().symbol() + "'");
        } else {
            type.ifPresent(known -> values.fits(node.term(), known, node.value()));
        }
        return this;
    }

    @Override
    public ConditionCheck in(In node) {
        typed(node.term(), Types::isListed, "'in (...)'")
                .ifPresent(type ->
                        node.values().forEach(value -> values.fits(node.term(), type, value)));
        return this;
    }

    @Override
    public ConditionCheck between(Between node) {
        typed(node.term(), Types::isOrdered, "'between'").ifPresent(type -> {
            values.fits(node.term(), type, node.low());
            values.fits(node.term(), type, node.high());
        });
        return this;
    }

    @Override
    public ConditionCheck isSet(IsSet node) {
        terms.type(node.term());
        return this;
    }

    @Override
    public ConditionCheck within(Within node) {
        boolean last = node.window() instanceof Window.Last;
        Optional<ValueType> type =
                typed(node.term(), Types::isWindowed, last ? "'in last'" : "'in next'");
        events.window(node.window());
        Period period = last
                ? ((Window.Last) node.window()).period()
                : ((Window.Next) node.window()).period();
        if (type.isPresent()
                && !(type.get() instanceof ValueType.DateTime)
                && !period.unit().isCalendar()) {
            report.error(
                    "SEG-308",
                    node.window(),
                    Words.of(node.term()) + " is " + Words.kind(type.get())
                            + ", which has no time of day; use days, weeks, months or years");
        }
        return this;
    }

    @Override
    public ConditionCheck contains(Contains node) {
        Optional<ValueType> type = typed(node.term(), Types::isContaining, "'contains'");
        if (type.isPresent()) {
            node.values().forEach(value -> values.isText(node.term(), value));
        }
        return this;
    }

    @Override
    public ConditionCheck startsWith(StartsWith node) {
        if (typed(node.term(), ValueType::isText, "'starts with'").isPresent()) {
            values.isText(node.term(), node.prefix());
        }
        return this;
    }

    @Override
    public ConditionCheck isTrue(IsTrue node) {
        Optional<ValueType> type = terms.type(node.term());
        if (type.isPresent() && !(type.get() instanceof ValueType.Bool)) {
            String term = Words.of(node.term());
            report.error(
                    "SEG-206",
                    node.term(),
                    term + " alone is no condition, because it is " + Words.kind(type.get()) + "; "
                            + Words.asked(term, type.get()));
        }
        return this;
    }

    @Override
    public ConditionCheck did(Did node) {
        return outsideWhere(node, "did", () -> events.withoutField(node.event(), "did"));
    }

    @Override
    public ConditionCheck sequence(Sequence node) {
        return outsideWhere(node, "did ... then", () -> {
            events.withoutField(node.first(), "did");
            for (Step step : node.steps()) {
                events.withoutField(step.event(), "then");
                events.period(step.within());
            }
        });
    }

    @Override
    public ConditionCheck firstTime(FirstTime node) {
        return outsideWhere(node, "did", () -> {
            events.withoutField(node.event(), "did");
            if (node.event().window() instanceof Window.Next) {
                report.error(
                        "SEG-309",
                        node.event().window(),
                        "the first time is looked for up to now; use in last, since, before or"
                                + " between");
            }
        });
    }

    @Override
    public ConditionCheck regularly(Regularly node) {
        return outsideWhere(node, "did ... regularly", () -> {
            events.withoutWindow(node.event(), "did ... regularly");
            events.whole(node.times(), 1, 1_000_000, "the number of times");
            events.whole(node.periods(), 1, MOST_PERIODS, "the number of periods");
            events.whole(node.of(), 1, MOST_PERIODS, "the number of periods looked at");
            if (!node.unit().isCalendar()) {
                report.error(
                        "SEG-308",
                        node,
                        "regularly counts in days, weeks, months or years, not in "
                                + node.unit().word());
            }
        });
    }

    @Override
    public ConditionCheck stopped(Stopped node) {
        return outsideWhere(node, "stopped", () -> {
            events.withoutWindow(node.event(), "stopped");
            events.period(node.idle());
            if (node.lookBack() != null) {
                events.period(node.lookBack());
            }
        });
    }

    @Override
    public ConditionCheck cameBack(CameBack node) {
        return outsideWhere(node, "came back to", () -> {
            events.withoutField(node.event(), "came back to");
            events.period(node.gap());
            if (node.event().window() instanceof Window.Next) {
                report.error(
                        "SEG-309",
                        node.event().window(),
                        "a return is looked for up to now; use in last, since, before or between");
            }
        });
    }

    @Override
    public ConditionCheck hasIdentity(HasIdentity node) {
        Set<String> known = scope.schema().identities();
        return outsideWhere(node, "has identity", () -> {
            if (!known.contains(node.namespace())) {
                report.error(
                        "SEG-104",
                        node.namespace(),
                        node,
                        "unknown identity '" + node.namespace() + "'"
                                + Words.hint(node.namespace(), known));
            }
        });
    }

    @Override
    public ConditionCheck hasTag(HasTag node) {
        return outsideWhere(node, "tag", () -> {
            if (node.tag().isEmpty()) {
                report.error(
                        "SEG-310", node, "the tag has no name; write for example tag 'contacted'");
            }
        });
    }

    @Override
    public ConditionCheck inSegment(InSegment node) {
        return outsideWhere(node, "in segment", () -> {});
    }

    @Override
    public ConditionCheck sample(Sample node) {
        return outsideWhere(node, "sample", () -> values.percent(node.percent(), true));
    }

    @Override
    public ConditionCheck top(Top node) {
        return outsideWhere(node, "top", () -> {
            values.percent(node.percent(), false);
            terms.type(node.by())
                    .filter(type -> !Types.isOrdered(type))
                    .ifPresent(type -> report.error(
                            "SEG-201",
                            node.by(),
                            "'top ... percent by' needs a number or a date to rank by, but "
                                    + Words.of(node.by()) + " is " + Words.kind(type)));
        });
    }

    private ConditionCheck outsideWhere(Expression node, String word, Runnable check) {
        if (scope.event() == null) {
            check.run();
        } else {
            report.error(
                    "SEG-208",
                    node,
                    "within where only fields of '" + scope.event().name() + "' can be asked; put '"
                            + word + "' outside of where (...)");
        }
        return this;
    }

    private Optional<ValueType> typed(Term term, Predicate<ValueType> allowed, String word) {
        Optional<ValueType> type = terms.type(term);
        if (type.isPresent() && !allowed.test(type.get())) {
            unfit(term, type.get(), word);
            return Optional.empty();
        }
        return type;
    }

    private void unfit(Term term, ValueType type, String word) {
        String name = Words.of(term);
        report.error(
                "SEG-201",
                term,
                word + " does not go with " + name + ", which is " + Words.kind(type) + "; "
                        + Words.asked(name, type));
    }
}
