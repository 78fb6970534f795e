package io.kinfold.segments.expression;

import java.util.List;

/** What a condition looks at. Immutable. */
public sealed interface Term {
    /**
     * An attribute of the profile; within {@code where}, a field of the event. The attribute {@code tags}
     * is built in: the profile's tags at the context's instant.
     *
     * @param name the name
     */
    record Named(String name) implements Term {}

    /**
     * How many calendar days ago a date or instant was; negative where it is to come, missing where it is
     * missing.
     *
     * @param term a term of type date or instant
     */
    record DaysSince(Term term) implements Term {}

    /**
     * What a function makes of the profile's events.
     *
     * @param function the function
     * @param event the events
     */
    record Aggregate(AggregateFunction function, EventClause event) implements Term {}

    /**
     * A call of a function of the host, or in source text of a macro, which is expanded where it is read.
     *
     * @param name the function's name
     * @param arguments its arguments
     */
    record Call(String name, List<Argument> arguments) implements Term {
        /**
         * Copies the list.
         *
         * @param name the function's name
         * @param arguments its arguments
         */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** An argument of a call. */
    sealed interface Argument {
        /**
         * A term as an argument.
         *
         * @param term the term
         */
        record OfTerm(Term term) implements Argument {}

        /**
         * A literal as an argument.
         *
         * @param literal the literal
         */
        record OfLiteral(Literal literal) implements Argument {}
    }
}
