package io.kinfold.command.segmentation;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.ObservedTime;
import io.kinfold.command.problem.NearestName;
import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.resolution.FinishedRun;
import io.kinfold.command.table.Reject;
import io.kinfold.command.table.RejectSink;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Identifier;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads a file of events: the columns namespace, identifier, type and at, and any others as fields. A row that
 * cannot be used is rejected with its line and the reason. Identifiers are brought to the normal form, and
 * given the scope, that the configuration of the run says.
 */
final class EventFile {
    /** The column of an event's own id: of several events with one id one counts. */
    static final String ID = "event_id";

    static final Set<String> COLUMNS = Set.of("namespace", "identifier", "type", "at");

    /** A column with more kinds of events than this holds something else. */
    private static final int MOST_TYPES = 1_000;

    private final Path file;
    private final Map<String, Namespace> namespaces;
    private final Map<String, String> scopes;
    private final Map<String, String> types = new HashMap<>();
    private long rows;

    EventFile(Path file, FinishedRun run) {
        this.file = file;
        this.namespaces = run.mapping()
                .map(mapping -> mapping.configuration().namespaces())
                .orElse(Map.of());
        this.scopes = run.mapping().map(Mapping::scopes).orElse(Map.of());
    }

    /**
     * Hands the events over in the order of the file.
     *
     * @param progress is told the number of rows read, now and then
     * @throws WrongInputException if a column that must be there is not
     */
    void read(Consumer<EventRow> sink, RejectSink rejects, LongConsumer progress)
            throws IOException {
        rows = 0;
        try (TableReader reader = Tables.open(file)) {
            if (reader.columnsKnown()) {
                needColumns(reader);
            }
            RejectSink unreadable = reject -> {
                rows++;
                rejects.reject(reject);
            };
            for (Optional<Row> row = reader.next(unreadable);
                    row.isPresent();
                    row = reader.next(unreadable)) {
                rows++;
                event(row.get(), rejects).ifPresent(sink);
                progress.accept(rows);
            }
            if (rows > 0) {
                needColumns(reader);
            }
        }
    }

    /** Returns the number of rows that were read at last, rejected ones among them. */
    long rows() {
        return rows;
    }

    private void needColumns(TableReader reader) {
        List<Problem> problems = new ArrayList<>();
        for (String column : List.of("namespace", "identifier", "type", "at")) {
            if (!reader.columns().contains(column)) {
                problems.add(Problem.of(
                        file.toString(),
                        "there is no column '" + column + "'"
                                + NearestName.columnHint(column, reader.columns())
                                + "; events need namespace, identifier, type and at"));
            } else if (reader.ambiguous().contains(column)) {
                problems.add(Problem.of(
                        file.toString(),
                        "the header has column '" + column
                                + "' more than once; give each a name of its own"));
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongInputException(problems);
        }
    }

    private Optional<EventRow> event(Row row, RejectSink rejects) {
        for (String column : List.of("namespace", "identifier", "type")) {
            if (row.value(column).isBlank()) {
                return reject(row, column, "the event has no " + column, rejects);
            }
        }
        Optional<Instant> at = ObservedTime.parse(row.value("at"));
        if (at.isEmpty()) {
            return reject(
                    row,
                    "at",
                    row.value("at").isBlank()
                            ? "the event has no time"
                            : "the time is not ISO 8601; write 2026-05-01 or"
                                    + " 2026-05-01T08:00:00+08:00",
                    rejects);
        }
        String type = type(row.value("type").strip());
        return Optional.of(new EventRow(type, identifier(row), at.get(), row));
    }

    private Optional<EventRow> reject(Row row, String column, String reason, RejectSink rejects) {
        rejects.reject(new Reject(file.toString(), row.line(), column, reason));
        return Optional.empty();
    }

    /** A dot parts an event from its field, so that a name has none. */
    private String type(String written) {
        String known = types.get(written);
        if (known != null) {
            return known;
        }
        if (types.size() == MOST_TYPES) {
            throw WrongInputException.of(
                    file.toString(),
                    "the column 'type' has more than " + MOST_TYPES
                            + " different values; it must name the kind of event");
        }
        String name = written.replace('.', '_');
        types.put(written, name);
        return name;
    }

    private Identifier identifier(Row row) {
        String name = row.value("namespace").strip();
        String raw = row.value("identifier");
        Namespace namespace = namespaces.get(name);
        String value = namespace == null ? raw.strip() : namespace.normalizer().normalize(raw);
        return Identifier.of(name, scopes.getOrDefault(name, ""), value);
    }
}
