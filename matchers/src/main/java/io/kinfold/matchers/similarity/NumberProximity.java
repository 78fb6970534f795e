package io.kinfold.matchers.similarity;

import java.util.OptionalDouble;

/**
 * How near two numbers are. Absolute: {@code 1 - |a - b| / scale}, and 0 from {@code scale} on.
 * Relative: {@code 1 - |a - b| / max(|a|, |b|)}, and 0 for numbers of opposite sign.
 *
 * <p>Numbers are decimal, with a point and no grouping, with or without sign and exponent: 12,
 * -3.50, 1e6. They are compared as {@code double}: "1.0" and "1" are equal, 1 for equal numbers
 * only. A value that is no such number, or out of a double's range, is alike to its equals only.
 * Immutable.
 */
public final class NumberProximity implements Similarity {
    /** Longer texts are no number that a person wrote; bounds the cost of reading them. */
    private static final int LONGEST = 400;

    private static final double RELATIVE = 0;

    private final double scale;

    private NumberProximity(double scale) {
        this.scale = scale;
    }

    /**
     * Returns the absolute measure.
     *
     * @param scale from which difference on two numbers have nothing in common; finite, above 0
     * @return the measure
     * @throws IllegalArgumentException if the scale is not finite or not above 0
     */
    public static NumberProximity ofScale(double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale " + scale
                    + " must be finite and above 0; relative() scales by the numbers themselves");
        }
        return new NumberProximity(scale);
    }

    /**
     * Returns the relative measure.
     *
     * @return the measure
     */
    public static NumberProximity relative() {
        return new NumberProximity(RELATIVE);
    }

    @Override
    public double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        OptionalDouble left = read(a);
        OptionalDouble right = read(b);
        return left.isPresent() && right.isPresent()
                ? proximity(left.getAsDouble(), right.getAsDouble())
                : 0;
    }

    private double proximity(double a, double b) {
        if (a == b) {
            return 1;
        }
        double within = scale == RELATIVE ? Math.max(Math.abs(a), Math.abs(b)) : scale;
        return Scales.linear(Math.abs(a - b), within);
    }

    static OptionalDouble read(String value) {
        if (value.isEmpty() || value.length() > LONGEST || !isDecimal(value)) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(value);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Keeps out what parseDouble reads beyond decimals: NaN, hexadecimal, a final d, spaces. */
    private static boolean isDecimal(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
