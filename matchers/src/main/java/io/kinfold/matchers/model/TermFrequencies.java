package io.kinfold.matchers.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The relative frequencies of a field's values, counted when a model was trained and kept in it.
 *
 * <p>A value that is not listed has {@link #unseen()}, so that values which occur once need not be
 * listed. The values are customers' data: a model with term frequencies is to be kept as they are.
 * Immutable and safe for any thread.
 */
public final class TermFrequencies {
    private final String field;
    private final Map<String, Double> frequencies;
    private final OptionalDouble unseen;
    private final Map<String, Double> lookUp;
    private final double otherwise;

    private TermFrequencies(String field, Map<String, Double> frequencies, OptionalDouble unseen) {
        this.field = Objects.requireNonNull(field, "field");
        this.frequencies = Collections.unmodifiableMap(new TreeMap<>(frequencies));
        this.unseen = unseen;
        this.lookUp = new HashMap<>(frequencies);
        this.otherwise = unseen.orElse(Double.NaN);
        this.frequencies.values().forEach(this::check);
        unseen.ifPresent(this::check);
    }

    private void check(double frequency) {
        if (!(frequency > 0 && frequency <= 1)) {
            throw new IllegalArgumentException(
                    "a term frequency of field '" + field + "' is " + frequency
                            + ", but must be in (0, 1]: the share of the fragments with the value");
        }
    }

    /**
     * Returns frequencies of which the unlisted values have none: they adjust nothing.
     *
     * @param field the field's name
     * @param frequencies each value's share of the fragments that have one, in (0, 1]
     * @return the table
     * @throws IllegalArgumentException if a frequency is out of range
     */
    public static TermFrequencies of(String field, Map<String, Double> frequencies) {
        return new TermFrequencies(field, frequencies, OptionalDouble.empty());
    }

    /**
     * Returns frequencies with one for all unlisted values.
     *
     * @param field the field's name
     * @param frequencies each value's share of the fragments that have one, in (0, 1]
     * @param unseen the frequency of every other value, in (0, 1]
     * @return the table
     * @throws IllegalArgumentException if a frequency is out of range
     */
    public static TermFrequencies of(String field, Map<String, Double> frequencies, double unseen) {
        return new TermFrequencies(field, frequencies, OptionalDouble.of(unseen));
    }

    /**
     * Returns the field's name.
     *
     * @return the name
     */
    public String field() {
        return field;
    }

    /**
     * Returns the listed frequencies in the order of the values.
     *
     * @return an immutable map
     */
    public Map<String, Double> frequencies() {
        return frequencies;
    }

    /**
     * Returns the frequency of unlisted values.
     *
     * @return the frequency, or empty where they have none
     */
    public OptionalDouble unseen() {
        return unseen;
    }

    /** Returns a value's frequency, NaN if it has none. */
    double frequency(String value) {
        Double listed = lookUp.get(value);
        return listed != null ? listed : otherwise;
    }

    /** Returns the lowest frequency there is. */
    double lowest() {
        double least = unseen.orElse(1);
        for (double frequency : frequencies.values()) {
            least = Math.min(least, frequency);
        }
        return least;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TermFrequencies that
                && field.equals(that.field)
                && frequencies.equals(that.frequencies)
                && unseen.equals(that.unseen);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, frequencies, unseen);
    }

    @Override
    public String toString() {
        return "TermFrequencies[" + field + ", " + frequencies.size() + " values]";
    }
}
