package io.kinfold.matchers.model;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A step that derives a text from a field's value before it is compared, such as its first three
 * characters. A step that leaves nothing makes the value missing. Closed, so that a model can be
 * written as JSON. Immutable and safe for any thread.
 */
public sealed interface Transform {

    /** Functions without a setting. */
    enum Function implements Transform {
        /** Lower case. */
        LOWER,
        /** Upper case. */
        UPPER,
        /** Without white space at both ends. */
        TRIM,
        /** The decimal digits only. */
        DIGITS,
        /** The words in ascending order. */
        SORTED_WORDS,
        /** Without spaces. */
        COMPACT,
        /** What stands before the first space. */
        FIRST_WORD,
        /** What stands behind the last space. */
        LAST_WORD,
        /** What stands before the last at sign of an e-mail; missing where there is none. */
        EMAIL_USER,
        /** What stands behind the last at sign of an e-mail; missing where there is none. */
        EMAIL_DOMAIN
    }

    /**
     * A part of the text, counted in UTF-16 code units.
     *
     * @param start where it begins, from 1; negative counts from the end, as in SQL
     * @param length how many units; at least 0
     */
    record Substring(int start, int length) implements Transform {
        /**
         * Checks the parts.
         *
         * @param start where it begins, from 1; negative counts from the end
         * @param length how many units
         * @throws IllegalArgumentException if start is 0 or length is negative
         */
        public Substring {
            if (start == 0 || length < 0) {
                throw new IllegalArgumentException("a substring starts at 1 or, from the end, at -1"
                        + " and has a length of at least 0, not " + start + " and " + length);
            }
        }
    }

    /**
     * The first place where a regular expression matches; missing where it does not.
     *
     * @param pattern a {@link Pattern}
     * @param group the group to take, 0 for all of the match
     */
    record RegexExtract(String pattern, int group) implements Transform {
        /**
         * Checks the parts.
         *
         * @param pattern a {@link Pattern}
         * @param group the group to take, 0 for all of the match
         * @throws IllegalArgumentException if the pattern is none or has no such group
         */
        public RegexExtract {
            try {
                if (group < 0 || group > Pattern.compile(pattern).matcher("").groupCount()) {
                    throw new IllegalArgumentException("regular expression '" + pattern
                            + "' has no group " + group + "; name one that it has");
                }
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' is no regular expression: " + e.getDescription(), e);
            }
        }
    }

    /**
     * Makes one text missing.
     *
     * @param text the text that stands for a missing value
     */
    record NullIf(String text) implements Transform {
        /**
         * Checks the parts.
         *
         * @param text the text that stands for a missing value
         */
        public NullIf {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * Reads a date or time and writes it by ISO 8601; missing where it cannot be read.
     *
     * @param format letters of {@link java.time.format.DateTimeFormatter}, such as {@code
     *     dd/MM/yyyy}
     */
    record ParseDate(String format) implements Transform {
        /**
         * Checks the parts.
         *
         * @param format letters of {@link java.time.format.DateTimeFormatter}
         * @throws IllegalArgumentException if it is no format
         */
        public ParseDate {
            Transforms.formatter(format);
        }
    }

    /**
     * One of the values of a field that holds several.
     *
     * @param index its place in ascending order from 0; negative counts from the end
     */
    record Element(int index) implements Transform {}
}
