package io.kinfold.command.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;
import io.kinfold.matchers.evaluate.ClusterEvaluation;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the assignments of a run with the truth, record by record of the truth. */
public final class Evaluation {
    private final Map<String, String> truth = new HashMap<>();
    private final Map<String, String> profiles;
    private final ClusterEvaluation result;
    private long repeated;
    private long unreadable;

    private Evaluation(Path assignments, Path truthFile, TruthColumns columns) throws IOException {
        try (TableReader reader = Tables.open(truthFile)) {
            Optional<String> source = columns.source()
                    .or(() -> reader.columns().contains(Assignments.SOURCE)
                            ? Optional.of(Assignments.SOURCE)
                            : Optional.empty());
            Assignments claimed = Assignments.read(assignments, source.isPresent());
            readTruth(reader, columns, source);
            unreadable += claimed.unreadable();
            profiles = claimed.profiles();
            result = ClusterEvaluation.of(profiles, truth);
        }
    }

    /**
     * Returns how well assignments agree with the truth.
     *
     * @param assignments a file with the columns source, key, profile_id
     * @param truth a file with the true customer of each record
     * @throws WrongInputException if a column is absent, or a record stands in two places
     */
    public static Evaluation of(Path assignments, Path truth, TruthColumns columns)
            throws IOException {
        return new Evaluation(assignments, truth, columns);
    }

    private void readTruth(TableReader reader, TruthColumns columns, Optional<String> source)
            throws IOException {
        Assignments.need(reader, columns.id(), columns.cluster());
        source.ifPresent(column -> Assignments.need(reader, column));
        Optional<Row> next = reader.next(reject -> unreadable++);
        for (; next.isPresent(); next = reader.next(reject -> unreadable++)) {
            Row row = next.get();
            String key = row.value(columns.id());
            String cluster = row.value(columns.cluster());
            if (key.isEmpty() || cluster.isEmpty()) {
                unreadable++;
            } else {
                add(reader, row, Assignments.name(source.map(row::value).orElse(""), key), cluster);
            }
        }
    }

    private void add(TableReader reader, Row row, String record, String cluster) {
        String known = truth.putIfAbsent(record, cluster);
        if (known == null) {
            return;
        } else if (!known.equals(cluster)) {
            throw new WrongInputException(List.of(new Problem(
                    reader.file(),
                    row.line(),
                    0,
                    "the truth gives one record two customers; give it one")));
        }
        repeated++;
    }

    /** Returns the figures. */
    public ClusterEvaluation result() {
        return result;
    }

    /**
     * Writes the pairs that were missed and those that were joined and should not be, as
     * kind,left,right; at most 100,000 of each.
     */
    public void writeWrongPairs(Path file) throws IOException {
        WrongPairs.of(profiles, truth).write(file);
    }

    /** Returns everything as one line of JSON. */
    public String toJson() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("records", result.records());
            json.writeNumberField("customers", result.trueClusters());
            json.writeNumberField("missing", result.missing());
            json.writeStringField("missing_counted_as", "profiles of one record");
            json.writeNumberField("assigned_without_truth", result.withoutTruth());
            json.writeNumberField("repeated_truth_rows", repeated);
            json.writeNumberField("unreadable_rows", unreadable);
            json.writeNumberField("profiles", result.clusters());
            json.writeObjectFieldStart("pairwise");
            ScoreFields.write(json, result.pairwise());
            json.writeEndObject();
            json.writeObjectFieldStart("b_cubed");
            ScoreFields.write(json, result.bCubed());
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }
}
