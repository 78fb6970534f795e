package io.kinfold.command.table;

import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads CSV with a header line. */
final class CsvReader implements TableReader {
    private final String file;
    private final ByteWindow window;
    private final CsvScan scan = new CsvScan();
    private final List<String> header;
    private final List<CellTexts> texts = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    CsvReader(String file, ByteWindow window) throws IOException {
        this.file = file;
        this.window = window;
        this.header = readHeader();
        for (int i = 0; i < header.size(); i++) {
            texts.add(new CellTexts());
            if (positions.putIfAbsent(header.get(i), i) != null) {
                ambiguous.add(header.get(i));
            }
        }
        positions.remove("");
    }

    private List<String> readHeader() throws IOException {
        while (scan.scan(window) && scan.blank() && scan.length() > 0) {
            window.advance(scan.length());
        }
        long line = window.line();
        if (!scan.failure().isEmpty()) {
            throw wrong(line, "the header cannot be read: " + scan.failure());
        }
        if (scan.length() == 0) {
            throw WrongInputException.of(
                    file, "the file is empty; the first line must name the columns");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < scan.cells(); i++) {
            names.add(Utf8.decode(scan.cell(window, i))
                    .orElseThrow(() ->
                            wrong(line, "the header is not valid UTF-8; save the file as UTF-8"))
                    .strip());
        }
        window.advance(scan.length());
        return List.copyOf(names);
    }

    private WrongInputException wrong(long line, String message) {
        return new WrongInputException(List.of(new Problem(file, line, 0, message)));
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public SortedSet<String> columns() {
        return new TreeSet<>(positions.keySet());
    }

    @Override
    public List<String> header() {
        return header.stream().filter(positions::containsKey).distinct().toList();
    }

    @Override
    public boolean columnsKnown() {
        return true;
    }

    @Override
    public Set<String> ambiguous() {
        return Set.copyOf(ambiguous);
    }

    @Override
    public Optional<Row> next(RejectSink rejects) throws IOException {
        while (window.at(0) != ByteWindow.END) {
            long line = window.line();
            if (!scan.scan(window)) {
                window.advanceLine();
                rejects.reject(new Reject(file, line, "", scan.failure()));
            } else if (scan.blank()) {
                window.advance(scan.length());
            } else if (scan.cells() != header.size()) {
                rejects.reject(new Reject(file, line, "", columnCount()));
                skipMiscounted();
            } else {
                Optional<Row> row = decode(line, rejects);
                window.advance(scan.length(), scan.lineFeeds(window));
                if (row.isPresent()) {
                    return row;
                }
            }
        }
        return Optional.empty();
    }

    private String columnCount() {
        return "the row has " + scan.cells() + " columns and the header " + header.size()
                + (scan.severalLines() ? "; perhaps a quote is opened and not closed" : "");
    }

    /**
     * A quote left open may have joined this line to sound ones: only the first line is given up.
     */
    private void skipMiscounted() throws IOException {
        if (scan.severalLines()) {
            window.advanceLine();
        } else {
            window.advance(scan.length());
        }
    }

    private Optional<Row> decode(long line, RejectSink rejects) {
        List<String> cells = new ArrayList<>(header.size());
        for (int i = 0; i < header.size(); i++) {
            Optional<String> cell = scan.text(window, i, texts.get(i));
            if (cell.isEmpty()) {
                rejects.reject(
                        new Reject(file, line, header.get(i), "the cell is not valid UTF-8"));
                return Optional.empty();
            }
            cells.add(cell.get());
        }
        return Optional.of(new CsvRow(line, positions, cells));
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    private record CsvRow(long line, Map<String, Integer> positions, List<String> cells)
            implements Row {
        @Override
        public Set<String> columns() {
            return Collections.unmodifiableSet(positions.keySet());
        }

        @Override
        public List<String> values(String column) {
            Integer position = positions.get(column);
            return position == null ? List.of() : List.of(cells.get(position));
        }

        @Override
        public String value(String column) {
            Integer position = positions.get(column);
            return position == null ? "" : cells.get(position);
        }
    }
}
