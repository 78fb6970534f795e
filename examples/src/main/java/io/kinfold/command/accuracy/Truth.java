package io.kinfold.command.accuracy;

import io.kinfold.command.evaluation.Evaluation;
import io.kinfold.command.evaluation.LabelColumns;
import io.kinfold.command.evaluation.LabelComparison;
import io.kinfold.command.evaluation.TruthColumns;
import io.kinfold.matchers.evaluate.ClusterEvaluation;
import io.kinfold.matchers.evaluate.LabelEvaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What is true of a data set. */
sealed interface Truth {
    /**
     * Returns how well assignments agree with it.
     *
     * @param wrongPairs where to write the pairs in which they do not
     */
    Figures compare(Path assignments, Path wrongPairs) throws IOException;

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
    }

    /** Returns a share as the table shows it. */
    static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
