package io.kinfold.command.resolution;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.report.PairPicture;
import io.kinfold.command.report.ReportPage;
import io.kinfold.command.table.CsvWriter;
import io.kinfold.command.table.RejectFile;
import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.matchers.auto.SourceLimit;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.ReviewItem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Resolves the rows of files into profiles and writes the results into a folder. Equal rows, in
 * whatever order and split over whatever files, give equal assignments, profiles and links, byte
 * for byte.
 */
public final class Resolver {
    static final String ASSIGNMENTS = "assignments.csv";
    static final String PROFILES = "profiles.jsonl";
    private static final String LINKS = "links.csv";
    private static final String REJECTS = "rejects.csv";
    private static final String REPORT = "report.html";
    private static final List<String> FILES =
            List.of(ASSIGNMENTS, PROFILES, LINKS, REJECTS, REPORT);

    private final Optional<Training> training;
    private final LongConsumer progress;
    private final List<String> extras = new ArrayList<>();
    private final Gallery gallery = new Gallery();
    private List<PairPicture> pictures = List.of();
    private final AssignmentFile assignments = new AssignmentFile();

    private Request request;

    private Resolver(Request request, Optional<Training> training, LongConsumer progress) {
        this.request = request;
        this.training = training;
        this.progress = progress;
    }

    /** Makes a trained mapping once the fragments are there. */
    @FunctionalInterface
    public interface Training {
        /**
         * Trains on all fragments.
         *
         * @return the mapping, and the files to write beside the results, by name
         */
        Outcome train(List<Fragment> fragments);

        /**
         * What training gave.
         *
         * @param mapping the mapping with its model
         * @param configuration the text of the mapping
         * @param files texts by file name
         */
        record Outcome(Mapping mapping, String configuration, Map<String, String> files) {}
    }

    /**
     * Resolves.
     *
     * @param progress is told the number of rows read, now and then
     * @throws WrongInputException if an input or the configuration is wrong; the folder is then as
     *     it was
     */
    public static Summary resolve(Request request, Path out, LongConsumer progress)
            throws IOException {
        return resolve(new Resolver(request, Optional.empty(), progress), out);
    }

    /**
     * Trains on the rows, and resolves them by what was learned.
     *
     * @param request with a mapping whose fuzzy rule is not trained
     * @param progress is told the number of rows read, now and then
     * @throws WrongInputException if an input or the configuration is wrong; the folder is then as
     *     it was
     */
    public static Summary resolve(
            Request request, Training training, Path out, LongConsumer progress)
            throws IOException {
        return resolve(new Resolver(request, Optional.of(training), progress), out);
    }

    private static Summary resolve(Resolver resolver, Path out) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw WrongInputException.of(
                    out.toString(), "this is a file; name a folder for the results");
        }
        for (Path input : resolver.request.inputs()) {
            for (String name : FILES) {
                if (Files.exists(out.resolve(name))
                        && Files.exists(input)
                        && Files.isSameFile(input, out.resolve(name))) {
                    throw WrongInputException.of(
                            input.toString(),
                            "the results would overwrite this input; name another folder");
                }
            }
        }
        try (OutputFolder folder = OutputFolder.open(out)) {
            Summary summary = resolver.run(folder);
            List<String> files = new ArrayList<>(resolver.extras);
            files.addAll(FILES);
            folder.commit(files);
            return summary;
        }
    }

    private Summary run(OutputFolder folder) throws IOException {
        try (RejectFile rejects = RejectFile.create(folder.file(REJECTS))) {
            Loader loader = new Loader(request, rejects, progress, fragment -> {});
            try (IdentityGraph graph = graph(loader, folder)) {
                writeProfiles(graph, folder);
            }
            assignments.write(folder.file(ASSIGNMENTS));
            Summary summary = new Summary(
                    loader.rows(),
                    rejects.count(),
                    gallery.fragments(),
                    gallery.profiles(),
                    gallery.refusedLinks());
            Files.writeString(
                    folder.file(REPORT),
                    ReportPage.of(gallery.data(
                                    title(),
                                    loader,
                                    request.mapping().configuration(),
                                    rejects.byReason())
                            .with(pictures)));
            RunRecord.write(folder.file(OutputFolder.RUN), request, loader.asOf(), summary);
            return summary;
        }
    }

    private IdentityGraph graph(Loader loader, OutputFolder folder) throws IOException {
        if (training.isEmpty()) {
            return loader.load();
        }
        List<Fragment> fragments = loader.collect();
        Training.Outcome outcome = training.get().train(fragments);
        for (Map.Entry<String, String> file : outcome.files().entrySet()) {
            Files.writeString(folder.file(file.getKey()), file.getValue());
            extras.add(file.getKey());
        }
        request = request.with(outcome.mapping(), outcome.configuration());
        boolean limited = outcome.mapping().fuzzy().maxPerSource().isPresent();
        return loader.load(
                outcome.mapping().configuration(),
                limited ? fragments.stream().map(SourceLimit::counted).toList() : fragments);
    }

    private void writeProfiles(IdentityGraph graph, OutputFolder folder) throws IOException {
        PairGallery pairs = new PairGallery(graph.configuration());
        try (ProfileLines profiles = ProfileLines.create(folder.file(PROFILES));
                CsvWriter links = CsvWriter.create(folder.file(LINKS), LinkRows.HEADER)) {
            for (Explanations all = new Explanations(graph); all.hasNext(); ) {
                Explanation.OfProfile explained = all.next();
                gallery.add(explained);
                pairs.add(explained);
                assignments.add(explained.profile());
                profiles.write(explained.profile());
                for (List<String> row : LinkRows.of(explained)) {
                    links.row(row);
                }
            }
            for (ReviewItem item : graph.review()) {
                if (item instanceof ReviewItem.Possible possible) {
                    links.row(LinkRows.of(possible));
                    pairs.add(possible);
                }
            }
            pictures = pairs.pictures(graph);
        }
    }

    private String title() {
        List<String> names = request.inputs().stream()
                .map(input -> input.getFileName().toString())
                .toList();
        return names.size() <= 3
                ? String.join(", ", names)
                : names.get(0) + " and " + (names.size() - 1) + " other files";
    }
}
