package io.kinfold.benchmarks.persons;

import io.kinfold.fragment.Fragment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The fragments of a file of persons, of which no cell holds a comma or a quote. */
final class PersonsFile {
    private static final int FIRST_ATTRIBUTE = 3;

    private final List<Fragment> fragments = new ArrayList<>();
    private final List<String> customers = new ArrayList<>();

    /** Reads a file, one packed by gzip if its name ends in {@code .gz}. */
    static PersonsFile read(Path path) throws IOException {
        PersonsFile file = new PersonsFile();
        try (InputStream raw = Files.newInputStream(path);
                InputStream bytes =
                        path.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16)) {
            String[] columns = lines.readLine().split(",");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.add(columns, line);
            }
        }
        return file;
    }

    private void add(String[] columns, String line) {
        String[] cells = new String[columns.length];
        int from = 0;
        for (int i = 0; i < cells.length; i++) {
            int comma = line.indexOf(',', from);
            int to = comma < 0 ? line.length() : comma;
            cells[i] = line.substring(from, to);
            from = to + 1;
        }
        Fragment.Builder fragment = Fragment.builder(cells[2], cells[0]).observedAt(Instant.EPOCH);
        for (int i = FIRST_ATTRIBUTE; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                fragment.attribute(columns[i], cells[i]);
            }
        }
        fragments.add(fragment.build());
        customers.add(cells[1]);
    }

    /** Returns the fragments in the order of the file. */
    List<Fragment> fragments() {
        return fragments;
    }

    /** Returns whose each fragment is, in the same order. */
    List<String> customers() {
        return customers;
    }
}
