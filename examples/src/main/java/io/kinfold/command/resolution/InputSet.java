package io.kinfold.command.resolution;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.Named;
import io.kinfold.command.problem.NearestName;
import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.table.TableReader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The inputs of one run against the columns that a mapping names. Several files may differ: a
 * column of an identifier or attribute need stand in one of them only, while key, source and
 * observed time must stand in each.
 */
final class InputSet {
    private final Mapping mapping;
    private final List<TableReader> readers;

    InputSet(Mapping mapping, List<TableReader> readers) {
        this.mapping = mapping;
        this.readers = readers;
    }

    /** Checks what is known before the first row. */
    void check() {
        List<Problem> problems = new ArrayList<>();
        for (TableReader reader : readers) {
            if (reader.columnsKnown()) {
                mapping.id().ifPresent(column -> needIn(reader, column, problems));
                mapping.source().ifPresent(column -> needIn(reader, column, problems));
                mapping.observedAt().ifPresent(column -> needIn(reader, column, problems));
                ambiguous(reader, problems);
            }
        }
        if (readers.stream().allMatch(TableReader::columnsKnown)) {
            needSomewhere(problems);
        }
        fail(problems);
    }

    /** Checks what is known only now that all rows were read. */
    void checkAtEnd() {
        boolean anyRows = readers.stream().anyMatch(reader -> !reader.columns().isEmpty());
        if (anyRows && !readers.stream().allMatch(TableReader::columnsKnown)) {
            List<Problem> problems = new ArrayList<>();
            needSomewhere(problems);
            fail(problems);
        }
    }

    private static void fail(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new WrongInputException(List.copyOf(new LinkedHashSet<>(problems)));
        }
    }

    private void needIn(TableReader reader, Named column, List<Problem> problems) {
        if (!reader.columns().contains(column.name())
                && !reader.ambiguous().contains(column.name())) {
            problems.add(Problem.of(
                    reader.file(),
                    "there is no column '" + column.name() + "'"
                            + hint(column.name(), reader.columns())));
        }
    }

    private static String hint(String name, SortedSet<String> columns) {
        Optional<String> only =
                columns.size() == 1 ? Optional.of(columns.first()) : Optional.empty();
        if (only.isPresent() && (only.get().contains(";") || only.get().contains("\t"))) {
            return "; the file seems to be separated by semicolons or tabs, and must be by commas";
        }
        return NearestName.columnHint(name, columns);
    }

    private void ambiguous(TableReader reader, List<Problem> problems) {
        for (Named column : mapping.columns()) {
            if (reader.ambiguous().contains(column.name())) {
                problems.add(Problem.of(
                        reader.file(),
                        "the header has column '" + column.name()
                                + "' more than once; give each a name of its own"));
            }
        }
    }

    private void needSomewhere(List<Problem> problems) {
        SortedSet<String> all = new TreeSet<>();
        readers.forEach(reader -> all.addAll(reader.columns()));
        Set<String> told = new TreeSet<>();
        for (Named column : mapping.columns()) {
            if (!all.contains(column.name()) && told.add(column.name()) && !everywhere(column)) {
                problems.add(column.problem(
                        mapping.file(),
                        "no input has a column '" + column.name() + "'"
                                + hint(column.name(), all)));
            }
        }
    }

    /**
     * Returns whether the column is one that each file must have, of which a problem was told for
     * the file.
     */
    private boolean everywhere(Named column) {
        return readers.stream().allMatch(TableReader::columnsKnown)
                && (mapping.id().filter(column::equals).isPresent()
                        || mapping.source().filter(column::equals).isPresent()
                        || mapping.observedAt().filter(column::equals).isPresent());
    }
}
