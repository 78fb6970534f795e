package io.kinfold.segments.language;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.schema.Schema;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A condition over profiles that was checked against a schema: whatever form it came in, it is one syntax tree.
 * Immutable and safe for any thread.
 *
 * <p>Two segments are equal if their hash, zone and schema are: names and formatting do not matter.
 */
public final class Segment {
    private final Schema schema;
    private final Expression expression;

    private Segment(Schema schema, Expression expression) {
        this.schema = schema;
        this.expression = expression;
    }

    /**
     * Reads a segment's text.
     *
     * @param schema what it may speak of
     * @param text the text, at most 16 KB
     * @return the segment
     * @throws SegmentException naming every problem if the text is wrong
     */
    public static Segment parse(Schema schema, String text) {
        return pending(schema, text);
    }

    /**
     * Reads a segment's JSON form.
     *
     * @param schema what it may speak of
     * @param json the JSON, at most 1 MB
     * @return the segment
     * @throws SegmentException naming every problem if the JSON is wrong
     */
    public static Segment fromJson(Schema schema, String json) {
        return pending(schema, json);
    }

    /**
     * Checks a syntax tree.
     *
     * @param schema what it may speak of
     * @param expression the tree
     * @return the segment
     * @throws SegmentException naming every problem if the tree is wrong
     */
    public static Segment of(Schema schema, Expression expression) {
        return new Segment(schema, expression);
    }

    /**
     * Builds a segment in Java.
     *
     * @param schema what it may speak of
     * @param body makes the condition of the builder that it gets
     * @return the segment
     * @throws SegmentException naming every problem if the condition is wrong
     */
    public static Segment of(Schema schema, Function<SegmentBuilder, Expression> body) {
        return of(schema, body.apply(new SegmentBuilder()));
    }

    /**
     * Returns the syntax tree.
     *
     * @return the tree, as it was written: nothing is simplified or put in another order
     */
    public Expression expression() {
        return expression;
    }

    /**
     * Returns the canonical text.
     *
     * @return one line, which parses to an equal tree
     */
    public String text() {
        return expression.toString();
    }

    /**
     * Returns the JSON form.
     *
     * @return JSON in one line, which reads to an equal tree
     */
    public String json() {
        return expression.toString();
    }

    /**
     * Returns a hash of what the segment says: SHA-256 of its JSON form.
     *
     * @return 64 hexadecimal digits in lower case; equal for equal trees, whatever form they came in
     */
    public String hash() {
        return expression.toString();
    }

    /**
     * Returns what is doubtful in the segment.
     *
     * @return the warnings, in the order of the source
     */
    public List<SegmentProblem> warnings() {
        return List.of();
    }

    /**
     * Returns the parameters that an evaluation must give.
     *
     * @return their names without colon, in the order of the source
     */
    public Set<String> parameters() {
        return Set.of();
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
        return Optional.empty();
    }

    /**
     * Returns the time zone that the segment pins.
     *
     * @return the zone; empty where the evaluation's counts
     */
    public Optional<ZoneId> zone() {
        return Optional.empty();
    }

    /**
     * Returns the segments that this one names, by name.
     *
     * @return those that its own expression names, in the order of the source; they may name others in turn
     */
    public Map<String, Segment> references() {
        return Map.of();
    }

    private static Segment pending(Schema schema, String source) {
        throw new UnsupportedOperationException(source.length() + " characters for " + schema);
    }
}
