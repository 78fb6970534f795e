package io.kinfold.segments.language;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.json.JsonForm;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.text.ParseLimits;
import io.kinfold.segments.text.Parsed;
import io.kinfold.segments.text.Parser;
import io.kinfold.segments.text.SegFile;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Segments with names, which may name each other. Immutable and safe for any thread. */
public final class SegmentCatalog {
    private final Schema schema;
    private final Map<String, Segment> segments;

    private SegmentCatalog(Schema schema, Map<String, Segment> segments) {
        this.schema = schema;
        this.segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
    }

    /**
     * Returns a builder.
     *
     * @param schema what the segments may speak of
     * @return a builder without segments
     */
    public static Builder builder(Schema schema) {
        return new Builder(schema);
    }

    /**
     * Reads a segment file.
     *
     * @param schema what the segments may speak of
     * @param file the text of a {@code .seg} file, at most 1 MB
     * @return the catalog
     * @throws SegmentException naming every problem of every segment
     */
    public static SegmentCatalog parse(Schema schema, String file) {
        return read(schema, file).build();
    }

    /**
     * Finds what is wrong or doubtful in a segment file, without throwing.
     *
     * @param schema what the segments may speak of
     * @param file the text of a {@code .seg} file
     * @return all problems, warnings among them; empty where all is well
     */
    public static List<SegmentProblem> validate(Schema schema, String file) {
        return read(schema, file).validate();
    }

    private static Builder read(Schema schema, String file) {
        SegFile read = SegFile.parse(file);
        Builder builder = new Builder(schema);
        builder.problems.addAll(read.problems());
        for (SegFile.Definition definition : read.segments()) {
            Source source = new Source(definition.expression(), read.positions(), file);
            builder.put(new Definition(definition.name(), definition.zone(), source));
        }
        return builder;
    }

    /**
     * Returns a segment.
     *
     * @param name its name
     * @return the segment, if there is one
     */
    public Optional<Segment> segment(String name) {
        return Optional.ofNullable(segments.get(name));
    }

    /**
     * Returns all segments.
     *
     * @return an immutable map by name, in the order of the source
     */
    public Map<String, Segment> segments() {
        return segments;
    }

    /**
     * Returns the schema that the segments were checked against.
     *
     * @return the schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * Returns the warnings about all segments.
     *
     * @return the warnings, in the order of the segments
     */
    public List<SegmentProblem> warnings() {
        return segments.values().stream()
                .flatMap(segment -> segment.warnings().stream())
                .toList();
    }

    /** Returns the segments' names. */
    @Override
    public String toString() {
        return "SegmentCatalog" + segments.keySet();
    }

    /**
     * A segment before it is checked.
     *
     * @param zone the time zone that it pins; null for none
     */
    record Definition(String name, @Nullable ZoneId zone, Source source) {}

    /** Builds a catalog, in any order of the segments. Not safe for several threads. */
    public static final class Builder {
        private final Schema schema;
        private final Map<String, Definition> definitions = new LinkedHashMap<>();
        private final List<SegmentProblem> problems = new ArrayList<>();

        private Builder(Schema schema) {
            this.schema = schema;
        }

        /**
         * Adds a segment that is given as text. What is wrong in it is told by {@link #build}.
         *
         * @param name its name
         * @param text its text
         * @return this builder
         * @throws IllegalStateException if the name is taken
         */
        public Builder add(String name, String text) {
            Parsed parsed = Parser.parse(text, ParseLimits.EXPRESSION);
            return add(name, parsed, text);
        }

        /**
         * Adds a segment that is given as JSON. What is wrong in it is told by {@link #build}.
         *
         * @param name its name
         * @param json its JSON form
         * @return this builder
         * @throws IllegalStateException if the name is taken
         */
        public Builder addJson(String name, String json) {
            return add(name, JsonForm.read(json), "");
        }

        /**
         * Adds a segment that is given as a syntax tree.
         *
         * @param name its name
         * @param expression its tree, such as {@link Segment#expression()}
         * @return this builder
         * @throws IllegalStateException if the name is taken
         */
        public Builder add(String name, Expression expression) {
            put(new Definition(name, null, new Source(expression, new Positions(), "")));
            return this;
        }

        /**
         * Pins a time zone to a segment that was added.
         *
         * @param name the segment's name
         * @param zone the zone whose calendar counts for it, whatever the evaluation's
         * @return this builder
         * @throws IllegalStateException if there is no such segment, or it has a zone
         */
        public Builder zone(String name, ZoneId zone) {
            Definition definition = definitions.get(name);
            if (definition == null || definition.zone() != null) {
                throw new IllegalStateException("segment '" + name + "' "
                        + (definition == null
                                ? "is not there; add it before its zone"
                                : "has a zone; pin one only"));
            }
            definitions.put(name, new Definition(name, zone, definition.source()));
            return this;
        }

        /**
         * Checks all segments and what they name.
         *
         * @return the catalog
         * @throws SegmentException naming every problem of every segment
         */
        public SegmentCatalog build() {
            References references = new References(schema, definitions);
            List<SegmentProblem> all = all(references);
            if (all.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
                throw new SegmentException(all);
            }
            return new SegmentCatalog(schema, references.segments());
        }

        /**
         * Finds what is wrong or doubtful, without throwing.
         *
         * @return all problems, warnings among them
         */
        public List<SegmentProblem> validate() {
            return all(new References(schema, definitions));
        }

        private List<SegmentProblem> all(References references) {
            List<SegmentProblem> all = new ArrayList<>(problems);
            all.addAll(references.problems());
            return all;
        }

        private Builder add(String name, Parsed parsed, String text) {
            Expression expression = parsed.expression();
            if (expression == null) {
                parsed.problems().stream()
                        .map(problem -> References.within(name, problem))
                        .forEach(problems::add);
            } else {
                put(new Definition(name, null, new Source(expression, parsed.positions(), text)));
            }
            return this;
        }

        private void put(Definition definition) {
            if (definition.name().isBlank()) {
                throw new IllegalArgumentException("the name of a segment is empty");
            }
            if (definitions.putIfAbsent(definition.name(), definition) != null) {
                throw new IllegalStateException(
                        "the segment '" + definition.name() + "' is defined twice; rename one");
            }
        }
    }
}
