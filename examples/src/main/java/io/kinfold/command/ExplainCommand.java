package io.kinfold.command;

import io.kinfold.command.resolution.Why;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Says why. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says what holds a record's profile together or, of two records, why they are"
                + " together or apart.",
        footer = {
            "",
            "Evaluates the run again from its inputs, which must be there unchanged. Values"
                    + " are masked."
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The results of resolve.")
    Path out = Path.of("");

    @Option(names = "--json", description = "One line of JSON in place of text.")
    boolean json;

    @Parameters(
            arity = "1..2",
            paramLabel = "KEY",
            description = "source:key, or the key alone where only one source has it.")
    List<String> keys = List.of();

    @Override
    public Integer call() throws IOException {
        if (keys.size() > 2) {
            throw new ParameterException(
                    spec.commandLine(), "explain takes one key or two, not " + keys.size());
        }
        Progress progress = new Progress(spec.commandLine().getErr(), "rows read");
        List<String> lines =
                json ? Why.explainAsJson(out, keys, progress) : Why.explain(out, keys, progress);
        lines.forEach(spec.commandLine().getOut()::println);
        return ExitCode.DONE;
    }
}
