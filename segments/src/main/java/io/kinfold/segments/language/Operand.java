package io.kinfold.segments.language;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.Quantity;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;

/**
 * Something that conditions can be made about: an attribute, a field, an aggregate. Immutable.
 *
 * <p>A value is a String, a Boolean, a Number that is finite, a LocalDate, an Instant, a MonthDay, or what
 * {@link SegmentBuilder#parameter}, {@link SegmentBuilder#today} and {@link SegmentBuilder#now} return.
 */
public interface Operand {
    /**
     * Returns the syntax tree of what is asked about.
     *
     * @return the term
     */
    Term term();

    /**
     * Returns {@code term = value}.
     *
     * @param value the value
     * @return the condition
     */
    default Condition eq(Object value) {
        return compare(Operator.EQUAL, value);
    }

    /**
     * Returns {@code term != value}, which holds also where the term is missing.
     *
     * @param value the value
     * @return the condition
     */
    default Condition ne(Object value) {
        return compare(Operator.NOT_EQUAL, value);
    }

    /**
     * Returns {@code term < value}.
     *
     * @param value the value
     * @return the condition
     */
    default Condition lt(Object value) {
        return compare(Operator.LESS, value);
    }

    /**
     * Returns {@code term <= value}.
     *
     * @param value the value
     * @return the condition
     */
    default Condition lte(Object value) {
        return compare(Operator.AT_MOST, value);
    }

    /**
     * Returns {@code term > value}.
     *
     * @param value the value
     * @return the condition
     */
    default Condition gt(Object value) {
        return compare(Operator.GREATER, value);
    }

    /**
     * Returns {@code term >= value}.
     *
     * @param value the value
     * @return the condition
     */
    default Condition gte(Object value) {
        return compare(Operator.AT_LEAST, value);
    }

    /**
     * Returns a comparison.
     *
     * @param operator the operator
     * @param value the value
     * @return the condition
     */
    default Condition compare(Operator operator, Object value) {
        return Condition.of(new Expression.Compare(term(), operator, Values.literal(value)));
    }

    /**
     * Returns {@code term in (...)}.
     *
     * @param values the values, at least one
     * @return the condition
     */
    default Condition in(Object... values) {
        return Condition.of(new Expression.In(term(), Values.literals(values)));
    }

    /**
     * Returns {@code term between low and high}, both included.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @return the condition
     */
    default Condition between(Object low, Object high) {
        return Condition.of(
                new Expression.Between(term(), Values.literal(low), Values.literal(high)));
    }

    /**
     * Returns {@code term is set}.
     *
     * @return the condition
     */
    default Condition isSet() {
        return Condition.of(new Expression.IsSet(term()));
    }

    /**
     * Returns {@code term is missing}.
     *
     * @return the condition
     */
    default Condition isMissing() {
        return isSet().not();
    }

    /**
     * Returns the condition that a term of true and false is true.
     *
     * @return the condition
     */
    default Condition isTrue() {
        return Condition.of(new Expression.IsTrue(term()));
    }

    /**
     * Returns {@code term in last ...}.
     *
     * @param amount how many
     * @param unit of what
     * @return the condition
     */
    default Condition withinLast(long amount, Unit unit) {
        return within(new Window.Last(Period.of(amount, unit)));
    }

    /**
     * Returns {@code term in next ...}.
     *
     * @param amount how many
     * @param unit of what
     * @return the condition
     */
    default Condition withinNext(long amount, Unit unit) {
        return within(new Window.Next(Period.of(amount, unit)));
    }

    /**
     * Returns the condition that the term lies in a window.
     *
     * @param window {@link Window.Last} or {@link Window.Next}
     * @return the condition
     * @throws IllegalArgumentException if it is another window
     */
    default Condition within(Window window) {
        return Condition.of(new Expression.Within(term(), window));
    }

    /**
     * Returns {@code term contains value}.
     *
     * @param value the element of a set, or the part of a text
     * @return the condition
     */
    default Condition contains(Object value) {
        return Condition.of(new Expression.Contains(term(), Quantity.ONE, Values.literals(value)));
    }

    /**
     * Returns {@code term contains any (...)}.
     *
     * @param values elements of a set, or parts of a text, at least one
     * @return the condition
     */
    default Condition containsAny(Object... values) {
        return Condition.of(new Expression.Contains(term(), Quantity.ANY, Values.literals(values)));
    }

    /**
     * Returns {@code term contains all (...)}.
     *
     * @param values elements of a set, or parts of a text, at least one
     * @return the condition
     */
    default Condition containsAll(Object... values) {
        return Condition.of(new Expression.Contains(term(), Quantity.ALL, Values.literals(values)));
    }

    /**
     * Returns {@code term starts with prefix}.
     *
     * @param prefix the prefix
     * @return the condition
     */
    default Condition startsWith(Object prefix) {
        return Condition.of(new Expression.StartsWith(term(), Values.literal(prefix)));
    }
}
