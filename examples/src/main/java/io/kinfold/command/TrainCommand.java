package io.kinfold.command;

import io.kinfold.command.mapping.FuzzyMapping;
import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.MappingReader;
import io.kinfold.command.matching.ModelTraining;
import io.kinfold.command.resolution.Loader;
import io.kinfold.command.resolution.Request;
import io.kinfold.fragment.Fragment;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Rows of files in, a model out. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Learns, without labels, the model of a configuration's fuzzy rule.",
        footer = {
            "",
            "Reads 'compare' and, where they are given, 'blocking' and the thresholds of the rule;"
                    + " chooses the rest. What was learned is told on standard error."
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV with a header, or JSON lines; UTF-8; .gz too.")
    List<Path> inputs = List.of();

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "Says what each column is: an identity.yaml with a fuzzy rule.")
    Path config = Path.of("");

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description = "Column of the record's key; overrides the configuration.")
    Optional<String> id = Optional.empty();

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The model to write.")
    Path model = Path.of("");

    @Override
    public Integer call() throws IOException {
        Mapping read = MappingReader.readUntrained(config);
        Mapping mapping = id.isPresent() ? read.withId(id.get()) : read;
        FuzzyMapping rule = ModelTraining.rule(mapping);
        PrintWriter err = spec.commandLine().getErr();
        Request request = new Request(
                inputs,
                MappingReader.folder(config),
                MappingReader.text(config),
                mapping,
                Optional.empty(),
                Optional.empty());
        List<Fragment> fragments = Loader.fragments(request, new Progress(err, "rows read"));
        Files.writeString(model, ModelTraining.train(rule, fragments, err));
        err.println("kinfold: see " + model);
        return ExitCode.DONE;
    }
}
