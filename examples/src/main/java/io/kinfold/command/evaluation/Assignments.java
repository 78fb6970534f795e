package io.kinfold.command.evaluation;

import io.kinfold.command.problem.NearestName;
import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run assigned: the profile of each record. */
final class Assignments {
    static final String SOURCE = "source";

    /** Between source and key; no source has it. */
    private static final char BETWEEN = ':';

    private final Map<String, String> profiles = new HashMap<>();
    private final Set<String> severalSources = new HashSet<>();
    private final boolean bySource;
    private long unreadable;

    private Assignments(boolean bySource) {
        this.bySource = bySource;
    }

    /**
     * Reads assignments whose records are found by source and key, or by the key alone.
     *
     * @throws WrongInputException if a column is absent, or a record stands twice
     */
    static Assignments read(Path file, boolean bySource) throws IOException {
        Assignments assignments = new Assignments(bySource);
        try (TableReader reader = Tables.open(file)) {
            need(reader, SOURCE, "key", "profile_id");
            Optional<Row> next = reader.next(reject -> assignments.unreadable++);
            while (next.isPresent()) {
                assignments.read(reader, next.get());
                next = reader.next(reject -> assignments.unreadable++);
            }
        }
        return assignments;
    }

    private void read(TableReader reader, Row row) {
        String key = row.value("key");
        String profile = row.value("profile_id");
        if (key.isEmpty() || profile.isEmpty()) {
            unreadable++;
            return;
        }
        String record = name(bySource ? row.value(SOURCE) : "", key);
        if (profiles.putIfAbsent(record, profile) == null) {
            return;
        } else if (bySource) {
            throw new WrongInputException(List.of(new Problem(
                    reader.file(), row.line(), 0, "the record stands twice; each may stand once")));
        }
        throw new WrongInputException(List.of(new Problem(
                reader.file(),
                row.line(),
                0,
                "two sources have a record of this key; name the truth's column of the source by"
                        + " --truth-source")));
    }

    /** Returns the name of a record. */
    static String name(String source, String key) {
        return source + BETWEEN + key;
    }

    /**
     * Returns the name of each record by that name and, where only one source has it, by the key
     * alone. Keys of several sources are remembered.
     */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String name : profiles.keySet()) {
            String key = name.substring(name.indexOf(BETWEEN) + 1);
            if (names.putIfAbsent(key, name) != null) {
                severalSources.add(key);
            }
        }
        names.keySet().removeAll(severalSources);
        profiles.keySet().forEach(name -> names.put(name, name));
        return names;
    }

    /** Returns whether the key alone is no name, because several sources have it. */
    boolean ambiguous(String name) {
        return severalSources.contains(name) && !profiles.containsKey(name);
    }

    /** Returns the profile of each record, by its name. */
    Map<String, String> profiles() {
        return profiles;
    }

    /** Returns how many rows could not be read. */
    long unreadable() {
        return unreadable;
    }

    /** Throws if a file lacks one of the columns. */
    static void need(TableReader reader, String... columns) {
        for (String column : columns) {
            if (reader.columnsKnown() && !reader.columns().contains(column)) {
                throw WrongInputException.of(
                        reader.file(),
                        "there is no column '" + column + "'"
                                + NearestName.columnHint(column, reader.columns()));
            }
        }
    }
}
