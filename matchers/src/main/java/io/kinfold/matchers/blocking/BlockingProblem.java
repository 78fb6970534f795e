package io.kinfold.matchers.blocking;

/**
 * Something wrong in the text of blocking rules.
 *
 * @param line the line, from 1
 * @param column the character within the line, from 1
 * @param message what is wrong, what was expected, and the nearest known name
 * @param text the line
 */
public record BlockingProblem(int line, int column, String message, String text) {
    private static final int MOST_SHOWN = 200;

    /** Returns place and message, and below them the line with a caret under the place. */
    @Override
    public String toString() {
        String place = "line " + line + ", column " + column + ": " + message;
        if (text.length() > MOST_SHOWN) {
            return place;
        }
        return place + "\n  " + text.replace('\t', ' ') + "\n  " + " ".repeat(column - 1) + "^";
    }
}
