package io.kinfold.command.resolution;

/**
 * A run in numbers.
 *
 * @param rows the rows that became fragments
 * @param rejected the rows left out
 * @param fragments the fragments in force: of rows with one source and key the one observed last
 * @param profiles the profiles
 * @param refused the links that a guard refused
 */
public record Summary(long rows, long rejected, long fragments, long profiles, long refused) {}
