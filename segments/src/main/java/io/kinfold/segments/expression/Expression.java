package io.kinfold.segments.expression;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A condition over a profile, or within {@code where} over an event. Always true or false, never unknown: a
 * condition on something missing is false, and {@code !=} and {@code not} are exact complements. Two equal
 * trees mean the same; parts are kept in the order in which they were written. Immutable.
 */
public sealed interface Expression {
    /**
     * All parts hold.
     *
     * @param parts at least two
     */
    record And(List<Expression> parts) implements Expression {
        /**
         * Copies the list.
         *
         * @param parts at least two
         */
        public And {
            parts = atLeastTwo(parts, "and");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }
    }

    /**
     * Some part holds.
     *
     * @param parts at least two
     */
    record Or(List<Expression> parts) implements Expression {
        /**
         * Copies the list.
         *
         * @param parts at least two
         */
        public Or {
            parts = atLeastTwo(parts, "or");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }
    }

    /**
     * The part does not hold. {@code did not}, {@code not in}, {@code not between}, {@code not contains} and
     * {@code is missing} are this, around the positive condition.
     *
     * @param part the part
     */
    record Not(Expression part) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /**
     * {@code term = value} and its like.
     *
     * @param term the term
     * @param operator the operator
     * @param value the value
     */
    record Compare(Term term, Operator operator, Literal value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compare(this);
        }
    }

    /**
     * {@code term in (...)}.
     *
     * @param term the term
     * @param values at least one; a single parameter may stand for a list
     */
    record In(Term term, List<Literal> values) implements Expression {
        /**
         * Copies the list.
         *
         * @param term the term
         * @param values at least one
         */
        public In {
            values = atLeastOne(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.in(this);
        }
    }

    /**
     * {@code term between low and high}, both included.
     *
     * @param term the term
     * @param low the lower bound
     * @param high the upper bound
     */
    record Between(Term term, Literal low, Literal high) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.between(this);
        }
    }

    /**
     * {@code term is set}.
     *
     * @param term the term
     */
    record IsSet(Term term) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isSet(this);
        }
    }

    /**
     * {@code term in last 30 days}, {@code term in next 7 days}: a date, an instant or an anniversary lies
     * in the window.
     *
     * @param term the term
     * @param window {@link Window.Last} or {@link Window.Next}
     */
    record Within(Term term, Window window) implements Expression {
        /**
         * Checks the window.
         *
         * @param term the term
         * @param window the window
         */
        public Within {
            if (!(window instanceof Window.Last || window instanceof Window.Next)) {
                throw new IllegalArgumentException(
                        "a term lies in the last or the next period, not in "
                                + window.getClass().getSimpleName());
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.within(this);
        }
    }

    /** How many of the values {@link Contains} asks for. */
    enum Quantity {
        /** The only value. */
        ONE,
        /** At least one of them. */
        ANY,
        /** All of them. */
        ALL
    }

    /**
     * {@code term contains [any|all] ...}: a set holds the values, or a text has them as parts. False where a parameter
     * gives an empty list, for all of none as for any of none.
     *
     * @param term the term
     * @param quantity how many of the values
     * @param values one for {@link Quantity#ONE}, else at least one; a single parameter may stand for a list
     */
    record Contains(Term term, Quantity quantity, List<Literal> values) implements Expression {
        /**
         * Copies the list.
         *
         * @param term the term
         * @param quantity how many of the values
         * @param values the values
         */
        public Contains {
            values = atLeastOne(values);
            if (quantity == Quantity.ONE && values.size() != 1) {
                throw new IllegalArgumentException(
                        "contains takes one value, not " + values.size() + "; use any or all");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contains(this);
        }
    }

    /**
     * {@code term starts with 'prefix'}.
     *
     * @param term the term, a text
     * @param prefix the prefix
     */
    record StartsWith(Term term, Literal prefix) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.startsWith(this);
        }
    }

    /**
     * A term that is true or false by itself, such as {@code consent_email}. False where it is missing.
     *
     * @param term the term, of type bool
     */
    record IsTrue(Term term) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isTrue(this);
        }
    }

    /**
     * {@code did event}: there is at least one such event.
     *
     * @param event the events, without a field
     */
    record Did(EventClause event) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.did(this);
        }
    }

    /**
     * A step after the one before it.
     *
     * @param absent whether there must be no such event
     * @param event the event, without a field
     * @param within how long after the event of the step before: later than it, and at most on the calendar day
     *     so many days after its own, or for hours and minutes at most so much later
     */
    record Step(boolean absent, EventClause event, Period within) {}

    /**
     * {@code did a then b within 7 days then not c within 2 days}: there are events, each later than the one
     * before and within its period. A step that must be absent comes last, and holds only once its
     * period is over, that is when nothing that is still to come can fall into it.
     *
     * @param first the first event, without a field
     * @param steps at least one; only the last may be absent
     */
    record Sequence(EventClause first, List<Step> steps) implements Expression {
        /**
         * Copies the list.
         *
         * @param first the first event
         * @param steps at least one; only the last may be absent
         */
        public Sequence {
            steps = List.copyOf(steps);
            if (steps.isEmpty()
                    || steps.subList(0, steps.size() - 1).stream().anyMatch(Step::absent)) {
                throw new IllegalArgumentException(
                        "a sequence needs a step, and only its last may be absent");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sequence(this);
        }
    }

    /**
     * {@code did event for the first time in last 7 days}: the first of all such events, of whatever time up
     * to now, lies in the clause's window.
     *
     * @param event the events, without a field
     */
    record FirstTime(EventClause event) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.firstTime(this);
        }
    }

    /**
     * {@code did event regularly 2 times in 3 of last 6 months}: of so many periods, the last of which ends
     * today, so many have at least so many events. Period number k, from zero, has the local dates after
     * today less k + 1 units, up to today less k units.
     *
     * @param event the events, without field and window
     * @param times how many events a period needs; {@code 1} where nothing is written
     * @param periods how many periods must have them
     * @param of how many periods are looked at
     * @param unit the length of one, a unit of the calendar
     */
    record Regularly(EventClause event, Literal times, Literal periods, Literal of, Unit unit)
            implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.regularly(this);
        }
    }

    /**
     * {@code stopped event for 90 days [in last 365 days]}: there is no such event in the last {@code idle}, and
     * there is one before that, within {@code lookBack} if that is given.
     *
     * @param event the events, without field and window
     * @param idle how long there has been none
     * @param lookBack how far back there must be one; null for ever
     */
    record Stopped(EventClause event, Period idle, @Nullable Period lookBack)
            implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stopped(this);
        }
    }

    /**
     * {@code came back to event after 90 days in last 30 days}: there is such an event in the clause's
     * window before which there was none for longer than {@code gap}, and one before that. For a gap of the
     * calendar the local dates count: the day of the event less the gap is later than the day of the one
     * before.
     *
     * @param event the events, without a field
     * @param gap how long there was none
     */
    record CameBack(EventClause event, Period gap) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cameBack(this);
        }
    }

    /**
     * {@code has identity 'line'}: the profile has an identifier of the namespace that links.
     *
     * @param namespace the namespace
     */
    record HasIdentity(String namespace) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hasIdentity(this);
        }
    }

    /**
     * {@code tag 'contacted'}: the profile has the tag at the context's instant.
     *
     * @param tag the tag
     */
    record HasTag(String tag) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hasTag(this);
        }
    }

    /**
     * {@code in segment 'vip'}.
     *
     * @param segment the segment's name
     */
    record InSegment(String segment) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inSegment(this);
        }
    }

    /**
     * {@code sample(10, 'autumn')}: a share of all profiles that is the same at every evaluation, since it is
     * decided by a hash of the profile's id and the salt. A smaller share of one salt lies within a larger.
     *
     * @param percent from 0 to 100
     * @param salt which of all samples
     */
    record Sample(Literal percent, String salt) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sample(this);
        }
    }

    /**
     * {@code top 10 percent by term}: the term is at least the value of the profile that stands at that share,
     * rounded up, when all profiles that have the term are ordered from the greatest; equal values are all in.
     * Of an aggregate over events, profiles without a counted event are not ranked.
     *
     * @param percent more than 0, at most 100
     * @param by the term, a number, date or instant
     */
    record Top(Literal percent, Term by) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.top(this);
        }
    }

    /**
     * Calls the visitor's method for this kind of node.
     *
     * @param visitor the visitor
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind of node.
     *
     * @param <R> what the methods return
     */
    interface Visitor<R> {
        /**
         * Visits {@link And}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R and(And node);

        /**
         * Visits {@link Or}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R or(Or node);

        /**
         * Visits {@link Not}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R not(Not node);

        /**
         * Visits {@link Compare}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R compare(Compare node);

        /**
         * Visits {@link In}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R in(In node);

        /**
         * Visits {@link Between}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R between(Between node);

        /**
         * Visits {@link IsSet}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R isSet(IsSet node);

        /**
         * Visits {@link Within}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R within(Within node);

        /**
         * Visits {@link Contains}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R contains(Contains node);

        /**
         * Visits {@link StartsWith}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R startsWith(StartsWith node);

        /**
         * Visits {@link IsTrue}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R isTrue(IsTrue node);

        /**
         * Visits {@link Did}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R did(Did node);

        /**
         * Visits {@link Sequence}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R sequence(Sequence node);

        /**
         * Visits {@link FirstTime}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R firstTime(FirstTime node);

        /**
         * Visits {@link Regularly}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R regularly(Regularly node);

        /**
         * Visits {@link Stopped}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R stopped(Stopped node);

        /**
         * Visits {@link CameBack}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R cameBack(CameBack node);

        /**
         * Visits {@link HasIdentity}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R hasIdentity(HasIdentity node);

        /**
         * Visits {@link HasTag}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R hasTag(HasTag node);

        /**
         * Visits {@link InSegment}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R inSegment(InSegment node);

        /**
         * Visits {@link Sample}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R sample(Sample node);

        /**
         * Visits {@link Top}.
         *
         * @param node the node
         * @return the visitor's result
         */
        R top(Top node);
    }

    private static List<Expression> atLeastTwo(List<Expression> parts, String word) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException(
                    "'" + word + "' joins at least two parts, not " + parts.size());
        }
        return List.copyOf(parts);
    }

    private static List<Literal> atLeastOne(List<Literal> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a list of values needs at least one");
        }
        return List.copyOf(values);
    }
}
