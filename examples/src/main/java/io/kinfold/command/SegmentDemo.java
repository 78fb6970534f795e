package io.kinfold.command;

import io.kinfold.command.mapping.DeclaredSchema;
import io.kinfold.command.report.ReportPage;
import io.kinfold.command.report.SegmentSection;
import io.kinfold.command.resolution.FinishedRun;
import io.kinfold.command.segmentation.Customers;
import io.kinfold.command.segmentation.SegmentFile;
import io.kinfold.command.segmentation.Selection;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.explain.Why;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The segments of the demonstration: those of the retailer, as of the end of what is on record of him. */
final class SegmentDemo {
    private static final String SHOWN = "vip";
    private static final EvaluationContext CONTEXT =
            EvaluationContext.of(Instant.parse("2026-06-30T00:00:00Z"), ZoneId.of("Asia/Taipei"));
    private static final int MOST_TRIED = 300;

    private final Map<String, Long> sizes = new LinkedHashMap<>();

    private SegmentDemo() {}

    /** Evaluates the segments and adds them to the report. */
    static SegmentDemo run(Path data, Path results) throws IOException {
        Path file = data.resolve("retail.seg");
        try (InputStream text = Objects.requireNonNull(
                SegmentDemo.class.getResourceAsStream("retailer/retail.seg"), "retail.seg")) {
            Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
        }
        Customers customers = Customers.load(
                FinishedRun.of(results),
                Optional.of(data.resolve("events.csv")),
                DeclaredSchema.NONE,
                reject -> {},
                words -> count -> {});
        Selection selection = Selection.of(SegmentFile.read(file), customers, CONTEXT);
        SegmentDemo demo = new SegmentDemo();
        Map<String, Audience> audiences = selection.audiences();
        audiences.forEach((name, audience) -> demo.sizes.put(name, (long) audience.size()));
        Segment segment = selection.segment(Optional.of(SHOWN)).orElseThrow();
        demo.report(results, selection, segment, audiences);
        return demo;
    }

    private void report(
            Path results, Selection selection, Segment segment, Map<String, Audience> audiences)
            throws IOException {
        Optional<Why> why = nearMiss(selection, segment, audiences);
        if (why.isPresent()) {
            Path page = results.resolve("report.html");
            String section = SegmentSection.of(
                    new SegmentSection.Picture(sizes, selection.funnel(segment), why.get()));
            Files.writeString(page, ReportPage.with(Files.readString(page), section));
        }
    }

    /** Somebody who is kept out by one condition only, of which a number says how far it is. */
    private static Optional<Why> nearMiss(
            Selection selection, Segment segment, Map<String, Audience> audiences) {
        Optional<Why> any = Optional.empty();
        Audience close = Objects.requireNonNull(audiences.get("champions"))
                .or(Objects.requireNonNull(audiences.get("reachable")))
                .minus(Objects.requireNonNull(audiences.get(SHOWN)));
        int tried = 0;
        for (ProfileId id : close) {
            Why why = selection.why(segment, id);
            boolean near = why.blocking().size() == 1
                    && why.blocking().get(0).distance().isPresent()
                    && why.next().isPresent();
            if (near || tried++ > MOST_TRIED) {
                return near ? Optional.of(why) : any;
            }
            any = Optional.of(why);
        }
        return any;
    }

    /** Tells the sizes. */
    void tell(PrintWriter out) {
        out.println("Segments, by retail.seg:");
        sizes.forEach((name, size) ->
                out.println(String.format(Locale.ROOT, "%,8d  %s", size, name.replace('_', ' '))));
    }
}
