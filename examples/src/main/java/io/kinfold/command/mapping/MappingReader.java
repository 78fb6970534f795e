package io.kinfold.command.mapping;

import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;

import org.snakeyaml.engine.v2.nodes.Node;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads identity.yaml. Everything that is wrong in it is gathered and told at once. */
public final class MappingReader {
    private static final Set<String> KEYS = Set.of(
            "id",
            "source",
            "observed_at",
            "identifiers",
            "attributes",
            "rules",
            "guards",
            "schema");

    private static final String NEEDED = "name at least 'id' and 'identifiers'";

    private final String file;
    private final ModelFiles models;
    private final List<Problem> problems = new ArrayList<>();

    private MappingReader(String file, ModelFiles models) {
        this.file = file;
        this.models = models;
    }

    /**
     * Returns the mapping that a file describes.
     *
     * @throws WrongInputException with every problem, if there is one
     * @throws IOException if the file cannot be read
     */
    public static Mapping read(Path path) throws IOException {
        return parse(path.toString(), text(path), folder(path));
    }

    /**
     * Returns the mapping that a file describes, without its models: its fuzzy rules link nothing yet.
     *
     * @throws WrongInputException with every problem, if there is one
     * @throws IOException if the file cannot be read
     */
    public static Mapping readUntrained(Path path) throws IOException {
        return parseUntrained(path.toString(), text(path));
    }

    /** Returns the folder of a configuration, in which its models are. */
    public static Path folder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path.toAbsolutePath() : folder;
    }

    /**
     * Returns the text of a configuration file.
     *
     * @throws WrongInputException if it is absent or not UTF-8
     * @throws IOException if the file cannot be read
     */
    public static String text(Path path) throws IOException {
        String file = path.toString();
        if (Files.isDirectory(path)) {
            throw WrongInputException.of(file, "this is a folder; name a configuration file");
        }
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw WrongInputException.of(file, "there is no such file");
        } catch (CharacterCodingException e) {
            throw WrongInputException.of(file, "the file is not valid UTF-8; save it as UTF-8");
        }
    }

    /**
     * Returns the mapping that a text describes, with models in the current folder.
     *
     * @param file the name to show with problems
     * @throws WrongInputException with every problem, if there is one
     */
    public static Mapping parse(String file, String text) {
        return parse(file, text, Path.of(""));
    }

    /**
     * Returns the mapping that a text describes.
     *
     * @param file the name to show with problems
     * @param folder the folder in which the models are
     * @throws WrongInputException with every problem, if there is one
     */
    public static Mapping parse(String file, String text, Path folder) {
        return parse(file, text, new ModelFiles(Optional.of(folder)));
    }

    /**
     * Returns the mapping that a text describes, before its models are trained: its fuzzy rules link
     * nothing yet.
     *
     * @param file the name to show with problems
     * @throws WrongInputException with every problem, if there is one
     */
    public static Mapping parseUntrained(String file, String text) {
        return parse(file, text, new ModelFiles(Optional.empty()));
    }

    /**
     * Returns the mapping that a text describes, with one model that is not on disk yet.
     *
     * @param path the file of the configuration
     * @param text its text
     * @param model the model's file as the configuration names it
     * @param json its text
     * @throws WrongInputException with every problem, if there is one
     */
    public static Mapping parse(Path path, String text, String model, String json) {
        ModelFiles models = new ModelFiles(Optional.of(folder(path)));
        models.add(model, json);
        return parse(path.toString(), text, models);
    }

    private static Mapping parse(String file, String text, ModelFiles models) {
        MappingReader reader = new MappingReader(file, models);
        Optional<Mapping> mapping =
                YamlText.compose(file, text, NEEDED, reader.problems).flatMap(reader::mapping);
        YamlText.fail(reader.problems);
        return mapping.orElseThrow(() -> WrongInputException.of(file, NEEDED));
    }

    private Optional<Mapping> mapping(Node node) {
        Section root = Section.of(file, problems, node, "the configuration");
        root.knowing(KEYS);
        Optional<Named> id = root.text("id");
        Optional<Named> source = root.text("source");
        Optional<Named> observedAt = root.text("observed_at");
        List<NamespaceMapping> identifiers = new IdentifierSection(root).read();
        List<AttributeMapping> attributes = new AttributeSection(root).read();
        if (identifiers.isEmpty() && !root.has("rules") && problems.isEmpty()) {
            root.note(root.place(), "nothing links records; add 'identifiers' or 'rules'");
        }
        DeclaredSchema schema = SchemaSection.of(root);
        ConfigurationAssembly assembly =
                new ConfigurationAssembly(root, identifiers, attributes, models);
        return assembly.assemble()
                .map(configuration -> new Mapping(
                        file,
                        id,
                        source,
                        observedAt,
                        identifiers,
                        attributes,
                        new Mapping.Fuzzy(
                                assembly.maxPerSource(),
                                List.copyOf(assembly.fuzzy()),
                                models.digests()),
                        configuration,
                        schema));
    }
}
