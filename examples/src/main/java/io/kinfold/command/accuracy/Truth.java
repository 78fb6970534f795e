package io.kinfold.command.accuracy;

import io.kinfold.command.evaluation.Evaluation;
import io.kinfold.command.evaluation.LabelColumns;
import io.kinfold.command.evaluation.LabelComparison;
import io.kinfold.command.evaluation.TruthColumns;
import io.kinfold.command.table.Row;
import io.kinfold.matchers.evaluate.ClusterEvaluation;
import io.kinfold.matchers.evaluate.LabelEvaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is true of a data set. */
sealed interface Truth {
    /**
     * Returns how well assignments agree with it.
     *
     * @param wrongPairs where to write the pairs in which they do not
     */
    Figures compare(Path assignments, Path wrongPairs) throws IOException;

    /** Returns the file that it stands in. */
    Path file();

    /** Returns the same kind of truth from another file of the same columns. */
    Truth in(Path another);

    /** Returns what holds records together that make sense together only: a customer or a pair. */
    String group(Row row);

    /** Returns the records that a row speaks of: their keys, behind their source where it has one. */
    List<String> records(Row row);

    /** Returns the column of the source, where records are told by theirs. */
    Optional<String> source();

    /** The true customer of each record. */
    record Clusters(Path file, TruthColumns columns) implements Truth {
        @Override
        public Figures compare(Path assignments, Path wrongPairs) throws IOException {
            Evaluation evaluation = Evaluation.of(assignments, file, columns);
            evaluation.writeWrongPairs(wrongPairs);
            ClusterEvaluation result = evaluation.result();
            return new Figures(
                    result.pairwise().scores(), share(result.bCubed().f1()), result.missing());
        }

        @Override
        public Truth in(Path another) {
            return new Clusters(another, columns);
        }

        @Override
        public String group(Row row) {
            return row.value(columns.cluster());
        }

        @Override
        public List<String> records(Row row) {
            String key = row.value(columns.id());
            return List.of(source().map(column -> row.value(column) + ":" + key).orElse(key));
        }

        @Override
        public Optional<String> source() {
            return columns.source();
        }
    }

    /** Labelled pairs of records. */
    record Labels(Path file, LabelColumns columns) implements Truth {
        @Override
        public Figures compare(Path assignments, Path wrongPairs) throws IOException {
            LabelComparison comparison = LabelComparison.of(assignments, file, columns);
            comparison.writeWrongPairs(wrongPairs);
            LabelEvaluation result = comparison.result();
            return new Figures(result.pairs().scores(), "–", result.missing());
        }

        @Override
        public Truth in(Path another) {
            return new Labels(another, columns);
        }

        @Override
        public String group(Row row) {
            return row.value(columns.left());
        }

        @Override
        public List<String> records(Row row) {
            return List.of(row.value(columns.left()), row.value(columns.right()));
        }

        @Override
        public Optional<String> source() {
            return Optional.empty();
        }
    }

    /** Returns a share as the table shows it. */
    static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
