package io.kinfold.command.accuracy;

import io.kinfold.command.accuracy.DataSet.Prepared;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table of what the command reaches on each data set. Data that are absent and runs that fail
 * stand in it with the reason. Not safe for several threads.
 */
public final class AccuracyTable {
    private static final List<String> HEADER = List.of(
            "| data set | run | precision | recall | F1 | B-cubed F1 | threshold (bits)"
                    + " | best peer | in hindsight | wall s | CPU s |",
            "|---|---|---|---|---|---|---|---|---|---|---|");
    private static final String TRAINED_FILE = "trained.yaml";
    private static final Pattern THRESHOLD =
            Pattern.compile("\"?link_threshold\"?\\s*:\\s*([-+0-9.eE]+)");

    private final Path data;
    private final Path examples;
    private final Path work;
    private final Resolve resolve;

    /**
     * Creates a table.
     *
     * @param data the folder of public data
     * @param examples the folder with a folder and an identity.yaml for each data set
     * @param work a folder for prepared data and results
     * @param resolve the command
     */
    public AccuracyTable(Path data, Path examples, Path work, Resolve resolve) {
        this.data = data;
        this.examples = examples;
        this.work = work;
        this.resolve = resolve;
    }

    /** Resolves as the command does. */
    @FunctionalInterface
    public interface Resolve {
        /**
         * Runs the command.
         *
         * @param arguments what would stand behind its name
         * @return the empty string, or what was wrong
         */
        String run(List<String> arguments) throws IOException;
    }

    /** From what a run knows the columns. */
    public enum Mode {
        /** From the values alone. */
        AUTO,
        /** From the committed configuration. */
        CONFIG,
        /** From the committed trained.yaml, where there is one, with a model trained on the data first. */
        TRAINED
    }

    /** Returns the names of the data sets, in the table's order. */
    public static List<String> names() {
        return DataSets.all().stream().map(DataSet::name).toList();
    }

    /**
     * Makes the table, line by line.
     *
     * @param only the names of the data sets to run; empty for all
     * @param modes the kinds of runs
     * @param lines is given each line of the table as soon as it is known
     */
    public void make(Set<String> only, Set<Mode> modes, Consumer<String> lines) throws IOException {
        HEADER.forEach(lines);
        for (DataSet set : DataSets.all()) {
            if (!only.isEmpty() && !only.contains(set.name())) {
                continue;
            }
            List<Path> files = set.files().stream().map(data::resolve).toList();
            List<Path> absent =
                    files.stream().filter(file -> !Files.exists(file)).toList();
            if (!absent.isEmpty()) {
                lines.accept(words(set, "–", "skipped: there is no " + absent.get(0)));
                continue;
            }
            for (Mode mode : modes) {
                if (mode != Mode.TRAINED || Files.exists(committed(set, TRAINED_FILE))) {
                    lines.accept(row(set, mode, files));
                }
            }
        }
    }

    private String row(DataSet set, Mode mode, List<Path> files) throws IOException {
        String run = mode.name().toLowerCase(Locale.ROOT);
        Path folder = work.resolve(set.name().replaceAll("\\W+", "_")).resolve(run);
        clear(folder);
        Prepared prepared =
                set.preparer().prepare(files, Files.createDirectories(folder.resolve("input")));
        Path out = folder.resolve("results");
        Stopwatch watch = new Stopwatch();
        String failure = mode == Mode.TRAINED ? train(set, prepared, folder) : "";
        if (failure.isEmpty()) {
            failure = resolve.run(arguments(set, mode, prepared, out));
        }
        String times = watch.columns();
        if (!failure.isEmpty()) {
            return words(set, run, "failed: " + failure);
        }
        Figures figures = prepared.truth()
                .compare(out.resolve("assignments.csv"), folder.resolve("wrong.csv"));
        if (figures.missing() > 0) {
            return words(set, run, "failed: " + figures.missing() + " records were not assigned");
        }
        Path settings = switch (mode) {
            case AUTO -> out;
            case CONFIG -> examples.resolve(set.configuration());
            case TRAINED -> folder;
        };
        return "| " + set.name() + " | " + run + " | "
                + Truth.share(figures.pairwise().precision()) + " | "
                + Truth.share(figures.pairwise().recall()) + " | "
                + Truth.share(figures.pairwise().f1()) + " | " + figures.bCubed() + " | "
                + threshold(settings) + " | " + set.peers().own() + " | "
                + set.peers().hindsight() + " | " + times + " |";
    }

    private static String words(DataSet set, String run, String words) {
        return "| " + set.name() + " | " + run + " | " + words.replace('|', '/').strip()
                + " | | | | | " + set.peers().own() + " | " + set.peers().hindsight() + " | | |";
    }

    private List<String> arguments(DataSet set, Mode mode, Prepared prepared, Path out) {
        List<String> arguments = new ArrayList<>(List.of("resolve", "--out", out.toString()));
        arguments.addAll(set.columns());
        if (mode == Mode.AUTO) {
            arguments.add("--auto");
        } else {
            Path config = mode == Mode.TRAINED
                    ? out.resolveSibling(TRAINED_FILE)
                    : committed(set, "identity.yaml");
            arguments.addAll(List.of("--config", config.toString()));
        }
        addInputs(arguments, prepared);
        return arguments;
    }

    /** Trains the model that a copy of trained.yaml asks for, beside it; returns what was wrong. */
    private String train(DataSet set, Prepared prepared, Path folder) throws IOException {
        Path config = folder.resolve(TRAINED_FILE);
        Files.copy(committed(set, TRAINED_FILE), config);
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--config",
                config.toString(),
                "--model",
                folder.resolve("model.json").toString()));
        addInputs(arguments, prepared);
        return resolve.run(arguments);
    }

    private static void addInputs(List<String> arguments, Prepared prepared) {
        arguments.add("--input");
        prepared.inputs().forEach(input -> arguments.add(input.toString()));
    }

    private Path committed(DataSet set, String file) {
        return examples.resolve(set.configuration()).resolve(file);
    }

    /** Returns the link threshold that stands in a configuration or a model of a folder. */
    private static String threshold(Path folder) throws IOException {
        for (String name : List.of("identity.yaml", "model.json")) {
            if (Files.exists(folder.resolve(name))) {
                Matcher found = THRESHOLD.matcher(Files.readString(folder.resolve(name)));
                if (found.find()) {
                    return found.group(1);
                }
            }
        }
        return "–";
    }

    static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Time by the wall's clock, and of all processors that this JVM used. */
    private static final class Stopwatch {
        private final long wall = System.nanoTime();
        private final long cpu = cpuNanos();

        String columns() {
            return String.format(
                    Locale.ROOT,
                    "%.1f | %.1f",
                    (System.nanoTime() - wall) / 1e9,
                    (cpuNanos() - cpu) / 1e9);
        }

        private static long cpuNanos() {
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof com.sun.management.OperatingSystemMXBean machine
                    ? machine.getProcessCpuTime()
                    : 0;
        }
    }
}
