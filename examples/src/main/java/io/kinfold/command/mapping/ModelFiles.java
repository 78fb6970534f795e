package io.kinfold.command.mapping;

import io.kinfold.matchers.rule.TrainedRule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The model files that a configuration names, read from its own folder. */
final class ModelFiles {
    private final Optional<Path> folder;
    private final Map<Path, TrainedRule> read = new LinkedHashMap<>();
    private final Map<Path, String> digests = new LinkedHashMap<>();

    /**
     * Creates a reader of models.
     *
     * @param folder the folder of the configuration; empty to read none, as before training
     */
    ModelFiles(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Takes a model that is not on disk yet. */
    void add(String name, String json) {
        Path file = folder.orElseThrow().resolve(name);
        read.put(file, TrainedRule.fromJson(json));
        digests.put(file, Digest.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns whether models are read at all. */
    boolean wanted() {
        return folder.isPresent();
    }

    /** Returns the model that a configuration names, or empty where it cannot be read, which is noted. */
    Optional<TrainedRule> read(Section entry, Named model) {
        try {
            Path file = folder.orElseThrow().resolve(model.name());
            TrainedRule rule = read.get(file);
            if (rule == null) {
                byte[] bytes = Files.readAllBytes(file);
                rule = TrainedRule.fromJson(Digest.utf8(bytes));
                read.put(file, rule);
                digests.put(file, Digest.of(bytes));
            }
            return Optional.of(rule);
        } catch (NoSuchFileException e) {
            entry.note(
                    model,
                    "there is no file '" + model.name() + "' beside the configuration;"
                            + " 'kinfold train' writes one");
        } catch (CharacterCodingException e) {
            entry.note(model, "the model is not valid UTF-8; save it as UTF-8");
        } catch (InvalidPathException e) {
            entry.note(model, "the system cannot hold this file name");
        } catch (IllegalArgumentException e) {
            entry.note(model, "the model cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    /** Returns the files that were read, with the SHA-256 of each. */
    Map<Path, String> digests() {
        return Collections.unmodifiableMap(digests);
    }
}
