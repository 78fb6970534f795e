package io.kinfold.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.kinfold.command.mapping.DeclaredSchema;
import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.SegmentsYaml;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.resolution.FinishedRun;
import io.kinfold.command.segmentation.Customers;
import io.kinfold.command.segmentation.LazyRejects;
import io.kinfold.command.segmentation.Parameters;
import io.kinfold.command.segmentation.SegmentFile;
import io.kinfold.command.segmentation.Selection;
import io.kinfold.command.segmentation.Validation;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.explain.Funnel;
import io.kinfold.segments.explain.Why;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.sql.SqlDialect;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Who is in a segment, and why. */
@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = SegmentValidateCommand.class,
        description = "Finds the profiles of a segment, in what resolve has written.",
        footer = {
            "",
            "Prints one line of JSON with members and profiles. Types of attributes and events are"
                    + " guessed by content where no schema says them, and told on standard error.",
        })
final class SegmentCommand implements Callable<Integer> {
    private static final String REJECTS = "segment-rejects.csv";

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--profiles", paramLabel = "DIR", description = "The results of resolve.")
    Optional<Path> profiles = Optional.empty();

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description =
                    "Columns namespace, identifier, type, at (ISO 8601), and others as fields.")
    Optional<Path> events = Optional.empty();

    @Option(names = "--where", paramLabel = "EXPRESSION", description = "The segment.")
    Optional<String> where = Optional.empty();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Segments with names: a .seg file, or YAML.")
    Optional<Path> file = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Which segment of the file; without it all are counted.")
    Optional<String> name = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "What now is, such as 2026-06-30T08:00:00+08:00; by default this moment.")
    Optional<String> asOf = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose calendar days count, such as Asia/Taipei (default: UTC).")
    Optional<String> zone = Optional.empty();

    @Option(
            names = "--param",
            paramLabel = "name=value",
            description = "The value of :name; several of one name are a list.")
    List<String> parameters = List.of();

    @Option(
            names = "--members",
            paramLabel = "FILE",
            description = "Where to write the members' profile ids, one on each line.")
    Optional<Path> members = Optional.empty();

    @Option(
            names = "--why",
            paramLabel = "KEY",
            description =
                    "Says why the profile of a record is in the segment or not; shows its values.")
    Optional<String> why = Optional.empty();

    @Option(names = "--funnel", description = "Says how many profiles each condition leaves.")
    boolean funnel;

    @Option(
            names = "--sql",
            paramLabel = "DIALECT",
            description = "Shows the segment as SQL: ${COMPLETION-CANDIDATES}.")
    Optional<SqlDialect> sql = Optional.empty();

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "YAML with a section 'schema', if it is not in the run's configuration.")
    Optional<Path> schema = Optional.empty();

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description =
                    "Where to write events that cannot be used (default: DIR/" + REJECTS + ").")
    Optional<Path> rejects = Optional.empty();

    @Option(
            names = "--json",
            description = "Puts why, funnel and SQL into the line of JSON, not on standard error.")
    boolean json;

    private final Map<String, String> extras = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        if (profiles.isEmpty()) {
            throw misuse("Missing required option: '--profiles=DIR'");
        } else if (where.isPresent() == file.isPresent()) {
            throw misuse("give one of --where=EXPRESSION and --file=FILE");
        } else if (name.isPresent() && file.isEmpty()) {
            throw misuse("--name chooses a segment of --file");
        }
        EvaluationContext context = context();
        FinishedRun run = FinishedRun.of(profiles.get());
        SegmentFile segments = where.isPresent()
                ? SegmentFile.ofExpression(where.get())
                : SegmentFile.read(file.orElseThrow());
        Validation form = Validation.ofForm(segments);
        if (form.isWrong()) {
            // Before all data are read.
            throw new WrongInputException(form.problems());
        }
        Selection selection = Selection.of(segments, load(run, segments), context);
        selection.warnings().forEach(this::tell);
        Optional<Segment> segment = selection.segment(name);
        if (segment.isPresent()) {
            one(run, selection, segment.get());
        } else {
            all(selection);
        }
        return ExitCode.DONE;
    }

    private Customers load(FinishedRun run, SegmentFile segments) throws IOException {
        DeclaredSchema said = (schema.isPresent()
                        ? SegmentsYaml.readSchema(schema.get())
                        : DeclaredSchema.NONE)
                .or(segments.schema())
                .or(run.mapping().map(Mapping::schema).orElse(DeclaredSchema.NONE));
        try (LazyRejects left = new LazyRejects(rejects.orElse(run.file(REJECTS)))) {
            Customers customers =
                    Customers.load(run, events, said, left, words -> new Progress(err(), words));
            if (customers.isGuessed()) {
                tell("taken for this, what no schema says by content:");
                customers.schemaLines().forEach(err()::println);
            }
            customers.remarks().forEach(this::tell);
            if (left.count() > 0) {
                tell(String.format(
                        Locale.ROOT,
                        "%,d events left out, see %s: %s",
                        left.count(),
                        left.path(),
                        left.byReason()));
            }
            return customers;
        }
    }

    private void one(FinishedRun run, Selection selection, Segment segment) throws IOException {
        Audience audience = selection.audience(segment);
        if (members.isPresent()) {
            Selection.write(audience, members.get());
        }
        if (why.isPresent()) {
            ProfileId profile = Selection.profile(run, why.get());
            Why explained = selection.why(segment, profile);
            show("why", explained.text(), explained.json());
        }
        if (funnel) {
            Funnel flow = selection.funnel(segment);
            show("funnel", flow.text(), flow.json());
        }
        if (sql.isPresent()) {
            String query = selection.sql(segment, sql.get());
            show("sql", query, quoted(query));
        }
        print(audience.size(), selection.profiles(), Map.of());
    }

    private void all(Selection selection) throws IOException {
        if (members.isPresent() || why.isPresent() || funnel || sql.isPresent()) {
            throw misuse("--members, --why, --funnel and --sql are about one segment: choose it by"
                    + " --name");
        }
        Map<String, Long> sizes = new LinkedHashMap<>();
        Optional<Audience> any = Optional.empty();
        for (Map.Entry<String, Audience> entry : selection.audiences().entrySet()) {
            sizes.put(entry.getKey(), (long) entry.getValue().size());
            any = Optional.of(any.map(all -> all.or(entry.getValue())).orElse(entry.getValue()));
            tell(String.format(Locale.ROOT, "%,10d  %s", entry.getValue().size(), entry.getKey()));
        }
        print(any.map(Audience::size).orElse(0), selection.profiles(), sizes);
    }

    private void show(String key, String text, String asJson) {
        if (json) {
            extras.put(key, asJson);
        } else {
            err().println(text);
        }
    }

    private void print(long found, long all, Map<String, Long> sizes) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(line)) {
            out.writeStartObject();
            out.writeNumberField("members", found);
            out.writeNumberField("profiles", all);
            if (!sizes.isEmpty()) {
                out.writeObjectFieldStart("segments");
                for (Map.Entry<String, Long> size : sizes.entrySet()) {
                    out.writeNumberField(size.getKey(), size.getValue());
                }
                out.writeEndObject();
            }
            for (Map.Entry<String, String> extra : extras.entrySet()) {
                out.writeFieldName(extra.getKey());
                out.writeRawValue(extra.getValue());
            }
            out.writeEndObject();
        }
        spec.commandLine().getOut().println(line);
    }

    private static String quoted(String text) throws IOException {
        StringWriter quoted = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(quoted)) {
            out.writeString(text);
        }
        return quoted.toString();
    }

    private EvaluationContext context() {
        try {
            ZoneId where = zone.isPresent() ? ZoneId.of(zone.get()) : ZoneId.of("UTC");
            Instant now = asOf.isPresent()
                    ? instant(asOf.get(), where)
                    : Instant.now().truncatedTo(ChronoUnit.MILLIS);
            if (asOf.isEmpty()) {
                tell("as of " + now + ", this moment by the machine's clock; --as-of says another");
            }
            if (zone.isEmpty()) {
                tell("calendar days are those of UTC; --zone says another time zone");
            }
            return new EvaluationContext(now, where, Parameters.of(parameters));
        } catch (DateTimeException e) {
            throw misuse("--zone must be a time zone such as Asia/Taipei");
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private Instant instant(String text, ZoneId where) {
        try {
            if (text.length() <= "2026-06-30".length()) {
                return LocalDate.parse(text).atStartOfDay(where).toInstant();
            }
            return text.matches(".*(Z|[+-][0-9:]+)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(where).toInstant();
        } catch (DateTimeException e) {
            throw misuse("--as-of must be an instant such as 2026-06-30T00:00:00Z");
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private void tell(String message) {
        err().println("kinfold: " + message);
    }
}
