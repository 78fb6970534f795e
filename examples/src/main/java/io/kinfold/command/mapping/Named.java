package io.kinfold.command.mapping;

import io.kinfold.command.problem.Problem;

/**
 * A word of the configuration with its place, so that what turns out wrong later can still be shown
 * there.
 *
 * @param name the word
 * @param line its line, from 1; 0 if it came from the command line
 * @param column its first character, from 1; 0 if it came from the command line
 */
public record Named(String name, long line, long column) {
    /** Returns a word that was given on the command line. */
    public static Named ofOption(String name) {
        return new Named(name, 0, 0);
    }

    /** Returns a problem at the word's place. */
    public Problem problem(String file, String message) {
        return new Problem(file, line, column, message);
    }
}
