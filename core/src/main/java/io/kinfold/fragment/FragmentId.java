package io.kinfold.fragment;

import java.util.Objects;

/**
 * The name of one fragment: the source that it came from, and its key within that source.
 *
 * <p>Two fragments with equal ids are versions of one record, and the newer version replaces the
 * older one. The text form is {@code source:key}; a source holds no {@code ':'}, so the text splits
 * at its first {@code ':'} and a key may hold any number of them.
 *
 * <p>Ids are ordered by source, then by key, each in the order of Unicode code points. That is the
 * order of their UTF-8 bytes read as unsigned numbers, so memory, a file and a database with a
 * binary collation agree on it. It differs from {@link String#compareTo(String)} beyond U+FFFF.
 *
 * <p>Immutable and safe for use by several threads. An id stands in logs and messages: choose keys
 * that are no personal data.
 *
 * @param source the name of the source, such as {@code crm} or {@code line}; not empty, without
 *     {@code ':'} and without ISO control characters
 * @param key the key of the record within its source; not empty
 */
public record FragmentId(String source, String key) implements Comparable<FragmentId> {

    /** The most UTF-16 units of a source and of a key. */
    public static final int LONGEST = 1_000;

    private static final char SEPARATOR = ':';

    /**
     * Checks both parts and keeps them as they are: nothing is trimmed or folded.
     *
     * @param source the name of the source
     * @param key the key within the source
     * @throws NullPointerException if {@code source} or {@code key} is null
     * @throws IllegalArgumentException if {@code source} is empty or holds {@code ':'} or a control
     *     character, if {@code key} is empty, or if either holds an unpaired surrogate or is longer
     *     than {@value #LONGEST} characters
     */
    public FragmentId {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(key, "key");
        requireText("source", source);
        requireText("key", key);
        for (int i = 0; i < source.length(); i++) {
            requireAllowedInSource(source.charAt(i), i);
        }
    }

    /**
     * Returns the id of the record {@code key} of {@code source}.
     *
     * @param source the name of the source; see the record's own description for its limits
     * @param key the key within the source; not empty
     * @return the id
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if an argument is outside of its limits
     */
    public static FragmentId of(String source, String key) {
        return new FragmentId(source, key);
    }

    /**
     * Returns the id that {@link #toString()} wrote as {@code text}. The first {@code ':'} ends the
     * source; all after it is the key.
     *
     * @param text {@code source:key}
     * @return the id
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if {@code text} has no {@code ':'}, or if a part is outside of
     *     its limits
     */
    public static FragmentId parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException(
                    "a fragment id must be written as source:key, but this text has no ':';"
                            + " put the source's name in front, such as 'crm:1001'");
        }
        return new FragmentId(text.substring(0, separator), text.substring(separator + 1));
    }

    /**
     * Compares by source, then by key, in the order of Unicode code points; consistent with equals.
     * Cost: the length of the common prefix.
     *
     * @param other the id to compare with
     * @return a negative number, zero or a positive number as this id is before, equal to or after
     *     {@code other}
     */
    @Override
    public int compareTo(FragmentId other) {
        int bySource = CodePointOrder.compare(source, other.source);
        return bySource != 0 ? bySource : CodePointOrder.compare(key, other.key);
    }

    /**
     * Returns the text form, which {@link #parse(String)} reads back.
     *
     * @return {@code source:key}
     */
    @Override
    public String toString() {
        return source + SEPARATOR + key;
    }

    private static void requireText(String part, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    part + " of a fragment id must not be empty; give each record a " + part);
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(part + " of a fragment id must have at most "
                    + LONGEST + " characters, but has " + text.length() + "; use a shorter key");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(
                        text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                    throw new IllegalArgumentException(part
                            + " of a fragment id must be well-formed text, but has an unpaired"
                            + " surrogate at index "
                            + i
                            + "; read the input in its true encoding");
                }
                i++;
            }
        }
    }

    private static void requireAllowedInSource(char c, int index) {
        if (c == SEPARATOR || Character.isISOControl(c)) {
            throw new IllegalArgumentException(
                    "source of a fragment id must hold neither ':' nor control characters, but has"
                            + String.format(" U+%04X at index %d", (int) c, index)
                            + "; use a plain name such as 'crm'");
        }
    }
}
