package io.kinfold.command.mapping;

import io.kinfold.command.problem.NearestName;
import io.kinfold.command.problem.Problem;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One mapping of a YAML file. Asking for a value of the wrong type notes a problem and returns
 * nothing.
 */
final class Section {
    private final String file;
    private final List<Problem> problems;
    private final Named place;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Named> keys = new LinkedHashMap<>();

    private Section(String file, List<Problem> problems, Named place) {
        this.file = file;
        this.problems = problems;
        this.place = place;
    }

    /** Returns the node as a section; one that is no mapping is a problem, and has no keys. */
    static Section of(String file, List<Problem> problems, Node node, String what) {
        Section section = new Section(file, problems, named(what, node));
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(section::add);
        } else {
            section.note(section.place, what + " must be a mapping of keys to values");
        }
        return section;
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            note(named("", tuple.getKeyNode()), "a key must be a plain word");
            return;
        }
        Named name = named(key.getValue(), key);
        if (keys.putIfAbsent(name.name(), name) != null) {
            note(name, "key '" + name.name() + "' stands twice; keep one");
            return;
        }
        values.put(name.name(), tuple.getValueNode());
    }

    /** Notes each key that is not among the known ones. */
    Section knowing(Set<String> known) {
        keys.forEach((key, name) -> {
            if (!known.contains(key)) {
                note(
                        name,
                        "unknown key '" + key + "' in " + place.name()
                                + NearestName.hint(key, known));
            }
        });
        return this;
    }

    /** Returns the keys with their places, in the order of the file. */
    List<Named> keys() {
        return List.copyOf(keys.values());
    }

    /** Returns whether the key is there. */
    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Returns whether there is a list under the key. */
    boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** Returns whether there is a mapping under the key. */
    boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** Returns the section under a key. */
    Optional<Section> section(String key) {
        return node(key).map(node -> of(file, problems, node, key));
    }

    /** Returns the mappings of the list under a key. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        node(key).ifPresent(node -> {
            if (node instanceof SequenceNode list) {
                list.getValue()
                        .forEach(item ->
                                sections.add(of(file, problems, item, "an entry of " + key)));
            } else {
                note(
                        named(key, node),
                        "'" + key + "' must be a list; begin each entry with a dash");
            }
        });
        return sections;
    }

    /** Returns the text under a key, whatever YAML would take it for: 0900000000 keeps its zero. */
    Optional<Named> text(String key) {
        return node(key).flatMap(node -> textOf(key, node));
    }

    /** Returns the texts under a key: one, or a list. */
    List<Named> texts(String key) {
        List<Named> texts = new ArrayList<>();
        node(key).ifPresent(node -> {
            if (node instanceof SequenceNode list) {
                list.getValue().forEach(item -> textOf(key, item).ifPresent(texts::add));
            } else {
                textOf(key, node).ifPresent(texts::add);
            }
        });
        return texts;
    }

    /** Returns the whole number under a key, which must lie in the range, both ends included. */
    OptionalInt number(String key, int least, int most) {
        Optional<Named> text = text(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get().name());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // The note below says the rule for both kinds of mistake.
        }
        note(text.get(), "'" + key + "' must be a whole number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    /** Returns the number under a key, which must be finite. */
    OptionalDouble decimal(String key) {
        Optional<Named> text = text(key);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(text.get().name());
            if (Double.isFinite(number)) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            // The note below says the rule for both kinds of mistake.
        }
        note(text.get(), "'" + key + "' must be a number of bits, such as 4.5");
        return OptionalDouble.empty();
    }

    /** Returns the truth value under a key, false if absent. */
    boolean flag(String key) {
        Optional<Named> text = text(key);
        if (text.isPresent() && !Set.of("true", "false").contains(text.get().name())) {
            note(text.get(), "'" + key + "' must be true or false");
        }
        return text.isPresent() && text.get().name().equals("true");
    }

    /** Returns the place of the section itself. */
    Named place() {
        return place;
    }

    /** Returns whether anything was noted in the file so far. */
    boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** Notes a problem at a word. */
    void note(Named where, String message) {
        problems.add(where.problem(file, message));
    }

    private Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private Optional<Named> textOf(String key, Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(named(scalar.getValue(), scalar));
        }
        note(
                named(key, node),
                node instanceof ScalarNode
                        ? "'" + key + "' has no value"
                        : "'" + key + "' must be a plain value");
        return Optional.empty();
    }

    private static Named named(String name, Node node) {
        Optional<Mark> mark = node.getStartMark();
        return new Named(
                name,
                mark.map(m -> m.getLine() + 1L).orElse(0L),
                mark.map(m -> m.getColumn() + 1L).orElse(0L));
    }
}
