package io.kinfold.matchers.model;

import java.util.List;
import java.util.Objects;

/**
 * What two fragments must have in common to reach a level of a comparison.
 *
 * <p>A condition is true, false, or unknown where a value that it needs is missing, with SQL's logic
 * of three values; only a true one reaches its level. Where a field holds several values, the pair
 * that is most alike counts. Closed, so that a model can be written as JSON. Immutable and safe for
 * any thread.
 */
public sealed interface Condition {

    /** Ways to count edits. */
    enum Edits {
        /** Insertions, deletions and substitutions. */
        LEVENSHTEIN,
        /** The same, and transpositions of neighbours, whatever is edited between them. */
        DAMERAU_LEVENSHTEIN,
        /** The same, no text being edited twice; the fastest that knows transpositions. */
        OPTIMAL_STRING_ALIGNMENT
    }

    /** Ways to mistype a date. */
    enum Mistake {
        /** One of the eight digits differs. */
        ONE_DIGIT,
        /** Day and month have changed places. */
        DAY_AND_MONTH_SWAPPED
    }

    /** One fragment of a pair. The sides of a pair have no order; see {@link Comparison}. */
    enum Side {
        /** The one. */
        LEFT,
        /** The other. */
        RIGHT
    }

    /**
     * Returns the condition that both values of a field are equal.
     *
     * @param field the field's name
     * @return the condition
     */
    static Condition equal(String field) {
        return equal(Operand.of(field));
    }

    /**
     * Returns the condition that both values are equal.
     *
     * @param operand what is compared
     * @return the condition
     */
    static Condition equal(Operand operand) {
        return new Equal(operand, operand);
    }

    /**
     * Returns the condition that the similarity of a field's values is high.
     *
     * @param measure the name of a similarity, such as {@code jaro_winkler}
     * @param field the field's name
     * @param atLeast the least similarity, in [0, 1]
     * @return the condition
     */
    static Condition similar(String measure, String field, double atLeast) {
        Operand operand = Operand.of(field);
        return new Similar(measure, operand, operand, atLeast);
    }

    /**
     * Returns the condition that few edits turn one value into the other.
     *
     * @param edits how edits are counted
     * @param field the field's name
     * @param atMost the greatest number of edits, at least 0
     * @return the condition
     */
    static Condition edits(Edits edits, String field, int atMost) {
        Operand operand = Operand.of(field);
        return new EditsWithin(edits, operand, operand, atMost);
    }

    /**
     * Returns the condition that two fields' values have changed places, both of them.
     *
     * @param first a field's name, such as {@code given_name}
     * @param second another's, such as {@code surname}
     * @return the condition
     */
    static Condition swapped(String first, String second) {
        Operand one = Operand.of(first);
        Operand two = Operand.of(second);
        return new All(List.of(new Equal(one, two), new Equal(two, one)));
    }

    /**
     * Returns the condition that all conditions are true.
     *
     * @param conditions at least one
     * @return the condition
     */
    static Condition all(Condition... conditions) {
        return new All(List.of(conditions));
    }

    /**
     * Returns the condition that one of the conditions is true.
     *
     * @param conditions at least one
     * @return the condition
     */
    static Condition any(Condition... conditions) {
        return new Any(List.of(conditions));
    }

    /**
     * Both values are equal.
     *
     * @param left what is taken of the one fragment
     * @param right what is taken of the other; usually the same
     */
    record Equal(Operand left, Operand right) implements Condition {}

    /**
     * A similarity is at least so high.
     *
     * @param measure the name of a similarity, such as {@code jaro_winkler}
     * @param left what is taken of the one fragment
     * @param right what is taken of the other; usually the same
     * @param atLeast the least similarity, in [0, 1]
     */
    record Similar(String measure, Operand left, Operand right, double atLeast)
            implements Condition {
        /**
         * Checks the parts.
         *
         * @param measure the name of a similarity
         * @param left what is taken of the one fragment
         * @param right what is taken of the other
         * @param atLeast the least similarity, in [0, 1]
         * @throws IllegalArgumentException if there is no such measure or threshold
         */
        public Similar {
            Measures.named(measure);
            if (!(atLeast >= 0 && atLeast <= 1)) {
                throw new IllegalArgumentException("similarity threshold " + atLeast + " of "
                        + measure + " must be in [0, 1]; such as 0.9");
            }
        }
    }

    /**
     * So few edits turn one text into the other.
     *
     * @param edits how edits are counted
     * @param left what is taken of the one fragment
     * @param right what is taken of the other; usually the same
     * @param atMost the greatest number of edits, at least 0
     */
    record EditsWithin(Edits edits, Operand left, Operand right, int atMost) implements Condition {
        /**
         * Checks the parts.
         *
         * @param edits how edits are counted
         * @param left what is taken of the one fragment
         * @param right what is taken of the other
         * @param atMost the greatest number of edits
         * @throws IllegalArgumentException if it is negative
         */
        public EditsWithin {
            Objects.requireNonNull(edits, "edits");
            Checks.atLeastZero("number of edits", atMost);
        }
    }

    /**
     * Two dates or times, in ISO 8601, lie within a distance.
     *
     * @param operand what is taken of both fragments
     * @param days the greatest distance in days of 24 hours, at least 0
     */
    record DatesWithin(Operand operand, double days) implements Condition {
        /**
         * Checks the parts.
         *
         * @param operand what is taken of both fragments
         * @param days the greatest distance in days
         * @throws IllegalArgumentException if it is negative
         */
        public DatesWithin {
            Checks.atLeastZero("number of days", days);
        }
    }

    /**
     * Two dates, in ISO 8601, differ as one does that was mistyped.
     *
     * @param operand what is taken of both fragments
     * @param mistake how it was mistyped
     */
    record DateMistyped(Operand operand, Mistake mistake) implements Condition {}

    /**
     * Two decimal numbers differ by little.
     *
     * @param operand what is taken of both fragments
     * @param atMost the greatest absolute difference, at least 0
     */
    record NumbersWithin(Operand operand, double atMost) implements Condition {
        /**
         * Checks the parts.
         *
         * @param operand what is taken of both fragments
         * @param atMost the greatest absolute difference
         * @throws IllegalArgumentException if it is negative
         */
        public NumbersWithin {
            Checks.atLeastZero("difference", atMost);
        }
    }

    /**
     * Two decimal numbers differ by little in proportion to the greater.
     *
     * @param operand what is taken of both fragments
     * @param below what the absolute difference, divided by the greater number, must stay below
     */
    record NumbersInProportion(Operand operand, double below) implements Condition {
        /**
         * Checks the parts.
         *
         * @param operand what is taken of both fragments
         * @param below what the proportion must stay below, at least 0
         * @throws IllegalArgumentException if it is negative
         */
        public NumbersInProportion {
            Checks.atLeastZero("proportion", below);
        }
    }

    /**
     * Two places lie within a great-circle distance on a sphere of radius 6371 km.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @param kilometres the greatest distance, at least 0
     */
    record Nearby(Operand latitude, Operand longitude, double kilometres) implements Condition {
        /**
         * Checks the parts.
         *
         * @param latitude degrees north
         * @param longitude degrees east
         * @param kilometres the greatest distance
         * @throws IllegalArgumentException if it is negative
         */
        public Nearby {
            Checks.atLeastZero("distance", kilometres);
        }
    }

    /**
     * Two sets of values have so many in common.
     *
     * @param operand what is taken of both fragments
     * @param atLeast the least number of common values, at least 0
     */
    record Shared(Operand operand, int atLeast) implements Condition {
        /**
         * Checks the parts.
         *
         * @param operand what is taken of both fragments
         * @param atLeast the least number of common values
         * @throws IllegalArgumentException if it is negative
         */
        public Shared {
            Checks.atLeastZero("number of common values", atLeast);
        }
    }

    /**
     * All values of the fragment that has fewer are values of the other.
     *
     * @param operand what is taken of both fragments
     */
    record Subset(Operand operand) implements Condition {}

    /**
     * One text is contained in the other.
     *
     * @param operand what is taken of both fragments
     * @param minimumLength the least length of the contained one in UTF-16 code units, at least 1
     * @param atStart whether it must stand at the start of the other
     */
    record Contained(Operand operand, int minimumLength, boolean atStart) implements Condition {
        /**
         * Checks the parts.
         *
         * @param operand what is taken of both fragments
         * @param minimumLength the least length of the contained one
         * @param atStart whether it must stand at the start of the other
         * @throws IllegalArgumentException if the length is below 1
         */
        public Contained {
            Checks.atLeastZero("minimum length less one", minimumLength - 1);
        }
    }

    /**
     * Both texts have a length; of several values, the longest counts.
     *
     * @param operand what is taken of both fragments
     * @param units the least length in UTF-16 code units, at least 0
     */
    record LengthAtLeast(Operand operand, int units) implements Condition {
        /**
         * Checks the parts.
         *
         * @param operand what is taken of both fragments
         * @param units the least length
         * @throws IllegalArgumentException if it is negative
         */
        public LengthAtLeast {
            Checks.atLeastZero("length", units);
        }
    }

    /**
     * A value is missing in at least one of the fragments; never unknown.
     *
     * @param operand what is taken of both fragments
     */
    record Missing(Operand operand) implements Condition {}

    /**
     * A value is missing in one given fragment; never unknown.
     *
     * @param operand what is taken of the fragment
     * @param side which fragment
     */
    record Absent(Operand operand, Side side) implements Condition {}

    /**
     * A fragment's value equals a text.
     *
     * @param operand what is taken of the fragment
     * @param side which fragment
     * @param text the text
     */
    record Literal(Operand operand, Side side, String text) implements Condition {}

    /**
     * All conditions are true.
     *
     * @param conditions at least one
     */
    record All(List<Condition> conditions) implements Condition {
        /**
         * Checks and copies the parts.
         *
         * @param conditions at least one
         * @throws IllegalArgumentException if there is none
         */
        public All {
            conditions = Checks.someOf(conditions);
        }
    }

    /**
     * At least one condition is true.
     *
     * @param conditions at least one
     */
    record Any(List<Condition> conditions) implements Condition {
        /**
         * Checks and copies the parts.
         *
         * @param conditions at least one
         * @throws IllegalArgumentException if there is none
         */
        public Any {
            conditions = Checks.someOf(conditions);
        }
    }

    /**
     * A condition is false.
     *
     * @param condition the condition
     */
    record Not(Condition condition) implements Condition {}
}
