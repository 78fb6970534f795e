package io.kinfold.command;

import io.kinfold.command.mapping.DeclaredSchema;
import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.SegmentsYaml;
import io.kinfold.command.problem.Problem;
import io.kinfold.command.resolution.FinishedRun;
import io.kinfold.command.segmentation.Customers;
import io.kinfold.command.segmentation.SegmentFile;
import io.kinfold.command.segmentation.Validation;
import io.kinfold.segments.schema.Schema;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Says everything that is wrong in a file of segments. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Checks a file of segments: says every problem, with a caret below its place.",
        footer = {
            "",
            "Names and types are checked if --profiles, --schema or the file itself says what there"
                    + " is; else the form alone."
        })
final class SegmentValidateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A .seg file, or YAML.")
    Path file = Path.of("");

    @Option(names = "--profiles", paramLabel = "DIR", description = "The results of resolve.")
    Optional<Path> profiles = Optional.empty();

    @Option(names = "--events", paramLabel = "FILE", description = "The events.")
    Optional<Path> events = Optional.empty();

    @Option(names = "--schema", paramLabel = "FILE", description = "YAML with a section 'schema'.")
    Optional<Path> schema = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        SegmentFile segments = SegmentFile.read(file);
        Optional<Schema> known = known(segments);
        Validation validation = known.isPresent()
                ? Validation.of(segments, known.get())
                : Validation.ofForm(segments);
        for (Problem problem : validation.problems()) {
            err.println("kinfold: " + problem);
        }
        err.println("kinfold: " + validation.summary());
        return validation.isWrong() ? ExitCode.WRONG_INPUT : ExitCode.DONE;
    }

    private Optional<Schema> known(SegmentFile segments) throws IOException {
        DeclaredSchema said = (schema.isPresent()
                        ? SegmentsYaml.readSchema(schema.get())
                        : DeclaredSchema.NONE)
                .or(segments.schema());
        if (profiles.isPresent()) {
            FinishedRun run = FinishedRun.of(profiles.get());
            DeclaredSchema all =
                    said.or(run.mapping().map(Mapping::schema).orElse(DeclaredSchema.NONE));
            return Optional.of(Customers.schema(run, events, all));
        }
        return said.equals(DeclaredSchema.NONE)
                ? Optional.empty()
                : Optional.of(Customers.schema(said));
    }
}
