package io.kinfold.segments.problem;

/**
 * A place in a segment's source. Immutable.
 *
 * @param path where within a tree, such as {@code /expr/and/1}; empty in text
 * @param line the line in text, from 1; 0 where the source is no text
 * @param column the character within the line, from 1, in code points; 0 where the source is no text
 * @param offset the first character, from 0, in UTF-16 units of the whole text; 0 where the source is no text
 * @param length how many UTF-16 units of the text; 0 where the source is no text
 */
public record Position(String path, int line, int column, int offset, int length) {
    /** The place of what has no source, such as the whole of a tree. */
    public static final Position NOWHERE = new Position("", 0, 0, 0, 0);

    /**
     * Returns a place in a tree.
     *
     * @param path a JSON pointer
     * @return the place
     */
    public static Position ofPath(String path) {
        return new Position(path, 0, 0, 0, 0);
    }

    /** Returns {@code line:column}, or the path. */
    @Override
    public String toString() {
        return line > 0 ? line + ":" + column : path;
    }
}
