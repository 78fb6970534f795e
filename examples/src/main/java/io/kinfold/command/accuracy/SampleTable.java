package io.kinfold.command.accuracy;

import io.kinfold.command.accuracy.AccuracyTable.Resolve;
import io.kinfold.command.accuracy.DataSet.Prepared;
import io.kinfold.matchers.evaluate.Scores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A table of what the command reaches by itself on a few records: on samples of each data set, of whole
 * customers, each sample by a seed of its own. Not safe for several threads.
 */
public final class SampleTable {
    private static final List<String> HEADER = List.of(
            "| data set | records | samples | precision | recall | F1 | lowest F1 |",
            "|---|---|---|---|---|---|---|");

    private final Path data;
    private final Path work;
    private final Resolve resolve;

    /**
     * Creates a table.
     *
     * @param data the folder of public data
     * @param work a folder for samples and results
     * @param resolve the command
     */
    public SampleTable(Path data, Path work, Resolve resolve) {
        this.data = data;
        this.work = work;
        this.resolve = resolve;
    }

    /** Returns the names of the data sets, in the table's order. */
    public static List<String> names() {
        return sets().stream().map(DataSet::name).toList();
    }

    private static List<DataSet> sets() {
        List<DataSet> sets = new ArrayList<>(DataSets.all());
        sets.addAll(DataSets.made());
        return sets;
    }

    /**
     * Makes the table, line by line: precision, recall and F1 are means over the samples.
     *
     * @param only the names of the data sets to take; empty for all
     * @param sizes how many records a sample has, about
     * @param seeds how many samples of each size
     * @param lines is given each line of the table as soon as it is known
     */
    public void make(Set<String> only, List<Integer> sizes, int seeds, Consumer<String> lines)
            throws IOException {
        HEADER.forEach(lines);
        for (DataSet set : sets()) {
            List<Path> files = set.files().stream().map(data::resolve).toList();
            if ((!only.isEmpty() && !only.contains(set.name()))
                    || !files.stream().allMatch(Files::exists)) {
                continue;
            }
            Path folder = work.resolve("samples").resolve(set.name().replaceAll("\\W+", "_"));
            AccuracyTable.clear(folder);
            Prepared all =
                    set.preparer().prepare(files, Files.createDirectories(folder.resolve("input")));
            for (int size : sizes) {
                lines.accept(row(set, all, size, folder, seeds));
            }
        }
    }

    private String row(DataSet set, Prepared all, int size, Path folder, int seeds)
            throws IOException {
        List<Scores> scores = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            Path sampled =
                    Files.createDirectories(folder.resolve(size + "_" + seed).resolve("input"));
            Prepared sample = Sample.of(set, all, size, seed).write(sampled);
            Path out = sampled.resolveSibling("results");
            List<String> arguments =
                    new ArrayList<>(List.of("resolve", "--auto", "--out", out.toString()));
            arguments.addAll(set.columns());
            arguments.add("--input");
            sample.inputs().forEach(input -> arguments.add(input.toString()));
            String failure = resolve.run(arguments);
            if (!failure.isEmpty()) {
                return "| " + set.name() + " | " + size + " | " + seeds + " | failed: "
                        + failure.replace('|', '/').strip() + " | | | |";
            }
            scores.add(sample.truth()
                    .compare(out.resolve("assignments.csv"), sampled.resolveSibling("wrong.csv"))
                    .pairwise());
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %.3f | %.3f | %.3f |",
                set.name(),
                size,
                seeds,
                scores.stream().mapToDouble(Scores::precision).average().orElse(0),
                scores.stream().mapToDouble(Scores::recall).average().orElse(0),
                scores.stream().mapToDouble(Scores::f1).average().orElse(0),
                scores.stream().mapToDouble(Scores::f1).min().orElse(0));
    }
}
