package io.kinfold.matchers.model;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Makes a level's weight depend on how frequent the values are that reach it: agreeing on a rare
 * surname says more than agreeing on a common one. The definition is Splink's: the weight grows by
 *
 * <pre>{@code scale * log2(u / max(f(left), f(right), minimumU))}</pre>
 *
 * bits, where f is the value's relative frequency in the model's {@link TermFrequencies} and u the
 * {@link #reference()} or, where there is none, the u of the comparison's level of exact agreement on
 * the field. Where no frequency of either value is known it grows by nothing.
 *
 * <p>Immutable and safe for any thread.
 *
 * @param field the field whose values count
 * @param scale how much of the adjustment counts, from 0, nothing, to 1, all
 * @param minimumU a frequency below which no value is taken to be, in [0, 1)
 * @param reference the frequency that adds nothing, in (0, 1]; empty for the u of exact agreement
 */
public record TermAdjustment(
        String field, double scale, double minimumU, OptionalDouble reference) {
    /** Splink's: no frequency is taken to be lower, so that no division by 0 can occur. */
    static final double LOWEST_FREQUENCY = 1e-10;

    /**
     * Checks the parts.
     *
     * @param field the field whose values count
     * @param scale how much of the adjustment counts
     * @param minimumU a frequency below which no value is taken to be
     * @param reference the frequency that adds nothing, in (0, 1]; empty for the u of exact agreement
     * @throws IllegalArgumentException if a number is out of range
     */
    public TermAdjustment {
        Objects.requireNonNull(field, "field");
        if (!(scale >= 0 && scale <= 1)
                || !(minimumU >= 0 && minimumU < 1)
                || !(reference.orElse(0.5) > 0 && reference.orElse(0.5) <= 1)) {
            throw new IllegalArgumentException("term adjustment on '" + field + "': scale " + scale
                    + " must be in [0, 1], minimum u " + minimumU
                    + " in [0, 1), a reference in (0, 1]; use 1 and 0 for the whole adjustment");
        }
    }

    /**
     * Returns the whole adjustment.
     *
     * @param field the field whose values count
     * @return scale 1, minimum u 0, measured against the u of exact agreement
     */
    public static TermAdjustment of(String field) {
        return new TermAdjustment(field, 1, 0, OptionalDouble.empty());
    }

    /**
     * Returns this adjustment against a given frequency.
     *
     * @param frequency the frequency that adds nothing, in (0, 1]
     * @return a new adjustment
     */
    public TermAdjustment against(double frequency) {
        return new TermAdjustment(field, scale, minimumU, OptionalDouble.of(frequency));
    }
}
