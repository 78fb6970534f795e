package io.kinfold.command.segmentation;

import io.kinfold.command.mapping.DeclaredSchema;
import io.kinfold.command.mapping.MappingReader;
import io.kinfold.command.mapping.SegmentsYaml;
import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.language.SegmentCatalog;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;
import io.kinfold.segments.schema.Schema;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Segments as the user wrote them: an expression, a .seg file, or a YAML file. Immutable. */
public final class SegmentFile {
    /** The name of the only segment of an expression. */
    static final String EXPRESSION = "expression";

    private final String file;
    private final DeclaredSchema schema;
    private final String text;
    private final NavigableMap<Integer, SegmentsYaml.Entry> entries;

    private SegmentFile(
            String file,
            DeclaredSchema schema,
            String text,
            NavigableMap<Integer, SegmentsYaml.Entry> entries) {
        this.file = file;
        this.schema = schema;
        this.text = text;
        this.entries = entries;
    }

    /** Returns the segment of an expression from the command line. */
    public static SegmentFile ofExpression(String expression) {
        return new SegmentFile("--where", DeclaredSchema.NONE, expression, new TreeMap<>());
    }

    /**
     * Returns the segments of a file.
     *
     * @throws WrongInputException if it is absent, not UTF-8 or, where it is YAML, not of the right form
     */
    public static SegmentFile read(Path path) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return new SegmentFile(
                    path.toString(),
                    DeclaredSchema.NONE,
                    withoutMark(MappingReader.text(path)),
                    new TreeMap<>());
        }
        SegmentsYaml yaml = SegmentsYaml.read(path);
        NavigableMap<Integer, SegmentsYaml.Entry> entries = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        for (SegmentsYaml.Entry macro : yaml.macros()) {
            text.append("define ").append(macro.name().name()).append(" :=\n");
            append(text, macro, entries);
        }
        for (SegmentsYaml.Entry segment : yaml.segments()) {
            text.append("segment ")
                    .append(quoted('"', segment.name().name()))
                    .append(segment.zone()
                            .map(zone -> " : zone " + quoted('\'', zone))
                            .orElse(""))
                    .append(" :=\n");
            append(text, segment, entries);
        }
        return new SegmentFile(path.toString(), yaml.schema(), text.toString(), entries);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A comment may end the text, so that the semicolon has a line of its own. */
    private static void append(
            StringBuilder text,
            SegmentsYaml.Entry entry,
            NavigableMap<Integer, SegmentsYaml.Entry> entries) {
        entries.put(text.toString().split("\n", -1).length, entry);
        text.append(entry.text().name()).append("\n;\n");
    }

    private static String quoted(char quote, String name) {
        String one = String.valueOf(quote);
        return one + name.replace(one, one + one) + one;
    }

    /** Returns what the file says of attributes and events. */
    public DeclaredSchema schema() {
        return schema;
    }

    /** Returns the file's name as the user gave it. */
    public String file() {
        return file;
    }

    /**
     * Returns the segments by name, in the order of the file.
     *
     * @throws WrongInputException with every problem, each with its place and a caret
     */
    public Map<String, Segment> segments(Schema known) {
        try {
            return parse(known);
        } catch (SegmentException e) {
            throw new WrongInputException(problems(e.problems()));
        }
    }

    private Map<String, Segment> parse(Schema known) {
        return file.equals("--where")
                ? Map.of(EXPRESSION, Segment.parse(known, text))
                : SegmentCatalog.parse(known, text).segments();
    }

    /** Returns every problem, warnings among them. */
    List<SegmentProblem> validate(Schema known) {
        return file.equals("--where")
                ? Segment.validate(known, text)
                : SegmentCatalog.validate(known, text);
    }

    /** Returns problems with their places in the file. */
    List<Problem> problems(List<SegmentProblem> problems) {
        return problems.stream().map(this::problem).toList();
    }

    private Problem problem(SegmentProblem problem) {
        String excerpt = problem.excerpt().isEmpty() ? "" : "\n" + problem.excerpt();
        String doubt = problem.severity() == Severity.WARNING ? "warning " : "";
        String message = doubt + problem.code() + " " + problem.message() + excerpt;
        int line = problem.position().line();
        Optional<Map.Entry<Integer, SegmentsYaml.Entry>> entry =
                Optional.ofNullable(entries.floorEntry(line));
        return entry.map(found -> new Problem(
                        file,
                        found.getValue().name().line(),
                        found.getValue().name().column(),
                        "'" + found.getValue().name().name() + "' "
                                + (line - found.getKey() + 1) + ":"
                                + problem.position().column() + ": " + message))
                .orElseGet(() -> new Problem(file, line, problem.position().column(), message));
    }
}
