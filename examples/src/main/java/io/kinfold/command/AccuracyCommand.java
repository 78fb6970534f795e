package io.kinfold.command;

import io.kinfold.command.accuracy.AccuracyTable;
import io.kinfold.command.accuracy.AccuracyTable.Mode;
import io.kinfold.command.accuracy.SampleTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Prints the table of docs/accuracy.md. For those who develop Kinfold. */
@Command(
        name = "accuracy",
        hidden = true,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Resolves public data that have a truth, and prints a table of how accurate"
                + " the results are.",
        footer = {"", "Data that are absent are skipped; a run that fails is told in its row."})
final class AccuracyCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder of public data (docs/data.md).")
    Path data = Path.of("");

    @Option(
            names = "--configs",
            paramLabel = "DIR",
            defaultValue = "examples",
            description = "Folder of the committed configurations (default: ${DEFAULT-VALUE}).")
    Path configs = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/accuracy",
            description = "Folder for prepared data and results (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("");

    @Option(
            names = "--only",
            arity = "1..*",
            paramLabel = "NAME",
            description = "Only these data sets, by their names in the table.")
    Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--run",
            arity = "1..*",
            paramLabel = "KIND",
            description = "Only these kinds of runs: ${COMPLETION-CANDIDATES}.")
    Set<Mode> modes = EnumSet.allOf(Mode.class);

    @Option(
            names = "--samples",
            arity = "1..*",
            paramLabel = "N",
            description = "A table of --auto on samples of about so many records instead, of made"
                    + " data too.")
    List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many samples of each size (default: ${DEFAULT-VALUE}).")
    int seeds;

    @Override
    public Integer call() throws IOException {
        List<String> known = sizes.isEmpty() ? AccuracyTable.names() : SampleTable.names();
        for (String name : only) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no data set '" + name + "'; known are "
                                + String.join("; ", known));
            }
        }
        PrintWriter lines = spec.commandLine().getOut();
        if (seeds < 1 || sizes.stream().anyMatch(size -> size < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--samples and --seeds must be at least 1");
        }
        Consumer<String> print = line -> {
            lines.println(line);
            lines.flush();
        };
        if (sizes.isEmpty()) {
            new AccuracyTable(data, configs, out, this::resolve).make(only, modes, print);
        } else {
            new SampleTable(data, out, this::resolve).make(only, sizes, seeds, print);
        }
        return ExitCode.DONE;
    }

    private String resolve(List<String> arguments) {
        StringWriter err = new StringWriter();
        int status = Kinfold.run(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(err),
                arguments.toArray(String[]::new));
        return status == ExitCode.DONE
                ? ""
                : err.toString().lines().findFirst().orElse("status " + status);
    }
}
