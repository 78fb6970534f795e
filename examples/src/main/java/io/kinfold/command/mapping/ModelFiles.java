package io.kinfold.command.mapping;

import io.kinfold.matchers.rule.TrainedRule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The model files that a configuration names, read from its own folder. */
final class ModelFiles {
    private final Optional<Path> folder;
    private final Map<Path, TrainedRule> read = new LinkedHashMap<>();

    /**
     * Creates a reader of models.
     *
     * @param folder the folder of the configuration; empty to read none, as before training
     */
    ModelFiles(Optional<Path> folder) {
        this.folder = folder;
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
                rule = TrainedRule.fromJson(Files.readString(file));
                read.put(file, rule);
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

    /** Returns the files that were read. */
    List<Path> files() {
        return Collections.unmodifiableList(new ArrayList<>(read.keySet()));
    }
}
