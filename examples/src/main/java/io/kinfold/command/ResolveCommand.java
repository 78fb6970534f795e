package io.kinfold.command;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.MappingReader;
import io.kinfold.command.matching.AutoMatch;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.resolution.Request;
import io.kinfold.command.resolution.Resolver;
import io.kinfold.command.resolution.Summary;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;
import io.kinfold.matchers.auto.ColumnKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Rows of files in, profiles out. */
@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Unites the records of files into profiles.",
        footer = {
            "",
            "Writes assignments.csv, profiles.jsonl, links.csv, rejects.csv, report.html and"
                    + " run.json.",
            "Without an id column a record's key is its line number; without a source its"
                    + " file's name is its source."
        })
final class ResolveCommand implements Callable<Integer> {
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
            paramLabel = "FILE",
            description = "Says what each column is: an identity.yaml.")
    Optional<Path> config = Optional.empty();

    @Option(
            names = "--auto",
            description = "Needs no configuration: guesses what each column is, trains, and writes"
                    + " an identity.yaml and a model.json beside the results.")
    boolean auto;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description = "Column of the record's key; overrides the configuration.")
    Optional<String> id = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Column of the record's source or, where no input has a column of that"
                    + " name, the source of all"
                    + " records; overrides the configuration.")
    Optional<String> source = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "When identifiers with expire_after are judged, such as"
                    + " 2026-06-30T00:00:00Z; by default at the"
                    + " latest observed time.")
    Optional<String> asOf = Optional.empty();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the results.")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (auto == config.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "give one of --config=FILE and --auto");
        }
        PrintWriter err = spec.commandLine().getErr();
        Optional<Instant> instant = asOf.map(this::instant);
        boolean column = source.isPresent() && isColumn(source.get());
        Progress progress = new Progress(err, "rows read");
        Summary summary = auto
                ? resolveAuto(column, instant, err)
                : Resolver.resolve(request(column, instant), out, progress);
        tell(err, summary, out);
        return ExitCode.DONE;
    }

    private Request request(boolean sourceIsColumn, Optional<Instant> instant) throws IOException {
        Path file = config.orElseThrow();
        return new Request(
                inputs,
                MappingReader.folder(file),
                MappingReader.text(file),
                withOptions(MappingReader.read(file), sourceIsColumn),
                sourceIsColumn ? Optional.empty() : source,
                instant);
    }

    private Mapping withOptions(Mapping read, boolean sourceIsColumn) {
        Mapping mapping = id.isPresent() ? read.withId(id.get()) : read;
        return source.isPresent()
                ? mapping.withSource(sourceIsColumn ? source : Optional.empty())
                : mapping;
    }

    private Summary resolveAuto(boolean sourceIsColumn, Optional<Instant> instant, PrintWriter err)
            throws IOException {
        Map<String, ColumnKind> known = new HashMap<>();
        id.ifPresent(name -> known.put(name, ColumnKind.ROW_ID));
        source.filter(name -> sourceIsColumn).ifPresent(name -> known.put(name, ColumnKind.SOURCE));
        AutoMatch match =
                AutoMatch.of(inputs, known, out, err, new Progress(err, "rows looked at"));
        Request request = new Request(
                inputs,
                MappingReader.folder(out.resolve(AutoMatch.CONFIGURATION)),
                "",
                withOptions(match.mapping(), sourceIsColumn),
                sourceIsColumn ? Optional.empty() : source,
                instant);
        return Resolver.resolve(request, match, out, new Progress(err, "rows read"));
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as-of must be an instant such as 2026-06-30T00:00:00Z",
                    e);
        }
    }

    private boolean isColumn(String name) throws IOException {
        for (Path input : inputs) {
            try (TableReader reader = Tables.open(input)) {
                if (!reader.columnsKnown()) {
                    // JSON lines show their columns only row by row; the first row decides.
                    reader.next(reject -> {});
                }
                if (reader.columns().contains(name)) {
                    return true;
                }
            } catch (WrongInputException e) {
                // The run itself tells this with everything else that is wrong.
                return false;
            }
        }
        return false;
    }

    /** Tells a run in numbers. */
    static void tell(PrintWriter err, Summary summary, Path out) {
        err.println(String.format(
                Locale.ROOT,
                "kinfold: %,d rows read, %,d rejected; %,d fragments in %,d profiles, %,d"
                        + " links refused",
                summary.rows(),
                summary.rejected(),
                summary.fragments(),
                summary.profiles(),
                summary.refused()));
        if (summary.rows() > summary.fragments()) {
            err.println(String.format(
                    Locale.ROOT,
                    "kinfold: %,d rows repeat the source and key of another; of these the one"
                            + " observed last counts",
                    summary.rows() - summary.fragments()));
        }
        err.println("kinfold: see " + out.resolve("report.html"));
    }
}
