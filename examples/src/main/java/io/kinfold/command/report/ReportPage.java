package io.kinfold.command.report;

import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes report.html: one page that needs nothing else, with values masked. Equal data give equal
 * bytes.
 */
public final class ReportPage {
    private static final String FOOTER = "<footer>";
    private static final String GREY = "#7b8794";
    private static final String BLUE = "#1f6fb2";
    private static final int[] SIZE_STEPS = {1, 2, 3, 4, 5, 6, 8, 11, 21, 51, 101, 1_001};

    private final ReportData data;
    private final Palette palette;
    private final StringBuilder page = new StringBuilder();

    private ReportPage(ReportData data) {
        this.data = data;
        this.palette = new Palette(
                data.rules().stream().map(ReportData.RuleCount::name).toList());
    }

    /** Returns the page. */
    public static String of(ReportData data) throws IOException {
        return new ReportPage(data).render();
    }

    /** Returns a page with one more section before its end. */
    public static String with(String page, String section) {
        int end = page.lastIndexOf(FOOTER);
        if (end < 0) {
            throw new IllegalArgumentException("this is no page of a report: it has no footer");
        }
        return page.substring(0, end) + section + page.substring(end);
    }

    private String render() throws IOException {
        page.append("<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>")
                .append("<meta name='viewport' content='width=device-width, initial-scale=1'>")
                .append("<title>Kinfold report: ")
                .append(Html.text(data.title()))
                .append("</title><style>\n")
                .append(style())
                .append("</style></head><body><main>\n");
        head();
        cameIn();
        merged();
        profiles("Largest profiles", "The profiles with most fragments.", data.largest());
        profiles(
                "Most contested profiles",
                "Dashed red: links that a guard refused, so that no profile breaks a rule.",
                data.contested());
        pairs();
        refused();
        rejects();
        page.append(FOOTER + "Values are masked. The files beside this page hold every decision:")
                .append(" assignments.csv, profiles.jsonl, links.csv,"
                        + " rejects.csv.</footer></main></body></html>\n");
        return page.toString();
    }

    private static String style() throws IOException {
        try (InputStream css = Objects.requireNonNull(
                ReportPage.class.getResourceAsStream("report.css"), "report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void head() {
        page.append("<header><p class='brand'>Kinfold</p><h1>")
                .append(Html.text(data.title()))
                .append("</h1></header><section class='cards'>");
        card(Html.number(data.fragments()), "fragments came in");
        card(Html.number(data.profiles()), "profiles went out");
        double per = data.profiles() == 0 ? 0 : (double) data.fragments() / data.profiles();
        card(Html.format("%.2f", per), "fragments per profile");
        card(Html.number(data.contest().refused()), "links refused by guards");
        card(Html.number(data.rejected()), "rows left out");
        page.append("</section>\n");
    }

    private void card(String figure, String words) {
        page.append("<div><b>")
                .append(figure)
                .append("</b><span>")
                .append(words)
                .append("</span></div>");
    }

    private void cameIn() {
        page.append("<section class='two'><div><h2>What came in</h2><table><tr><th>file</th>")
                .append("<th class='n'>fragments</th><th class='n'>left out</th></tr>");
        for (ReportData.FileCount file : data.files()) {
            row(file.name(), file.rows(), file.rejected());
        }
        page.append("</table></div><div><h2>Fragments by source</h2>");
        BarChart chart = new BarChart();
        data.sources().forEach((source, count) -> chart.bar(source, count, GREY));
        page.append(chart.svg("Fragments by source")).append("</div></section>\n");
    }

    private void merged() {
        page.append("<section class='two'><div><h2>What was merged by which rule</h2>")
                .append("<p>Merges: of the fragments in a profile that share a value, all but"
                        + " the first. Values do not")
                .append(" link where they are blocked, generic, not verified, expired or"
                        + " empty.</p>");
        BarChart chart = new BarChart();
        data.rules().forEach(rule -> chart.bar(rule.name(), rule.joins(), palette.of(rule.name())));
        page.append(chart.svg("Merges by rule"))
                .append("<table><tr><th>rule</th><th class='n'>values</th><th"
                        + " class='n'>merges</th>")
                .append("<th class='n'>refused</th><th class='n'>do not link</th></tr>");
        data.rules()
                .forEach(rule ->
                        row(rule.name(), rule.held(), rule.joins(), rule.refused(), rule.idle()));
        page.append("</table></div><div><h2>Profiles by size</h2><p>Fragments in a"
                        + " profile, and how many profiles have")
                .append(" that many.</p>")
                .append(sizes())
                .append("</div></section>\n");
    }

    private String sizes() {
        TreeMap<Integer, Long> steps = new TreeMap<>();
        for (int step : SIZE_STEPS) {
            steps.put(step, 0L);
        }
        data.sizes().forEach((size, count) -> steps.merge(steps.floorKey(size), count, Long::sum));
        while (steps.size() > 1 && steps.lastEntry().getValue() == 0) {
            steps.pollLastEntry();
        }
        BarChart chart = new BarChart();
        for (Map.Entry<Integer, Long> step : steps.entrySet()) {
            chart.bar(stepName(step.getKey()), step.getValue(), BLUE);
        }
        return chart.svg("Profiles by size");
    }

    private static String stepName(int step) {
        for (int i = 0; i < SIZE_STEPS.length; i++) {
            if (SIZE_STEPS[i] == step) {
                boolean last = i == SIZE_STEPS.length - 1;
                int end = last ? 0 : SIZE_STEPS[i + 1] - 1;
                return last
                        ? step + " and more"
                        : end == step ? Integer.toString(step) : step + " to " + end;
            }
        }
        return Integer.toString(step);
    }

    private void profiles(String title, String words, List<Explanation.OfProfile> list) {
        page.append("<section><h2>")
                .append(title)
                .append("</h2><p>")
                .append(words)
                .append("</p><div class='profiles'>");
        if (list.isEmpty()) {
            page.append("<p class='none'>There are none.</p>");
        }
        list.forEach(this::figure);
        page.append("</div></section>\n");
    }

    private void pairs() {
        if (data.pairs().isEmpty()) {
            return;
        }
        page.append(
                "<section><h2>How pairs were weighed</h2><p>In bits: one bit for a pair doubles the"
                        + " odds that the two are one customer, one against it halves them. The bars begin"
                        + " with the prior, what is expected of two records taken at random, and add up to"
                        + " the total.</p><div class='profiles'>");
        for (PairPicture pair : data.pairs()) {
            page.append("<figure><figcaption><b>")
                    .append(Html.text(pair.title()))
                    .append("</b> ")
                    .append(Html.text(
                            Html.cut(pair.first(), 24) + " and " + Html.cut(pair.second(), 24)))
                    .append("<span>")
                    .append(Html.text(pair.verdict()))
                    .append("</span></figcaption>")
                    .append(new WaterfallChart(pair).svg())
                    .append("</figure>");
        }
        page.append("</div></section>\n");
    }

    private void figure(Explanation.OfProfile profile) {
        ProfileDrawing drawing = new ProfileDrawing(profile, palette);
        page.append("<figure><figcaption><b>")
                .append(Html.text(profile.profile().id().toString()))
                .append("</b> ")
                .append(Html.text(name(profile)))
                .append("<span>")
                .append(Html.count(profile.profile().fragments().size(), "fragment"))
                .append(", ")
                .append(Html.count(profile.refused().size(), "refused link"))
                .append("</span></figcaption>")
                .append(drawing.svg());
        note(guards(profile));
        note(drawing.leftOut());
        page.append("</figure>");
    }

    private void note(String words) {
        if (!words.isEmpty()) {
            page.append("<p class='none'>").append(Html.text(words)).append("</p>");
        }
    }

    private static String guards(Explanation.OfProfile profile) {
        TreeSet<String> guards = new TreeSet<>();
        profile.refused()
                .forEach(link -> link.refusedBy().ifPresent(guard -> guards.add(guard.describe())));
        return guards.isEmpty() ? "" : "Refused because: " + String.join("; ", guards) + ".";
    }

    /** Returns the masked name of a profile's golden record, where it has one. */
    private static String name(Explanation.OfProfile profile) {
        var name = profile.profile().goldenRecord().get("name");
        return name == null ? "" : Mask.of(name.value());
    }

    private void refused() {
        page.append("<section class='two uneven'><div><h2>Refused links by guard</h2>");
        page.append("<table><tr><th>guard</th><th class='n'>links</th></tr>");
        data.contest().byGuard().forEach(this::row);
        page.append("</table></div><div><h2>Some of them</h2><table><tr><th>fragment</th>")
                .append("<th>by</th><th>value</th>")
                .append("<th>refused because</th></tr>");
        for (Link link : data.contest().sample()) {
            page.append("<tr><td>")
                    .append(Html.text(Html.cut(link.fragment().toString(), 28)))
                    .append("</td><td>")
                    .append(Html.text(link.evidence().rule()))
                    .append("</td><td>")
                    .append(Html.text(masked(link.evidence())))
                    .append("</td><td>")
                    .append(Html.text(
                            link.refusedBy().map(guard -> guard.describe()).orElse("")))
                    .append("</td></tr>");
        }
        page.append("</table></div></section>\n");
    }

    private static String masked(Evidence evidence) {
        return evidence instanceof Evidence.SharedKey shared
                ? Html.cut(Mask.of(shared.value()), 30)
                : "";
    }

    private void rejects() {
        page.append("<section><h2>Rows left out</h2>");
        SortedMap<String, Long> rejects = data.rejects();
        if (rejects.isEmpty()) {
            page.append("<p class='none'>None: every row became a fragment.</p>");
        } else {
            page.append("<table><tr><th>reason</th><th class='n'>rows</th></tr>");
            rejects.forEach(this::row);
            page.append("</table>");
        }
        page.append("</section>\n");
    }

    private void row(String name, long... figures) {
        page.append("<tr><td>").append(Html.text(name)).append("</td>");
        for (long figure : figures) {
            page.append("<td class='n'>").append(Html.number(figure)).append("</td>");
        }
        page.append("</tr>");
    }
}
