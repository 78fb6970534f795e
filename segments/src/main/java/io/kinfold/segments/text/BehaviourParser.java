package io.kinfold.segments.text;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.CameBack;
import io.kinfold.segments.expression.Expression.Did;
import io.kinfold.segments.expression.Expression.FirstTime;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Regularly;
import io.kinfold.segments.expression.Expression.Sequence;
import io.kinfold.segments.expression.Expression.Step;
import io.kinfold.segments.expression.Expression.Stopped;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.text.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what customers did, left off or took up again. */
final class BehaviourParser {
    private final TokenStream tokens;
    private final ValueParser values;
    private final EventParser events;

    BehaviourParser(TokenStream tokens, ValueParser values, EventParser events) {
        this.tokens = tokens;
        this.values = values;
        this.events = events;
    }

    Optional<Expression> predicate() {
        Token second = tokens.peek(1);
        if (PredicateParser.continuesTerm(second)) {
            return Optional.empty();
        }
        if (tokens.atWord("did")) {
            return Optional.of(did());
        }
        if (tokens.atWord("stopped")) {
            return Optional.of(stopped());
        }
        if (tokens.atWord("came")) {
            return Optional.of(cameBack());
        }
        return Optional.empty();
    }

    private Expression did() {
        Token start = tokens.next();
        boolean negated = tokens.acceptWord("not");
        EventClause event = events.clause();
        withoutField(event, "did");
        Expression positive = afterEvent(event, start);
        return negated ? tokens.note(new Not(positive), start) : positive;
    }

    private Expression afterEvent(EventClause event, Token start) {
        if (tokens.acceptWord("for")) {
            return firstTime(event, start);
        }
        if (tokens.acceptWord("regularly")) {
            return regularly(event, start);
        }
        if (tokens.atWord("then")) {
            return sequence(event, start);
        }
        return tokens.note(new Did(event), start);
    }

    private void withoutField(EventClause event, String word) {
        if (event.field() != null) {
            tokens.problems()
                    .add(
                            "SEG-012",
                            tokens.positions().of(event.field()),
                            "'" + word
                                    + "' takes an event without a field: a condition on a field stands in where"
                                    + " (...), and its values in count(), sum() and their like");
        }
    }

    private void withoutWindow(EventClause event, String word) {
        if (!(event.window() instanceof Window.Ever)) {
            tokens.problems()
                    .add(
                            "SEG-012",
                            tokens.positions().of(event.window()),
                            "'" + word + "' says itself which time counts: take this window out");
        }
    }

    private Expression firstTime(EventClause event, Token start) {
        String example = "did purchase for the first time in last 7 days";
        tokens.expectWord("the", example);
        tokens.expectWord("first", example);
        tokens.expectWord("time", example);
        boolean hasWindow = !(event.window() instanceof Window.Ever);
        Token second = tokens.peek();
        Window window = events.window();
        boolean hasSecond = !(window instanceof Window.Ever);
        if (hasWindow && hasSecond) {
            tokens.problems()
                    .add(
                            "SEG-012",
                            second.position(),
                            "an event has one window: take one of the two out");
        }
        EventClause clause = hasSecond ? in(event, window) : event;
        return tokens.note(new FirstTime(clause), start);
    }

    private EventClause in(EventClause event, Window window) {
        EventClause clause = new EventClause(event.event(), event.field(), event.where(), window);
        return tokens.positions().put(clause, tokens.positions().of(event));
    }

    private Expression regularly(EventClause event, Token start) {
        String example = "did purchase regularly 2 times in 3 of last 6 months";
        withoutWindow(event, "regularly");
        Literal times = Literal.of(1);
        if (!tokens.atWord("in")) {
            times = values.count("times, as in: " + example);
            if (!tokens.acceptWord("time")) {
                tokens.expectWord("times", example);
            }
        }
        tokens.expectWord("in", example);
        Literal periods = values.count("periods, as in: " + example);
        tokens.expectWord("of", example);
        tokens.expectWord("last", example);
        Literal of = values.count("periods, as in: " + example);
        Unit unit = values.unit();
        return tokens.note(
                new Regularly(in(event, new Window.Ever()), times, periods, of, unit), start);
    }

    private Expression sequence(EventClause first, Token start) {
        List<Step> steps = new ArrayList<>();
        while (tokens.atWord("then")) {
            Token then = tokens.next();
            if (!steps.isEmpty() && steps.get(steps.size() - 1).absent()) {
                tokens.problems()
                        .add(
                                "SEG-013",
                                then.position(),
                                "nothing can follow 'then not': only the last step may be absent");
                steps.remove(steps.size() - 1);
            }
            boolean absent = tokens.acceptWord("not");
            EventClause event = events.clause();
            withoutField(event, "then");
            tokens.expectWord("within", "did cart then purchase within 3 days");
            Period within = values.period();
            steps.add(tokens.note(new Step(absent, event, within), then));
        }
        return tokens.note(new Sequence(first, steps), start);
    }

    private Expression stopped() {
        String example = "stopped purchase for 90 days in last 365 days";
        Token start = tokens.next();
        EventClause event = events.clause();
        withoutField(event, "stopped");
        withoutWindow(event, "stopped");
        tokens.expectWord("for", example);
        Period idle = values.period();
        Period lookBack = null;
        if (tokens.acceptWord("in")) {
            tokens.expectWord("last", example);
            lookBack = values.period();
        }
        return tokens.note(new Stopped(in(event, new Window.Ever()), idle, lookBack), start);
    }

    private Expression cameBack() {
        String example = "came back to purchase after 90 days in last 30 days";
        Token start = tokens.next();
        tokens.expectWord("back", example);
        tokens.expectWord("to", example);
        EventClause event = events.clause();
        withoutField(event, "came back to");
        withoutWindow(event, "came back to");
        tokens.expectWord("after", example);
        Period gap = values.period();
        if (tokens.peek().kind() == Kind.WORD) {
            event = in(event, events.window());
        }
        return tokens.note(new CameBack(event, gap), start);
    }
}
