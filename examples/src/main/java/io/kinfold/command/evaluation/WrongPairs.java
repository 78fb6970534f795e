package io.kinfold.command.evaluation;

import io.kinfold.command.table.CsvWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pairs in which assignments and truth differ, by the records' names: those that were missed,
 * and those that were joined and should not be. At most {@link #MOST} of each are listed, since one
 * wrong profile of n records may have n (n - 1) / 2 of them.
 */
final class WrongPairs {
    /** The most pairs of each kind. */
    static final int MOST = 100_000;

    private final List<String[]> rows = new ArrayList<>();

    /** Returns the pairs that are together in one partition only, each from name to part. */
    static WrongPairs of(Map<String, String> profiles, Map<String, String> truth) {
        WrongPairs pairs = new WrongPairs();
        pairs.addTogether("missed", truth, truth, profiles);
        pairs.addTogether("joined", truth, profiles, truth);
        return pairs;
    }

    /** Returns no pairs yet. */
    static WrongPairs ofNone() {
        return new WrongPairs();
    }

    /** Adds one pair. */
    void add(String kind, String left, String right) {
        rows.add(new String[] {kind, shown(left), shown(right)});
    }

    private void addTogether(
            String kind,
            Map<String, String> records,
            Map<String, String> here,
            Map<String, String> there) {
        Map<String, List<String>> parts = new TreeMap<>();
        records.keySet().forEach(record -> {
            String part = here.get(record);
            if (part != null) {
                parts.computeIfAbsent(part, unused -> new ArrayList<>()).add(record);
            }
        });
        int most = rows.size() + MOST;
        for (List<String> part : parts.values()) {
            part.sort(null);
            for (int i = 0; i < part.size(); i++) {
                for (int j = i + 1; j < part.size() && rows.size() < most; j++) {
                    String left = there.get(part.get(i));
                    if (left == null || !left.equals(there.get(part.get(j)))) {
                        add(kind, part.get(i), part.get(j));
                    }
                }
            }
        }
    }

    /** Where records go by their key alone, their name begins with an empty source. */
    private static String shown(String name) {
        return name.startsWith(":") ? name.substring(1) : name;
    }

    /** Writes the pairs. */
    void write(Path file) throws IOException {
        try (CsvWriter out = CsvWriter.create(file, "kind", "left", "right")) {
            for (String[] row : rows) {
                out.row(row);
            }
        }
    }
}
