package io.kinfold.command.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads one JSON object from each line. A member within an object has the column {@code
 * outer.inner}; the values of an array all belong to the array's column; null is no value.
 */
final class JsonLinesReader implements TableReader {
    /**
     * Columns kept for the check of a configuration's names; a file with more has names that are
     * data.
     */
    private static final int MOST_COLUMNS = 10_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(com.fasterxml.jackson.core.JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(ByteWindow.LIMIT)
                    .build())
            .build();

    private final String file;
    private final ByteWindow window;
    private final TreeSet<String> columns = new TreeSet<>();

    JsonLinesReader(String file, ByteWindow window) {
        this.file = file;
        this.window = window;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public SortedSet<String> columns() {
        return new TreeSet<>(columns);
    }

    @Override
    public boolean columnsKnown() {
        return false;
    }

    @Override
    public Optional<Row> next(RejectSink rejects) throws IOException {
        while (window.at(0) != ByteWindow.END) {
            long line = window.line();
            int length = lineLength();
            if (length < 0) {
                window.advanceLine();
                rejects.reject(new Reject(
                        file,
                        line,
                        "",
                        "the row is longer than " + (ByteWindow.LIMIT >> 20) + " MiB"));
                continue;
            }
            byte[] bytes = window.copy(0, length);
            window.advanceLine();
            Optional<String> text = Utf8.decode(bytes);
            if (text.isEmpty()) {
                rejects.reject(new Reject(file, line, "", "the line is not valid UTF-8"));
            } else if (!text.get().isBlank()) {
                Optional<Row> row = parse(line, text.get(), rejects);
                if (row.isPresent()) {
                    return row;
                }
            }
        }
        return Optional.empty();
    }

    private int lineLength() throws IOException {
        int offset = 0;
        int b = window.at(0);
        while (b != '\n' && b >= 0) {
            b = window.at(++offset);
        }
        return b == ByteWindow.TOO_LONG ? -1 : offset;
    }

    private Optional<Row> parse(long line, String text, RejectSink rejects) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                rejects.reject(new Reject(file, line, "", "the line holds no JSON object"));
                return Optional.empty();
            }
            Map<String, List<String>> values = new HashMap<>();
            readObject(parser, "", values);
            if (parser.nextToken() != null) {
                rejects.reject(new Reject(
                        file, line, "", "there is more on the line than one JSON object"));
                return Optional.empty();
            }
            Optional<String> malformed = malformedColumn(values);
            if (malformed.isPresent()) {
                rejects.reject(new Reject(
                        file,
                        line,
                        malformed.get(),
                        "a value is no well-formed text: half of a surrogate pair is missing"));
                return Optional.empty();
            }
            if (columns.size() < MOST_COLUMNS) {
                columns.addAll(values.keySet());
            }
            return Optional.of(new JsonRow(line, values));
        } catch (JsonProcessingException e) {
            // The parser's own message may quote the line; only the place is taken from it.
            long at = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            rejects.reject(
                    new Reject(file, line, "", "the line is not valid JSON at character " + at));
            return Optional.empty();
        }
    }

    /** Returns the column whose value, or the empty string if whose name, no file could hold. */
    private static Optional<String> malformedColumn(Map<String, List<String>> values) {
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            if (!Utf8.encodable(entry.getKey())) {
                return Optional.of("");
            } else if (!entry.getValue().stream().allMatch(Utf8::encodable)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    private static void readObject(
            JsonParser parser, String prefix, Map<String, List<String>> values) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String path = prefix + parser.currentName();
            parser.nextToken();
            readValue(parser, path, values);
        }
    }

    private static void readValue(JsonParser parser, String path, Map<String, List<String>> values)
            throws IOException {
        List<String> known = values.computeIfAbsent(path, unused -> new ArrayList<>(1));
        switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, path + ".", values);
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readValue(parser, path, values);
                }
            }
            case VALUE_NULL -> {}
            default -> known.add(parser.getText());
        }
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    private record JsonRow(long line, Map<String, List<String>> all) implements Row {
        @Override
        public Set<String> columns() {
            return Collections.unmodifiableSet(all.keySet());
        }

        @Override
        public List<String> values(String column) {
            return all.getOrDefault(column, List.of());
        }
    }
}
