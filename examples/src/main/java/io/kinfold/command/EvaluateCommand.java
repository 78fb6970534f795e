package io.kinfold.command;

import io.kinfold.command.evaluation.Evaluation;
import io.kinfold.command.evaluation.TruthColumns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        footer = {"", "Records of the truth without an assignment count as profiles of one record."
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
            description = "The true customer of each record.")
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

    @Override
    public Integer call() throws IOException {
        Evaluation evaluation =
                Evaluation.of(assignments, truth, new TruthColumns(id, cluster, source));
        spec.commandLine().getOut().println(evaluation.toJson());
        return ExitCode.DONE;
    }
}
