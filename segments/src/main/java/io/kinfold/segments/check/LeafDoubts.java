package io.kinfold.segments.check;

import io.kinfold.segments.check.Facts.Fact;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.Between;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Expression.IsSet;
import io.kinfold.segments.expression.Expression.Regularly;
import io.kinfold.segments.expression.Expression.Sample;
import io.kinfold.segments.expression.Expression.Sequence;
import io.kinfold.segments.expression.Expression.Stopped;
import io.kinfold.segments.expression.Expression.Top;
import io.kinfold.segments.expression.Expression.Within;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.text.Printer;
import io.kinfold.segments.typing.Literals;
import io.kinfold.segments.typing.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Warns of single conditions that never hold, that always do, or that say something other than it seems. */
final class LeafDoubts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Report report;
    private final Facts facts;

    LeafDoubts(Report report, Facts facts) {
        this.report = report;
        this.facts = facts;
    }

    ValueType type(Term term) {
        return facts.type(term);
    }

    void look(Expression leaf) {
        values(leaf);
        Walk.events(leaf).stream().map(EventClause::window).forEach(this::window);
        if (leaf instanceof Compare compare) {
            day(compare);
        } else if (leaf instanceof Within within) {
            window(within.window());
        } else if (leaf instanceof Sequence sequence) {
            sequence.steps().forEach(step -> span(step.within(), "the time for the next step"));
        } else if (leaf instanceof Stopped stopped) {
            stopped(stopped);
        } else if (leaf instanceof Regularly regularly) {
            regularly(regularly);
        } else if (leaf instanceof Sample sample) {
            sample(sample);
        } else if (leaf instanceof Top top && isNumber(top.percent(), HUNDRED)) {
            report.warning(
                    "SEG-603",
                    top,
                    "the top 100 percent are everyone who has a value; use a smaller percentage");
        }
    }

    private void values(Expression leaf) {
        if (leaf instanceof IsSet || Facts.termOf(leaf) == null) {
            return;
        }
        List<Fact> known = facts.of(leaf, true);
        String text = Printer.print(leaf);
        if (known.stream().anyMatch(fact -> fact.holds().isEmpty())) {
            report.warning("SEG-602", leaf, text + " can never hold" + reason(leaf));
            return;
        }
        boolean sole =
                leaf instanceof Compare || leaf instanceof Between || leaf instanceof Expression.In;
        if (sole && known.stream().anyMatch(LeafDoubts::takesAll)) {
            boolean everyone =
                    known.stream().anyMatch(fact -> fact.holds().equals(fact.universe()));
            report.warning(
                    "SEG-603",
                    leaf,
                    text + " holds for "
                            + (everyone
                                    ? "everyone; leave it out"
                                    : "everyone who has a value; if that is meant, write is set"));
        }
    }

    private String reason(Expression leaf) {
        if (leaf instanceof Between) {
            return "; the smaller bound comes first";
        }
        if (leaf instanceof Compare compare
                && compare.value() instanceof Literal.Numeric number
                && number.value().scale() > 0) {
            return facts.type(compare.term()) instanceof ValueType.Decimal decimal
                    ? "; the values have at most " + decimal.scale() + " decimals"
                    : "; the values are whole numbers";
        }
        return "; check the value";
    }

    private static boolean takesAll(Fact fact) {
        return fact.exact() && fact.holds().cuts().equals(fact.universe().cuts());
    }

    private void day(Compare compare) {
        boolean equality =
                compare.operator() == Operator.EQUAL || compare.operator() == Operator.NOT_EQUAL;
        if (!equality || !(facts.type(compare.term()) instanceof ValueType.DateTime)) {
            return;
        }
        Literal value = compare.value();
        boolean isDay = value instanceof Literal.Today || date(value) != null;
        if (isDay) {
            String written = Words.of(value);
            String between = Words.of(compare.term())
                    + (compare.operator() == Operator.EQUAL ? " between " : " not between ")
                    + written + " and " + written;
            report.warning(
                    "SEG-605",
                    compare,
                    Words.of(compare.term()) + " has a time of day, and " + written
                            + " means that whole day in the time zone of the evaluation; if that is"
                            + " meant, write " + between);
        }
    }

    private void window(Window window) {
        if (window instanceof Window.Last last) {
            span(last.period(), "the window");
        } else if (window instanceof Window.Next next) {
            span(next.period(), "the window");
        } else if (window instanceof Window.Between between) {
            @Nullable LocalDate from = date(between.from());
            @Nullable LocalDate to = date(between.to());
            if (from != null && to != null && from.isAfter(to)) {
                report.warning(
                        "SEG-604",
                        between,
                        "no event lies between " + Words.of(between.from()) + " and "
                                + Words.of(between.to()) + "; the earlier date comes first");
            }
        }
    }

    private void span(Period period, String what) {
        if (!period.unit().isCalendar() && isNumber(period.amount(), BigDecimal.ZERO)) {
            report.warning(
                    "SEG-604",
                    period,
                    what + " is 0 " + period.unit().word()
                            + ", in which nothing can happen; write at least 1, or 0 days for the"
                            + " same day");
        }
    }

    private void stopped(Stopped stopped) {
        span(stopped.idle(), "the period");
        Period lookBack = stopped.lookBack();
        if (lookBack == null) {
            return;
        }
        Optional<BigDecimal> idle = length(stopped.idle(), 28, 365);
        Optional<BigDecimal> back = length(lookBack, 31, 366);
        boolean comparable =
                lookBack.unit().isCalendar() == stopped.idle().unit().isCalendar();
        if (comparable
                && idle.isPresent()
                && back.isPresent()
                && back.get().compareTo(idle.get()) <= 0) {
            report.warning(
                    "SEG-604",
                    stopped,
                    "this can never hold: the last " + text(lookBack) + " lie within the "
                            + text(stopped.idle()) + " in which there was none; look back further");
        }
    }

    private static String text(Period period) {
        return Words.of(period.amount()) + " " + period.unit().word();
    }

    /** Returns a length in minutes, or in days; nothing for a parameter. */
    private static Optional<BigDecimal> length(Period period, int daysOfMonth, int daysOfYear) {
        long unit = switch (period.unit()) {
            case MINUTES, DAYS -> 1;
            case HOURS -> 60;
            case WEEKS -> 7;
            case MONTHS -> daysOfMonth;
            case YEARS -> daysOfYear;
        };
        return period.amount() instanceof Literal.Numeric number
                ? Optional.of(number.value().multiply(BigDecimal.valueOf(unit)))
                : Optional.empty();
    }

    private void regularly(Regularly regularly) {
        if (regularly.periods() instanceof Literal.Numeric wanted
                && regularly.of() instanceof Literal.Numeric all
                && wanted.value().compareTo(all.value()) > 0) {
            report.warning(
                    "SEG-604",
                    regularly,
                    "this can never hold: " + Words.of(wanted) + " of only " + Words.of(all) + " "
                            + regularly.unit().word() + " are asked for");
        }
    }

    private void sample(Sample sample) {
        if (isNumber(sample.percent(), BigDecimal.ZERO)) {
            report.warning("SEG-602", sample, "a sample of 0 percent is nobody");
        } else if (isNumber(sample.percent(), HUNDRED)) {
            report.warning("SEG-603", sample, "a sample of 100 percent is everyone");
        }
    }

    private static boolean isNumber(Literal literal, BigDecimal number) {
        return literal instanceof Literal.Numeric numeric && numeric.value().compareTo(number) == 0;
    }

    private static @Nullable LocalDate date(Literal literal) {
        return Literals.read(literal, ValueType.dateTime()) instanceof Reading.Meant meant
                        && meant.value() instanceof LocalDate date
                ? date
                : null;
    }
}
