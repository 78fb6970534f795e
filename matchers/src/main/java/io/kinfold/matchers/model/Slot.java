package io.kinfold.matchers.model;

import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.memo.Memo;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/** Makes the prepared values of one operand. Safe for any thread once all is taken on. */
final class Slot {
    /** What is computed besides the text. */
    enum Kind {
        TEXT,
        WORDS,
        NUMBER,
        DATE
    }

    private static final double SECONDS_OF_DAY = 86_400;

    private final UnaryOperator<@Nullable String> transform;
    private final @Nullable TermFrequencies frequencies;
    private boolean words;

    /** Which number is computed, {@link Kind#TEXT} for none. */
    private Kind number = Kind.TEXT;

    /** The values of texts that the transform made, so that fragments share them. */
    private final Memo<Value> derived = new Memo<>(this::make);

    Slot(UnaryOperator<@Nullable String> transform, @Nullable TermFrequencies frequencies) {
        this.transform = transform;
        this.frequencies = frequencies;
    }

    /** Takes on to compute something besides; returns false, and does not, if it computes another number already. */
    boolean take(Kind kind) {
        boolean numeric = kind == Kind.NUMBER || kind == Kind.DATE;
        if (numeric && number != Kind.TEXT && number != kind) {
            return false;
        }
        number = numeric ? kind : number;
        words |= kind == Kind.WORDS;
        return true;
    }

    /** Returns the prepared value of a field's value. */
    @Nullable
    Value prepare(@Nullable String fieldValue) {
        if (fieldValue == null) {
            return null;
        }
        String text = transform.apply(fieldValue);
        if (text == null) {
            return null;
        }
        // What is as it was has been looked up already, by its field.
        return text.equals(fieldValue) ? make(text) : derived.of(text);
    }

    private Value make(String text) {
        boolean several = text.indexOf(Field.SEPARATOR) >= 0;
        String[] parts = several ? Field.split(text).toArray(String[]::new) : null;
        return new Value(
                text,
                parts,
                words ? Words.of(text) : null,
                number(text),
                logFrequency(text, parts));
    }

    private double number(String text) {
        return switch (number) {
            case TEXT, WORDS -> Double.NaN;
            case NUMBER -> decimal(text);
            case DATE -> days(text);
        };
    }

    private static double decimal(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    static double days(String text) {
        try {
            if (isPlainDate(text)) {
                return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                        .toEpochDay();
            }
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).toEpochDay()
                    : LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC) / SECONDS_OF_DAY;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    /** Returns whether a text is written as nearly all dates are, which need no parser. */
    private static boolean isPlainDate(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            boolean dash = i == 4 || i == 7;
            boolean fits = dash ? c == '-' : (c >= '0' && c <= '9');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    /** Of several values the most frequent one counts: the least surprising agreement. */
    private double logFrequency(String text, String @Nullable [] parts) {
        if (frequencies == null) {
            return Double.NaN;
        }
        double greatest = frequencies.frequency(text);
        if (parts != null) {
            for (String part : parts) {
                double frequency = frequencies.frequency(part);
                greatest = greatest >= frequency ? greatest : frequency;
            }
        }
        return Bits.log2(greatest);
    }
}
