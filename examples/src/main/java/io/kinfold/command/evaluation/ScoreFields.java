package io.kinfold.command.evaluation;

import com.fasterxml.jackson.core.JsonGenerator;

import io.kinfold.matchers.evaluate.PairCounts;
import io.kinfold.matchers.evaluate.Scores;

import java.io.IOException;

/** The fields of the command's answers that several of them have. */
final class ScoreFields {
    private ScoreFields() {}

    static void write(JsonGenerator json, PairCounts pairs) throws IOException {
        json.writeNumberField("true_positives", pairs.truePositives());
        json.writeNumberField("false_positives", pairs.falsePositives());
        json.writeNumberField("false_negatives", pairs.falseNegatives());
        write(json, pairs.scores());
    }

    static void write(JsonGenerator json, Scores scores) throws IOException {
        json.writeNumberField("precision", scores.precision());
        json.writeNumberField("recall", scores.recall());
        json.writeNumberField("f1", scores.f1());
    }
}
