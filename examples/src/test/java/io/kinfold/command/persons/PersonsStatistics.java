package io.kinfold.command.persons;

import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What persons and their duplicates look like, in numbers that have a name. */
final class PersonsStatistics {
    private final Map<String, Map<Field, String>> originals = new HashMap<>();
    private final Map<String, List<Map<Field, String>>> duplicates = new HashMap<>();
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private PersonsStatistics(Path file) throws IOException {
        try (TableReader reader = Tables.open(file)) {
            Optional<Row> next = reader.next(reject -> {});
            for (; next.isPresent(); next = reader.next(reject -> {})) {
                read(next.get());
            }
        }
        figures.put("rows", originals.size() + (double) count());
        figures.put("persons", (double) originals.size());
        for (int copies = 0; copies <= 5; copies++) {
            int wanted = copies;
            long persons = originals.keySet().stream()
                    .filter(id -> duplicates.getOrDefault(id, List.of()).size() == wanted)
                    .count();
            figures.put("persons with " + copies + " duplicates", share(persons, originals.size()));
        }
        changedFields();
        for (Field field : Field.values()) {
            values(field);
        }
    }

    /** Returns the figures of a file with the columns of persons.csv. */
    static Map<String, Double> of(Path file) throws IOException {
        return new PersonsStatistics(file).figures;
    }

    private void read(Row row) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            values.put(field, row.value(field.column()));
        }
        if (row.value("id").endsWith("-org")) {
            originals.put(row.value("cluster"), values);
        } else {
            duplicates
                    .computeIfAbsent(row.value("cluster"), unused -> new ArrayList<>())
                    .add(values);
        }
    }

    private long count() {
        return duplicates.values().stream().mapToLong(List::size).sum();
    }

    private void changedFields() {
        long[] changed = new long[Field.COUNT + 1];
        duplicates.forEach((id, copies) -> copies.forEach(copy -> {
            int fields = 0;
            for (Field field : Field.values()) {
                fields += copy.get(field).equals(originals.get(id).get(field)) ? 0 : 1;
            }
            changed[fields]++;
        }));
        for (int i = 0; i <= 6; i++) {
            figures.put("duplicates with " + i + " fields changed", share(changed[i], count()));
        }
    }

    private void values(Field field) {
        Map<String, Integer> counts = new HashMap<>();
        originals.values().forEach(values -> counts.merge(values.get(field), 1, Integer::sum));
        int empty = Optional.ofNullable(counts.remove("")).orElse(0);
        double known = originals.size() - empty;
        long[] changes = new long[2];
        duplicates.forEach((id, copies) -> copies.forEach(copy -> {
            String now = copy.get(field);
            String then = originals.get(id).get(field);
            changes[0] += now.equals(then) ? 0 : 1;
            changes[1] += now.isEmpty() && !then.isEmpty() ? 1 : 0;
        }));
        String name = field.column() + ": ";
        figures.put(name + "empty in originals", share(empty, originals.size()));
        figures.put(name + "different values", (double) counts.size());
        figures.put(
                name + "share of the 100 most frequent",
                counts.values().stream()
                                .sorted(Comparator.reverseOrder())
                                .limit(100)
                                .mapToDouble(Integer::doubleValue)
                                .sum()
                        / known);
        figures.put(
                name + "probability that two are equal",
                counts.values().stream()
                        .mapToDouble(n -> n / known * (n - 1) / (known - 1))
                        .sum());
        figures.put(name + "changed in duplicates", share(changes[0], count()));
        figures.put(name + "blanked in duplicates", share(changes[1], count()));
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
