package io.kinfold.command.segmentation;

import io.kinfold.command.table.Row;
import io.kinfold.fragment.Identifier;

import java.time.Instant;
import java.util.List;

/**
 * An event as its file has it.
 *
 * @param type the kind of event
 * @param identifier on what it happened, in normal form
 * @param at when
 * @param cells the row, in which all other columns are fields
 */
record EventRow(String type, Identifier identifier, Instant at, Row cells) {
    /** Returns the values of a field that are not blank. */
    List<String> field(String name) {
        return cells.values(name).stream().filter(value -> !value.isBlank()).toList();
    }

    /** Returns kind, namespace and time, never a value. */
    @Override
    public String toString() {
        return "EventRow[" + type + ", " + identifier + ", " + at + "]";
    }
}
