package io.kinfold.segments.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.text.Parsed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON form of a syntax tree, one to one. The only place that names Jackson's mapper. */
public final class JsonForm {
    /** The version of the form. */
    static final int VERSION = 1;

    /** The longest text that is read, in UTF-16 units. */
    static final int LONGEST = 1024 * 1024;

    /** Deeper than any tree that the limits of a segment allow. */
    private static final int DEEPEST = 400;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private JsonForm() {}

    /**
     * Writes a tree.
     *
     * @param expression the tree
     * @return one line without spaces; equal for equal trees
     */
    public static String write(Expression expression) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("v", VERSION);
        root.set("expr", expression.accept(new ExpressionWriter()));
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON could not be written", e);
        }
    }

    /**
     * Reads a tree. Never throws for what the text holds.
     *
     * @param json the text
     * @return the tree with the JSON pointers of its nodes, or all problems
     */
    public static Parsed read(String json) {
        Complaints complaints = new Complaints();
        Positions positions = new Positions();
        @Nullable JsonNode root = parse(json, complaints);
        @Nullable
        Expression expression = root == null
                ? null
                : new ExpressionReader(complaints, positions).document(new Place(root, ""));
        return new Parsed(
                complaints.isEmpty() ? expression : null, positions, complaints.problems());
    }

    /**
     * Returns the JSON Schema of the form.
     *
     * @return the schema, of draft 2020-12
     */
    public static String schema() {
        try (InputStream schema = JsonForm.class.getResourceAsStream("segment.schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("the jar lacks segment.schema.json");
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable JsonNode parse(String json, Complaints complaints) {
        if (json.length() > LONGEST) {
            complaints.add(
                    "SEG-501",
                    Position.NOWHERE,
                    "the JSON has " + json.length() + " characters, at most " + LONGEST
                            + " are read");
            return null;
        }
        try {
            return MAPPER.readTree(json);
        } catch (StreamConstraintsException e) {
            complaints.add(
                    "SEG-502",
                    line(e),
                    "the JSON is nested too deeply or has a number or text that is too long");
        } catch (JsonProcessingException e) {
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
            if (twice && e.getProcessor() instanceof JsonParser parser) {
                complaints.add(
                        "SEG-051",
                        Position.ofPath(
                                parser.getParsingContext().pathAsPointer().toString()),
                        "the key stands twice in its object; leave one out");
            } else {
                complaints.add(
                        "SEG-050",
                        line(e),
                        "the text is no JSON; look here or just before for a missing comma, quote or"
                                + " bracket");
            }
        }
        return null;
    }

    private static Position line(JsonProcessingException e) {
        return e.getLocation() == null
                ? Position.NOWHERE
                : new Position(
                        "",
                        Math.max(0, e.getLocation().getLineNr()),
                        Math.max(0, e.getLocation().getColumnNr()),
                        (int) Math.max(0, e.getLocation().getCharOffset()),
                        0);
    }
}
