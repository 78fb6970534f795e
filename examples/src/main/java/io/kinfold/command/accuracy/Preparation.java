package io.kinfold.command.accuracy;

import io.kinfold.command.accuracy.DataSet.Prepared;
import io.kinfold.command.evaluation.LabelColumns;
import io.kinfold.command.evaluation.TruthColumns;
import io.kinfold.command.table.CsvWriter;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which public data and their truth come. */
final class Preparation {
    private static final TruthColumns TRUTH = new TruthColumns("key", "customer", Optional.empty());
    private static final LabelColumns LABELS = new LabelColumns("left", "right", "label");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private Preparation() {}

    /** Whose truth is a column: it is taken out of what the command reads. */
    static DataSet.Preparer clusterColumn(String id, String cluster) {
        return (files, folder) -> {
            Path input = folder.resolve(Tables.baseName(files.get(0)) + ".csv");
            Path truth = folder.resolve("truth.csv");
            try (TableReader reader = Tables.open(files.get(0));
                    CsvWriter customers = CsvWriter.create(truth, "key", "customer")) {
                List<String> columns = new ArrayList<>(reader.columns());
                columns.remove(cluster);
                try (CsvWriter records = CsvWriter.create(input, columns)) {
                    for (Row row : new Rows(reader)) {
                        records.row(columns.stream().map(row::value).toList());
                        customers.row(row.value(id), row.value(cluster));
                    }
                }
            }
            return new Prepared(List.of(input), new Truth.Clusters(truth, TRUTH));
        };
    }

    /** Whose truth follows from the record's key; the file is read as it is. */
    static DataSet.Preparer clusterInKey(String id, UnaryOperator<String> cluster) {
        return (files, folder) -> {
            Path truth = folder.resolve("truth.csv");
            try (TableReader reader = Tables.open(files.get(0));
                    CsvWriter customers = CsvWriter.create(truth, "key", "customer")) {
                for (Row row : new Rows(reader)) {
                    customers.row(row.value(id), cluster.apply(row.value(id)));
                }
            }
            return new Prepared(List.of(files.get(0)), new Truth.Clusters(truth, TRUTH));
        };
    }

    /** Whose truth is the last file, with columns of its own; the others are read as they are. */
    static DataSet.Preparer truthFile(TruthColumns columns) {
        return (files, folder) -> {
            int last = files.size() - 1;
            return new Prepared(
                    List.copyOf(files.subList(0, last)),
                    new Truth.Clusters(files.get(last), columns));
        };
    }

    /**
     * Two tables and a file of the pairs that match: each record matches one of the other table at
     * most.
     */
    static DataSet.Preparer matchFile(String id, String left, String right) {
        return (files, folder) -> {
            Path truth = folder.resolve("truth.csv");
            try (CsvWriter customers = CsvWriter.create(truth, "key", "customer")) {
                List<String> matched = new ArrayList<>();
                try (TableReader matches = Tables.open(files.get(2))) {
                    for (Row row : new Rows(matches)) {
                        customers.row(row.value(left), row.value(left));
                        customers.row(row.value(right), row.value(left));
                        matched.add(row.value(left));
                        matched.add(row.value(right));
                    }
                }
                for (Path file : files.subList(0, 2)) {
                    try (TableReader records = Tables.open(file)) {
                        for (Row row : new Rows(records)) {
                            if (!matched.contains(row.value(id))) {
                                customers.row(row.value(id), row.value(id));
                            }
                        }
                    }
                }
            }
            return new Prepared(files.subList(0, 2), new Truth.Clusters(truth, TRUTH));
        };
    }

    /**
     * Restaurants in one file of a form between CSV and Python: each cell is quoted, behind a comma
     * and a space, and the last is the truth.
     */
    static Prepared quotedCells(List<Path> files, Path folder) throws IOException {
        Path input = folder.resolve("restaurants.csv");
        Path truth = folder.resolve("truth.csv");
        try (BufferedReader lines = Files.newBufferedReader(files.get(0));
                CsvWriter records =
                        CsvWriter.create(input, "id", "name", "address", "city", "cuisine");
                CsvWriter customers = CsvWriter.create(truth, "key", "customer")) {
            lines.readLine();
            int id = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = new ArrayList<>();
                cells.add(Integer.toString(id++));
                Matcher cell = QUOTED.matcher(line);
                while (cell.find()) {
                    cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1));
                }
                records.row(cells.subList(0, 5));
                customers.row(cells.get(0), cells.get(5));
            }
        }
        return new Prepared(List.of(input), new Truth.Clusters(truth, TRUTH));
    }

    /**
     * Labelled pairs that hold both records: each side becomes a record of its own, and the label
     * is the truth.
     */
    static DataSet.Preparer sides(Sides sides) {
        return (files, folder) -> {
            Path input = folder.resolve("records.csv");
            Path truth = folder.resolve("truth.csv");
            try (TableReader reader = Tables.open(files.get(0));
                    CsvWriter labels = CsvWriter.create(truth, "left", "right", "label")) {
                List<String> names = sides.names(reader.columns());
                List<String> header = new ArrayList<>(List.of("id"));
                header.addAll(names);
                try (CsvWriter records = CsvWriter.create(input, header)) {
                    for (Row row : new Rows(reader)) {
                        records.row(sides.record(row, true, names));
                        records.row(sides.record(row, false, names));
                        labels.row(
                                Sides.key(row, true),
                                Sides.key(row, false),
                                row.value(sides.label()));
                    }
                }
            }
            return new Prepared(List.of(input), new Truth.Labels(truth, LABELS));
        };
    }
}
