package io.kinfold.command.evaluation;

/**
 * Where labelled pairs stand.
 *
 * @param left the column of one record: its key, or source:key
 * @param right the column of the other
 * @param label the column that says whether both are one customer
 */
public record LabelColumns(String left, String right, String label) {}
