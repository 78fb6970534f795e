package io.kinfold.command.resolution;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.problem.WrongInputException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The results of a run, for commands that go on from them. Immutable. */
public final class FinishedRun {
    private final Path folder;
    private final Optional<Mapping> mapping;

    private FinishedRun(Path folder, Optional<Mapping> mapping) {
        this.folder = folder;
        this.mapping = mapping;
    }

    /**
     * Returns the run whose results are in a folder. Its inputs need not be there any more.
     *
     * @throws WrongInputException if the folder has no profiles.jsonl, or its run.json is damaged
     */
    public static FinishedRun of(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(Resolver.PROFILES))) {
            throw WrongInputException.of(
                    folder.toString(),
                    "the folder has no " + Resolver.PROFILES
                            + "; run 'kinfold resolve' with this --out first");
        }
        return new FinishedRun(folder, RunRecord.mapping(folder));
    }

    /** Returns the file of the profiles. */
    public Path profiles() {
        return folder.resolve(Resolver.PROFILES);
    }

    /** Returns the file that says which record is in which profile. */
    public Path assignments() {
        return folder.resolve(Resolver.ASSIGNMENTS);
    }

    /** Returns a file of the folder. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Returns what the run's configuration said, without its models; empty where the folder has no
     * run.json.
     */
    public Optional<Mapping> mapping() {
        return mapping;
    }
}
