package io.kinfold.command.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.kinfold.command.problem.NearestName;
import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the assignments of a run with the truth, record by record of the truth. */
public final class Evaluation {
    private static final String SOURCE = "source";

    private final Map<String, Integer> profileOf = new HashMap<>();
    private final Map<String, Integer> profiles = new HashMap<>();
    private final Map<String, Integer> clusters = new HashMap<>();
    private final Map<String, Integer> records = new HashMap<>();
    private int[] profileByRecord = new int[1_024];
    private int[] clusterByRecord = new int[1_024];
    private long assigned;
    private long missing;
    private long repeated;
    private long unreadable;

    private Evaluation() {}

    /**
     * Returns how well assignments agree with the truth.
     *
     * @param assignments a file with the columns source, key, profile_id
     * @param truth a file with the true customer of each record
     * @throws WrongInputException if a column is absent, or a record stands in two places
     */
    public static Evaluation of(Path assignments, Path truth, TruthColumns columns)
            throws IOException {
        Evaluation evaluation = new Evaluation();
        try (TableReader claimed = Tables.open(assignments);
                TableReader real = Tables.open(truth)) {
            Optional<String> source = columns.source()
                    .or(() -> real.columns().contains(SOURCE)
                            ? Optional.of(SOURCE)
                            : Optional.empty());
            evaluation.readAssignments(claimed, source.isPresent());
            evaluation.readTruth(real, columns, source);
        }
        return evaluation;
    }

    private void readAssignments(TableReader reader, boolean bySource) throws IOException {
        need(reader, SOURCE, "key", "profile_id");
        Optional<Row> next = reader.next(reject -> unreadable++);
        for (; next.isPresent(); next = reader.next(reject -> unreadable++)) {
            Row row = next.get();
            if (row.value("key").isEmpty() || row.value("profile_id").isEmpty()) {
                unreadable++;
            } else {
                assign(reader, row, bySource);
            }
        }
    }

    private void assign(TableReader reader, Row row, boolean bySource) {
        String record = record(bySource ? row.value(SOURCE) : "", row.value("key"));
        Integer profile = profiles.computeIfAbsent(row.value("profile_id"), id -> profiles.size());
        if (profileOf.putIfAbsent(record, profile) != null) {
            throw new WrongInputException(List.of(new Problem(
                    reader.file(),
                    row.line(),
                    0,
                    bySource
                            ? "the record stands twice; each may stand once"
                            : "two sources have a record of this key; name the truth's column"
                                    + " of the source by"
                                    + " --truth-source")));
        }
        assigned++;
    }

    private void readTruth(TableReader reader, TruthColumns columns, Optional<String> source)
            throws IOException {
        need(reader, columns.id(), columns.cluster());
        source.ifPresent(column -> need(reader, column));
        Optional<Row> next = reader.next(reject -> unreadable++);
        for (; next.isPresent(); next = reader.next(reject -> unreadable++)) {
            Row row = next.get();
            String key = row.value(columns.id());
            String cluster = row.value(columns.cluster());
            if (key.isEmpty() || cluster.isEmpty()) {
                unreadable++;
            } else {
                add(reader, row, record(source.map(row::value).orElse(""), key), cluster);
            }
        }
    }

    private void add(TableReader reader, Row row, String record, String cluster) {
        int clusterNumber = clusters.computeIfAbsent(cluster, id -> clusters.size());
        Integer known = records.putIfAbsent(record, records.size());
        if (known != null) {
            if (clusterByRecord[known] != clusterNumber) {
                throw new WrongInputException(List.of(new Problem(
                        reader.file(),
                        row.line(),
                        0,
                        "the truth gives one record two customers; give it one")));
            }
            repeated++;
            return;
        }
        int number = records.size() - 1;
        if (number == profileByRecord.length) {
            profileByRecord = Arrays.copyOf(profileByRecord, 2 * number);
            clusterByRecord = Arrays.copyOf(clusterByRecord, 2 * number);
        }
        Integer profile = profileOf.get(record);
        if (profile == null) {
            missing++;
            // A name that no profile has makes it a profile of its own.
            profile = profiles.size();
            profiles.put("\0missing\0" + missing, profile);
        }
        profileByRecord[number] = profile;
        clusterByRecord[number] = clusterNumber;
    }

    private static String record(String source, String key) {
        return source + '\0' + key;
    }

    private static void need(TableReader reader, String... columns) {
        for (String column : columns) {
            if (reader.columnsKnown() && !reader.columns().contains(column)) {
                throw WrongInputException.of(
                        reader.file(),
                        "there is no column '" + column + "'"
                                + NearestName.columnHint(column, reader.columns()));
            }
        }
    }

    private Agreement agreement() {
        return Agreement.of(
                Arrays.copyOf(profileByRecord, records.size()),
                Arrays.copyOf(clusterByRecord, records.size()));
    }

    /** Returns the pairwise precision, recall and F1, in this order, each from 0 to 1. */
    public List<Double> pairwise() {
        Scores scores = agreement().pairwise();
        return List.of(scores.precision(), scores.recall(), scores.f1());
    }

    /** Returns everything as one line of JSON. */
    public String toJson() throws IOException {
        StringWriter text = new StringWriter();
        Agreement agreement = agreement();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("records", records.size());
            json.writeNumberField("customers", clusters.size());
            json.writeNumberField("missing", missing);
            json.writeStringField("missing_counted_as", "profiles of one record");
            json.writeNumberField("assigned_without_truth", assigned - (records.size() - missing));
            json.writeNumberField("repeated_truth_rows", repeated);
            json.writeNumberField("unreadable_rows", unreadable);
            json.writeObjectFieldStart("pairwise");
            json.writeNumberField("true_positives", agreement.truePositives());
            json.writeNumberField("false_positives", agreement.falsePositives());
            json.writeNumberField("false_negatives", agreement.falseNegatives());
            write(json, agreement.pairwise());
            json.writeEndObject();
            json.writeObjectFieldStart("b_cubed");
            write(json, agreement.bCubed());
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Scores scores) throws IOException {
        json.writeNumberField("precision", scores.precision());
        json.writeNumberField("recall", scores.recall());
        json.writeNumberField("f1", scores.f1());
    }
}
