package io.kinfold.matchers.auto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Guesses what the columns of a table are, from their content first and their headers second. Rows are
 * added one by one; how they are ordered or spread over several files changes nothing. Exact over all
 * rows are the counts of values and the search for the record's key; the rest is told from those
 * {@value #SAMPLE} rows whose content has the smallest hashes. O(cells) time; memory for the sample, and
 * 16 to 32 bytes a row for each column that no two rows share a value of. Not safe for several threads.
 */
public final class TableProfiler {
    /** The rows that are looked at closely. */
    public static final int SAMPLE = 4_096;

    private static final long HASH_START = 0x9E3779B97F4A7C15L;
    private static final long HASH_FACTOR = 0x100000001B3L;
    private static final Optional<ColumnKind> SOURCE = Optional.of(ColumnKind.SOURCE);

    private final Map<String, Column> columns = new TreeMap<>();
    private final RowSample sample = new RowSample(SAMPLE);
    private long rows;

    private final Map<String, ColumnKind> known;

    private TableProfiler(Map<String, ColumnKind> known) {
        this.known = Map.copyOf(known);
    }

    /**
     * Returns a profiler that has seen nothing.
     *
     * @return a new profiler
     */
    public static TableProfiler create() {
        return knowing(Map.of());
    }

    /**
     * Returns a profiler that is told what some columns are, such as the record's key.
     *
     * @param known kinds that are not to be guessed, by column
     * @return a new profiler
     */
    public static TableProfiler knowing(Map<String, ColumnKind> known) {
        return new TableProfiler(known);
    }

    /** What is known of a column exactly. */
    static final class Column {
        final String name;
        final long seed;
        final Set<String> places = new TreeSet<>();
        final HashSet64 seen = new HashSet64();
        int position = Integer.MAX_VALUE;
        long filled;
        boolean unique = true;
        boolean varies;
        long only;

        Column(String name) {
            this.name = name;
            this.seed = hash(name);
        }

        void count(long cell, long place) {
            filled++;
            if (filled == 1) {
                only = cell;
            } else if (cell != only) {
                varies = true;
            }
            if (unique) {
                unique = seen.add(mix(cell ^ place));
            }
        }
    }

    /** Takes the rows of one file with one header. */
    public final class Rows {
        private final List<Column> header;
        private final long place;
        private final int sourceAt;

        private Rows(String source, List<String> names) {
            this.place = hash(source);
            this.header = names.stream()
                    .map(name -> columns.computeIfAbsent(name, Column::new))
                    .toList();
            int at = -1;
            for (int i = 0; i < names.size(); i++) {
                Column column = header.get(i);
                column.places.add(source);
                column.position = Math.min(column.position, i);
                if (at < 0 && HeaderWords.kind(names.get(i)).equals(SOURCE)) {
                    at = i;
                }
            }
            this.sourceAt = at;
        }

        /**
         * Adds a row.
         *
         * @param cells a value for each column of the header; empty or blank for none
         * @throws IllegalArgumentException if there are more or fewer
         */
        public void add(List<String> cells) {
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException("a row has " + cells.size() + " cells and the"
                        + " header " + header.size() + "; give one for each column");
            }
            rows++;
            long within =
                    sourceAt < 0 ? place : place + hash(cells.get(sourceAt).strip());
            long content = 0;
            for (int i = 0; i < header.size(); i++) {
                String cell = cells.get(i).strip();
                if (!cell.isEmpty()) {
                    Column column = header.get(i);
                    long hash = mix(hash(cell) + column.seed);
                    column.count(hash, within);
                    content += hash;
                }
            }
            long hash = mix(content);
            if (sample.wants(hash)) {
                sample.add(new RowSample.Kept(hash, header, List.copyOf(cells)));
            }
        }
    }

    /**
     * Begins a file. Files may differ in their columns; those of one name are one column.
     *
     * @param source the file, or the system that it is from; keys are looked for within each
     * @param header the columns' names, each once
     * @return what takes the rows
     */
    public Rows rows(String source, List<String> header) {
        return new Rows(Objects.requireNonNull(source, "source"), List.copyOf(header));
    }

    /**
     * Returns what the columns are taken for. More rows may be added afterwards.
     *
     * @return the guesses
     */
    public TableProfile profile() {
        Map<Column, List<String>> values = new HashMap<>();
        for (RowSample.Kept row : sample.rows()) {
            for (int i = 0; i < row.columns().size(); i++) {
                String plain = WordLists.plain(row.cells().get(i));
                if (!plain.isEmpty()) {
                    values.computeIfAbsent(row.columns().get(i), unused -> new ArrayList<>())
                            .add(plain);
                }
            }
        }
        List<Column> ordered = new ArrayList<>(columns.values());
        ordered.sort(Comparator.<Column>comparingInt(column -> column.position)
                .thenComparing(column -> column.name));
        List<ColumnGuesser.Seen> seen = new ArrayList<>();
        Map<String, Set<String>> places = new HashMap<>();
        for (Column column : ordered) {
            List<String> sampled = values.getOrDefault(column, List.of());
            seen.add(new ColumnGuesser.Seen(column, new ColumnFeatures(sampled)));
            places.put(column.name, Set.copyOf(column.places));
        }
        return new TableProfile(rows, new ColumnGuesser(seen, rows, known).guess(), places);
    }

    static long hash(String text) {
        return mix(hash(HASH_START ^ text.length(), text));
    }

    /** Returns the {@link #hash(String)} of two texts with a character between, without joining them. */
    static long hash(String first, char between, String second) {
        long hash = hash(HASH_START ^ (first.length() + 1 + second.length()), first);
        return mix(hash((hash ^ between) * HASH_FACTOR, second));
    }

    private static long hash(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * HASH_FACTOR;
        }
        return hash;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit moves every other. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
