package io.kinfold.segments.language;

import io.kinfold.segments.check.Checker;
import io.kinfold.segments.check.Walk;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.InSegment;
import io.kinfold.segments.json.JsonForm;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.text.ParseLimits;
import io.kinfold.segments.text.Parsed;
import io.kinfold.segments.text.Parser;
import io.kinfold.segments.text.Printer;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * A condition over profiles that was checked against a schema: whatever form it came in, it is one syntax tree.
 * Immutable and safe for any thread. Two segments are the same thing said if their {@link #hash} and {@link #zone}
 * are equal; objects are equal by identity.
 */
public final class Segment {
    private final Schema schema;
    private final Source source;
    private final List<SegmentProblem> warnings;
    private final @Nullable String name;
    private final @Nullable ZoneId zone;
    private final Map<String, Segment> references;

    Segment(
            Checked checked,
            @Nullable String name,
            @Nullable ZoneId zone,
            Map<String, Segment> references) {
        this.schema = checked.schema();
        this.source = checked.source();
        this.warnings = checked.problems();
        this.name = name;
        this.zone = zone;
        this.references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }

    /**
     * A tree that was checked.
     *
     * @param problems errors and warnings; of a segment warnings only
     */
    record Checked(Schema schema, Source source, List<SegmentProblem> problems) {
        static Checked of(Schema schema, Source source) {
            return new Checked(
                    schema,
                    source,
                    Checker.check(source.expression(), schema, source.positions(), source.text()));
        }

        boolean isWrong() {
            return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
        }
    }

    /**
     * Reads a segment's text.
     *
     * @param schema what it may speak of
     * @param text the text, at most 16 KB
     * @return the segment
     * @throws SegmentException naming every problem if the text is wrong, or if it names another segment, which
     *     takes a {@link SegmentCatalog}
     */
    public static Segment parse(Schema schema, String text) {
        Parsed parsed = Parser.parse(text, ParseLimits.EXPRESSION);
        return alone(schema, new Source(parsed.orThrow(), parsed.positions(), text));
    }

    /**
     * Reads a segment's JSON form.
     *
     * @param schema what it may speak of
     * @param json the JSON, at most 1 MB
     * @return the segment
     * @throws SegmentException naming every problem, with its JSON pointer, if the JSON is wrong, or if it names
     *     another segment, which takes a {@link SegmentCatalog}
     */
    public static Segment fromJson(Schema schema, String json) {
        Parsed parsed = JsonForm.read(json);
        return alone(schema, new Source(parsed.orThrow(), parsed.positions(), ""));
    }

    /**
     * Checks a syntax tree.
     *
     * @param schema what it may speak of
     * @param expression the tree
     * @return the segment
     * @throws SegmentException naming every problem if the tree is wrong, or if it names another segment, which
     *     takes a {@link SegmentCatalog}
     */
    public static Segment of(Schema schema, Expression expression) {
        return alone(schema, new Source(expression, new Positions(), ""));
    }

    /**
     * Builds a segment in Java.
     *
     * @param schema what it may speak of
     * @param body makes the condition of the builder that it gets
     * @return the segment
     * @throws SegmentException naming every problem if the condition is wrong, or if it names another segment, which
     *     takes a {@link SegmentCatalog}
     */
    public static Segment of(Schema schema, Function<SegmentBuilder, Condition> body) {
        return of(schema, body.apply(new SegmentBuilder()).expression());
    }

    /**
     * Finds what is wrong or doubtful in a segment's text, without throwing.
     *
     * @param schema what it may speak of
     * @param text the text
     * @return all problems in the order of the source, warnings among them; empty where all is well
     */
    public static List<SegmentProblem> validate(Schema schema, String text) {
        Parsed parsed = Parser.parse(text, ParseLimits.EXPRESSION);
        Expression expression = parsed.expression();
        return expression == null
                ? parsed.problems()
                : problems(Checked.of(schema, new Source(expression, parsed.positions(), text)));
    }

    private static Segment alone(Schema schema, Source source) {
        Checked checked = Checked.of(schema, source);
        List<SegmentProblem> problems = problems(checked);
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            throw new SegmentException(problems);
        }
        return new Segment(checked, null, null, Map.of());
    }

    private static List<SegmentProblem> problems(Checked checked) {
        List<SegmentProblem> problems = new ArrayList<>(checked.problems());
        for (InSegment reference : references(checked)) {
            problems.add(checked.source()
                    .error(
                            "SEG-405",
                            reference.segment(),
                            reference,
                            "segment '" + reference.segment()
                                    + "' cannot be looked up here; put both"
                                    + " into one file of segments or one SegmentCatalog"));
        }
        return problems;
    }

    /** Returns the references in a tree; none where it is too large to be looked through. */
    static List<InSegment> references(Checked checked) {
        List<InSegment> references = new ArrayList<>();
        Walk.over(checked.source().expression(), node -> {
            if (node instanceof InSegment reference) {
                references.add(reference);
            }
        });
        return references;
    }

    /**
     * Returns the syntax tree.
     *
     * @return the tree, as it was written: nothing is simplified or put in another order
     */
    public Expression expression() {
        return source.expression();
    }

    /**
     * Returns the canonical text. Cost: proportional to the tree, at each call.
     *
     * @return one line, which parses to an equal tree as long as it is not above 16 KB
     */
    public String text() {
        return Printer.print(expression());
    }

    /**
     * Returns the JSON form. Cost: proportional to the tree, at each call.
     *
     * @return JSON in one line, which reads to an equal tree
     */
    public String json() {
        return JsonForm.write(expression());
    }

    /**
     * Returns the JSON Schema of the JSON form.
     *
     * @return the schema, of draft 2020-12
     */
    public static String jsonSchema() {
        return JsonForm.schema();
    }

    /**
     * Returns a hash of what the segment says: SHA-256 of the UTF-8 of its JSON form. Segments that it names
     * count by their names only.
     *
     * @return 64 hexadecimal digits in lower case; equal for equal trees, whatever form they came in
     */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Returns what is doubtful in the segment.
     *
     * @return the warnings, in the order of the source
     */
    public List<SegmentProblem> warnings() {
        return warnings;
    }

    /**
     * Returns what is doubtful in the segment, and how many profiles a doubt is about.
     *
     * @param profilesWithout tells of an attribute's name how many profiles have no value of it; empty where that
     *     is not known
     * @return the warnings, in the order of the source
     */
    public List<SegmentProblem> warnings(Function<String, OptionalLong> profilesWithout) {
        return new Checker(source.positions(), source.text(), profilesWithout::apply)
                .check(expression(), schema);
    }

    /**
     * Returns the parameters that an evaluation must give.
     *
     * @return their names without colon, in the order of the source; those of segments that this one names included
     */
    public Set<String> parameters() {
        Set<String> all = new LinkedHashSet<>(Walk.parameters(expression()));
        references.values().forEach(reference -> all.addAll(reference.parameters()));
        return Collections.unmodifiableSet(all);
    }

    /**
     * Returns the schema that the segment was checked against.
     *
     * @return the schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * Returns the name that the segment has in its catalog.
     *
     * @return the name; empty outside a catalog
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * Returns the time zone that the segment pins.
     *
     * @return the zone; empty where the evaluation's counts
     */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /**
     * Returns the segments that this one names, by name.
     *
     * @return those that its own expression names, in the order of the source; they may name others in turn
     */
    public Map<String, Segment> references() {
        return references;
    }

    /** Returns name and text. */
    @Override
    public String toString() {
        return "Segment[" + (name == null ? "" : name + ": ") + text() + "]";
    }
}
