package io.kinfold.command.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;
import io.kinfold.matchers.evaluate.LabelEvaluation;
import io.kinfold.matchers.evaluate.LabelledPair;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the assignments of a run with labelled pairs. */
public final class LabelComparison {
    private final Assignments assignments;
    private final Map<String, String> names;
    private final List<LabelledPair<String>> labels = new ArrayList<>();
    private final LabelEvaluation result;
    private long undecided;
    private long unreadable;

    private LabelComparison(Path claimed, Path truth, LabelColumns columns) throws IOException {
        assignments = Assignments.read(claimed, true);
        names = assignments.names();
        try (TableReader reader = Tables.open(truth)) {
            Assignments.need(reader, columns.left(), columns.right(), columns.label());
            Optional<Row> next = reader.next(reject -> unreadable++);
            for (; next.isPresent(); next = reader.next(reject -> unreadable++)) {
                read(reader, next.get(), columns);
            }
        }
        unreadable += assignments.unreadable();
        result = LabelEvaluation.of(assignments.profiles(), labels);
    }

    /**
     * Returns how well assignments agree with labelled pairs.
     *
     * @param assignments a file with the columns source, key, profile_id
     * @param truth a file of pairs
     * @throws WrongInputException if a column is absent, or a key stands for two records
     */
    public static LabelComparison of(Path assignments, Path truth, LabelColumns columns)
            throws IOException {
        return new LabelComparison(assignments, truth, columns);
    }

    private void read(TableReader reader, Row row, LabelColumns columns) {
        String left = row.value(columns.left());
        String right = row.value(columns.right());
        Optional<Verdict> verdict = Verdict.of(row.value(columns.label()));
        if (left.isEmpty() || right.isEmpty() || verdict.isEmpty()) {
            unreadable++;
        } else if (assignments.ambiguous(left) || assignments.ambiguous(right)) {
            throw new WrongInputException(List.of(new Problem(
                    reader.file(),
                    row.line(),
                    0,
                    "two sources have a record of this key; write source:key")));
        } else if (verdict.get() == Verdict.UNDECIDED) {
            undecided++;
        } else {
            labels.add(new LabelledPair<>(
                    names.getOrDefault(left, left),
                    names.getOrDefault(right, right),
                    verdict.get() == Verdict.MATCH));
        }
    }

    /** Returns the figures. */
    public LabelEvaluation result() {
        return result;
    }

    /**
     * Writes the labelled pairs that were missed and those that were joined and should not be, as
     * kind,left,right.
     */
    public void writeWrongPairs(Path file) throws IOException {
        WrongPairs pairs = WrongPairs.ofNone();
        Map<String, String> profiles = assignments.profiles();
        for (LabelledPair<String> label : labels) {
            String profile = profiles.get(label.left());
            boolean together = profile != null && profile.equals(profiles.get(label.right()));
            if (together != label.match()) {
                pairs.add(together ? "joined" : "missed", label.left(), label.right());
            }
        }
        pairs.write(file);
    }

    /** Returns everything as one line of JSON. */
    public String toJson() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("labels", labels.size());
            json.writeNumberField("missing", result.missing());
            json.writeStringField("missing_counted_as", "profiles of one record");
            json.writeNumberField("undecided_labels", undecided);
            json.writeNumberField("repeated_labels", result.repeated());
            json.writeNumberField("contradicted_pairs", result.contradicted());
            json.writeNumberField("pairs_of_one_record", result.reflexive());
            json.writeNumberField("unreadable_rows", unreadable);
            json.writeObjectFieldStart("pairwise");
            ScoreFields.write(json, result.pairs());
            json.writeNumberField("true_negatives", result.trueNegatives());
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }
}
