package io.kinfold.command.problem;

/**
 * Something wrong in a file of the user, with its place and the way to mend it.
 *
 * @param file the file's name as the user gave it
 * @param line the line, from 1; 0 where no line is to blame
 * @param column the character within the line, from 1; 0 where unknown
 * @param message what is wrong, the rule, and how to mend it; never a customer's value
 */
public record Problem(String file, long line, long column, String message) {
    /** Returns a problem of the file as a whole. */
    public static Problem of(String file, String message) {
        return new Problem(file, 0, 0, message);
    }

    /**
     * Returns the problem in the form {@code file:line:column: message}, places unknown left out.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        return text.append(": ").append(message).toString();
    }
}
