package io.kinfold.command.mapping;

import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;

import org.snakeyaml.engine.v2.nodes.Node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A YAML file of segments. Immutable.
 *
 * @param schema what it says of attributes and events
 * @param macros the macros, in the order of the file
 * @param segments the segments, in the order of the file
 */
public record SegmentsYaml(DeclaredSchema schema, List<Entry> macros, List<Entry> segments) {
    private static final Set<String> KEYS = Set.of("schema", "macros", "segments");
    private static final Set<String> SEGMENT_KEYS = Set.of("where", "zone");
    private static final String NEEDED = "name segments below the key 'segments'";

    /** Copies the lists. */
    public SegmentsYaml {
        macros = List.copyOf(macros);
        segments = List.copyOf(segments);
    }

    /**
     * A segment or a macro.
     *
     * @param name the segment's name, or the macro's with its parameters, such as {@code active(days)}
     * @param zone the zone that the segment pins
     * @param text the expression, with its place in the file
     */
    public record Entry(Named name, Optional<String> zone, Named text) {}

    /**
     * Returns the segments of a file.
     *
     * @throws WrongInputException with every problem of its form, if there is one
     * @throws IOException if the file cannot be read
     */
    public static SegmentsYaml read(Path path) throws IOException {
        String file = path.toString();
        List<Problem> problems = new ArrayList<>();
        Optional<SegmentsYaml> read = YamlText.compose(
                        file, MappingReader.text(path), NEEDED, problems)
                .map(node -> of(file, node, problems));
        YamlText.fail(problems);
        return read.orElseThrow(() -> WrongInputException.of(file, NEEDED));
    }

    /**
     * Returns what the section {@code schema} of a file says; all else in the file is passed over.
     *
     * @throws WrongInputException with every problem of that section, or where there is none
     * @throws IOException if the file cannot be read
     */
    public static DeclaredSchema readSchema(Path path) throws IOException {
        String file = path.toString();
        List<Problem> problems = new ArrayList<>();
        Optional<Section> root = YamlText.compose(
                        file, MappingReader.text(path), "give it a section 'schema'", problems)
                .map(node -> Section.of(file, problems, node, "the file"));
        root.filter(section -> !section.has("schema") && problems.isEmpty())
                .ifPresent(section ->
                        section.note(section.place(), "there is no section 'schema' in this file"));
        DeclaredSchema schema = root.map(SchemaSection::of).orElse(DeclaredSchema.NONE);
        YamlText.fail(problems);
        return schema;
    }

    private static SegmentsYaml of(String file, Node node, List<Problem> problems) {
        Section root = Section.of(file, problems, node, "the file").knowing(KEYS);
        if (!root.has("segments") && problems.isEmpty()) {
            root.note(root.place(), "there are no segments; " + NEEDED);
        }
        return new SegmentsYaml(
                SchemaSection.of(root), entries(root, "macros"), entries(root, "segments"));
    }

    private static List<Entry> entries(Section root, String key) {
        List<Entry> entries = new ArrayList<>();
        root.section(key).ifPresent(section -> {
            for (Named name : section.keys()) {
                entry(section, name).ifPresent(entries::add);
            }
        });
        return entries;
    }

    /** A segment is its expression, or a mapping with the zone that it pins. */
    private static Optional<Entry> entry(Section section, Named name) {
        if (!section.isMapping(name.name())) {
            return section.text(name.name()).map(text -> new Entry(name, Optional.empty(), text));
        }
        Optional<Section> entry = section.section(name.name()).map(e -> e.knowing(SEGMENT_KEYS));
        Optional<Named> text = entry.flatMap(e -> e.text("where"));
        if (text.isEmpty()) {
            section.note(name, "'" + name.name() + "' needs a 'where': the expression");
        }
        return text.map(where ->
                new Entry(name, entry.flatMap(e -> e.text("zone")).map(Named::name), where));
    }
}
