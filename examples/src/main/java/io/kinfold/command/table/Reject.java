package io.kinfold.command.table;

/**
 * A row that was left out, and why.
 *
 * @param file the file's name as the user gave it
 * @param line the line on which the row begins, from 1
 * @param column the name of the column to blame; empty where it is the row as a whole
 * @param reason what is wrong; never the value
 */
public record Reject(String file, long line, String column, String reason) {}
