package io.kinfold.command.accuracy;

import io.kinfold.command.accuracy.DataSet.Prepared;
import io.kinfold.command.chance.Dice;
import io.kinfold.command.table.CsvWriter;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some records of a data set: all records of customers, or both sides of pairs, drawn by a seed. */
final class Sample {
    private static final int ORDER = 41;

    private final DataSet set;
    private final Prepared all;
    private final Set<String> records;

    private Sample(DataSet set, Prepared all, Set<String> records) {
        this.set = set;
        this.all = all;
        this.records = records;
    }

    /** Draws customers, or pairs, until there are so many records; takes all where there are fewer. */
    static Sample of(DataSet set, Prepared all, int size, long seed) throws IOException {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        try (TableReader reader = Tables.open(all.truth().file())) {
            for (Row row : new Rows(reader)) {
                groups.computeIfAbsent(all.truth().group(row), unused -> new ArrayList<>())
                        .addAll(all.truth().records(row));
            }
        }
        List<String> order = new ArrayList<>(groups.keySet());
        order.sort(Comparator.<String>comparingLong(
                        group -> Dice.of(seed, ORDER, group.hashCode()).bits())
                .thenComparing(Comparator.naturalOrder()));
        Set<String> records = new HashSet<>();
        for (String group : order) {
            if (records.size() < size) {
                records.addAll(groups.get(group));
            }
        }
        return new Sample(set, all, records);
    }

    /** Writes the records and their truth to an empty folder. */
    Prepared write(Path folder) throws IOException {
        List<Path> inputs = new ArrayList<>();
        for (Path input : all.inputs()) {
            Path part = folder.resolve(Tables.baseName(input) + ".csv");
            inputs.add(part);
            copy(input, part, row -> records.contains(key(row)));
        }
        Path truth = folder.resolve("truth.csv");
        copy(all.truth().file(), truth, row -> records.containsAll(all.truth().records(row)));
        return new Prepared(inputs, all.truth().in(truth));
    }

    private String key(Row row) {
        String key = row.value(set.columns().get(1));
        return all.truth().source().map(column -> row.value(column) + ":" + key).orElse(key);
    }

    /** Says which rows are copied. */
    @FunctionalInterface
    private interface Wanted {
        boolean test(Row row);
    }

    private static void copy(Path from, Path into, Wanted wanted) throws IOException {
        try (TableReader reader = Tables.open(from)) {
            List<String> header = reader.header();
            try (CsvWriter out = CsvWriter.create(into, header)) {
                for (Row row : new Rows(reader)) {
                    if (wanted.test(row)) {
                        out.row(header.stream().map(row::value).toList());
                    }
                }
            }
        }
    }
}
