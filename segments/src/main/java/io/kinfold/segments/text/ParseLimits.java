package io.kinfold.segments.text;

/**
 * What a source may hold at most, so that nothing hostile makes reading slow or deep. Immutable.
 *
 * @param characters the length of the source, in UTF-16 units
 * @param depth how deep parentheses, {@code not}, {@code where} and calls may nest
 * @param nodes how many conditions and terms one expression may have, macros expanded
 * @param listValues how many values one list may have
 */
public record ParseLimits(int characters, int depth, int nodes, int listValues) {
    /** The limits of one expression. */
    public static final ParseLimits EXPRESSION = new ParseLimits(16 * 1024, 64, 1000, 10_000);

    /** The limits of a file of segments; depth, nodes and list values are those of each expression in it. */
    public static final ParseLimits FILE = new ParseLimits(1024 * 1024, 64, 1000, 10_000);
}
