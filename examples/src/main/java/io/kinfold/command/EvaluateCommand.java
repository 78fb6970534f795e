package io.kinfold.command;

import io.kinfold.command.evaluation.Evaluation;
import io.kinfold.command.evaluation.LabelColumns;
import io.kinfold.command.evaluation.LabelComparison;
import io.kinfold.command.evaluation.TruthColumns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Compares assignments with the truth. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints pairwise and B-cubed precision, recall and F1 as JSON.",
        footer = {
            "",
            "Records of the truth without an assignment count as profiles of one record.",
            "Of labelled pairs only pairwise figures are printed: they say nothing of other pairs."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--assignments",
            required = true,
            paramLabel = "FILE",
            description = "What resolve wrote: source, key, profile_id.")
    Path assignments = Path.of("");

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "FILE",
            description = "The true customer of each record, or labelled pairs of records.")
    Path truth = Path.of("");

    @Option(
            names = "--truth-id",
            paramLabel = "COL",
            defaultValue = "key",
            description = "Column of the record's key (default: ${DEFAULT-VALUE}).")
    String id = "key";

    @Option(
            names = "--truth-cluster",
            paramLabel = "COL",
            defaultValue = "customer",
            description = "Column of the true customer (default: ${DEFAULT-VALUE}).")
    String cluster = "customer";

    @Option(
            names = "--truth-source",
            paramLabel = "COL",
            description = "Column of the record's source; by default 'source' if the truth has it,"
                    + " and else records are"
                    + " found by the key alone.")
    Optional<String> source = Optional.empty();

    @Option(
            names = "--truth-left",
            paramLabel = "COL",
            description = "Of labelled pairs: column of one record, as key or source:key.")
    Optional<String> left = Optional.empty();

    @Option(
            names = "--truth-right",
            paramLabel = "COL",
            description = "Of labelled pairs: column of the other record.")
    Optional<String> right = Optional.empty();

    @Option(
            names = "--truth-label",
            paramLabel = "COL",
            description = "Of labelled pairs: column that says true or false, yes or no, match or"
                    + " no match, or a number from 0 to 1.")
    Optional<String> label = Optional.empty();

    @Option(
            names = "--wrong-pairs",
            paramLabel = "FILE",
            description = "Writes the pairs in which assignments and truth differ: kind, left,"
                    + " right; at most 100,000 missed and as many joined.")
    Optional<Path> wrongPairs = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (left.isPresent() || right.isPresent() || label.isPresent()) {
            return evaluateLabels();
        }
        Evaluation evaluation =
                Evaluation.of(assignments, truth, new TruthColumns(id, cluster, source));
        if (wrongPairs.isPresent()) {
            evaluation.writeWrongPairs(wrongPairs.get());
        }
        spec.commandLine().getOut().println(evaluation.toJson());
        return ExitCode.DONE;
    }

    private Integer evaluateLabels() throws IOException {
        if (left.isEmpty() || right.isEmpty() || label.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "labelled pairs need all of --truth-left, --truth-right and --truth-label");
        }
        LabelColumns columns = new LabelColumns(left.get(), right.get(), label.get());
        LabelComparison comparison = LabelComparison.of(assignments, truth, columns);
        if (wrongPairs.isPresent()) {
            comparison.writeWrongPairs(wrongPairs.get());
        }
        spec.commandLine().getOut().println(comparison.toJson());
        return ExitCode.DONE;
    }
}
