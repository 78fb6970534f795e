package io.kinfold.config;

import java.util.List;

/**
 * A rule that says which values of an attribute survive into the golden record. Rules form a chain:
 * each keeps some of the candidates that the one before left. Immutable and safe for any thread.
 */
public sealed interface Survivorship {
    /** Keeps the values of the latest observed time. */
    record MostRecent() implements Survivorship {}

    /** Keeps the values of the earliest observed time. */
    record Oldest() implements Survivorship {}

    /** Keeps the values that most fragments hold, compared in normal form. */
    record MostFrequent() implements Survivorship {}

    /** Keeps the values with most code points. */
    record Longest() implements Survivorship {}

    /**
     * Keeps the values of the source that stands first in a list; sources that are not in it come last.
     *
     * @param sources the sources, the most trusted first
     */
    record SourceOrder(List<String> sources) implements Survivorship {
        /**
         * Copies the list.
         *
         * @param sources the sources, the most trusted first
         */
        public SourceOrder {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Keeps the value that allows least, for consent: the first in a list that any fragment holds;
     * values that are not in it come last.
     *
     * @param values the values, the most restrictive first, compared in normal form
     */
    record MostRestrictive(List<String> values) implements Survivorship {
        /**
         * Copies the list.
         *
         * @param values the values, the most restrictive first, compared in normal form
         */
        public MostRestrictive {
            values = List.copyOf(values);
        }
    }

    /** Keeps every different value, for sets such as interests; ends the chain. */
    record Union() implements Survivorship {}

    /**
     * Returns the rule that keeps the latest value.
     *
     * @return the rule
     */
    static Survivorship mostRecent() {
        return new MostRecent();
    }

    /**
     * Returns the rule that keeps the earliest value.
     *
     * @return the rule
     */
    static Survivorship oldest() {
        return new Oldest();
    }

    /**
     * Returns the rule that keeps what most fragments hold.
     *
     * @return the rule
     */
    static Survivorship mostFrequent() {
        return new MostFrequent();
    }

    /**
     * Returns the rule that keeps the longest value.
     *
     * @return the rule
     */
    static Survivorship longest() {
        return new Longest();
    }

    /**
     * Returns the rule that trusts sources in an order.
     *
     * @param sources the sources, the most trusted first
     * @return the rule
     */
    static Survivorship sourceOrder(String... sources) {
        return new SourceOrder(List.of(sources));
    }

    /**
     * Returns the rule for consent.
     *
     * @param values the values, the most restrictive first
     * @return the rule
     */
    static Survivorship mostRestrictive(String... values) {
        return new MostRestrictive(List.of(values));
    }

    /**
     * Returns the rule that keeps every different value.
     *
     * @return the rule
     */
    static Survivorship union() {
        return new Union();
    }
}
