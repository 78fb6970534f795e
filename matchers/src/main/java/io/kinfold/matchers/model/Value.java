package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

/**
 * A prepared value of a fragment: its text and what comparisons need besides, computed once. Equal
 * values are often, not always, one object.
 */
final class Value {
    final String text;

    /** The values of a field that holds several, else null. */
    final String @Nullable [] parts;

    /** The distinct words, where words are compared, else null. */
    final @Nullable Words words;

    /** The code points that occur, each by its lowest six bits. */
    final long letters;

    /** The number of code points. */
    final int length;

    /** The number of UTF-16 units. */
    final int units;

    /** As a decimal number, or as the days of a date since 1970; NaN where it is none. */
    final double number;

    /** log2 of the relative frequency, NaN where there is none. */
    final double logFrequency;

    Value(
            String text,
            String @Nullable [] parts,
            @Nullable Words words,
            double number,
            double logFrequency) {
        this.text = text;
        this.parts = parts;
        this.words = words;
        this.letters = Bounds.letters(text);
        this.units = text.length();
        this.length = text.codePointCount(0, text.length());
        this.number = number;
        this.logFrequency = logFrequency;
    }

    boolean sameText(Value other) {
        return this == other || (letters == other.letters && text.equals(other.text));
    }
}
