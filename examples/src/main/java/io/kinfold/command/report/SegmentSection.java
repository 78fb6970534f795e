package io.kinfold.command.report;

import io.kinfold.segments.explain.Funnel;
import io.kinfold.segments.explain.Why;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of a report about segments: how large they are, the way through one of them, and why one profile is not in it. */
public final class SegmentSection {
    private static final String BLUE = "#1f6fb2";
    private static final String GREY = "#c9d1d9";
    private static final int WIDTH = 560;
    private static final int ROW = 44;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final StringBuilder html = new StringBuilder();
    private final ZoneId zone;

    private SegmentSection(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * What the section shows.
     *
     * @param sizes the members of each segment, in the order of the file
     * @param funnel the way of all profiles through a segment
     * @param why why a profile is in that segment or not; its values are shown as they are
     */
    public record Picture(Map<String, Long> sizes, Funnel funnel, Why why) {}

    /** Returns the section. */
    public static String of(Picture picture) {
        SegmentSection section = new SegmentSection(picture.why().context().zone());
        section.sizes(picture);
        section.funnel(picture);
        section.why(picture.why());
        return section.html.toString();
    }

    private String now(Why why) {
        return MINUTE.format(why.context().now().atZone(zone)) + ", " + zone;
    }

    private void sizes(Picture picture) {
        html.append("<section class='two'><div><h2>Segments</h2><p>Members of each segment, of ")
                .append(Html.number(picture.funnel().profiles()))
                .append(" profiles, as of ")
                .append(Html.text(now(picture.why())))
                .append(".</p>");
        BarChart chart = new BarChart();
        picture.sizes().forEach((name, size) -> chart.bar(name.replace('_', ' '), size, BLUE));
        html.append(chart.svg("Members by segment")).append("</div>");
    }

    private void funnel(Picture picture) {
        String name = picture.why().segment().name().orElse("the segment").replace('_', ' ');
        html.append("<div><h2>The way through &lsquo;")
                .append(Html.text(name))
                .append("&rsquo;</h2><p>How many profiles each condition leaves, in the order in")
                .append(" which they are written. Grey: those that it takes away.</p>")
                .append(funnelSvg(picture.funnel()))
                .append("</div></section>\n");
    }

    private static String funnelSvg(Funnel funnel) {
        int rows = funnel.steps().size() + 1;
        StringBuilder svg = new StringBuilder(Html.format(
                "<svg class='bars' viewBox='0 0 %d %d' role='img' aria-label='Funnel'>",
                WIDTH, rows * ROW + 6));
        bar(svg, funnel, 0, "all profiles", funnel.profiles(), funnel.profiles(), "");
        int row = 1;
        for (Funnel.Step step : funnel.steps()) {
            String missing =
                    step.missing() == 0 ? "" : ", missing in " + Html.number(step.missing());
            bar(svg, funnel, row++, step.text(), step.in(), step.out(), missing);
        }
        return svg.append("</svg>").toString();
    }

    private static void bar(
            StringBuilder svg,
            Funnel funnel,
            int row,
            String label,
            long in,
            long out,
            String missing) {
        int y = row * ROW;
        long room = WIDTH - 150;
        long most = Math.max(1, funnel.profiles());
        svg.append(Html.format(
                "<text x='0' y='%d'>%s</text>", y + 14, Html.text(Html.cut(label, 84))));
        rectangle(svg, y, Math.max(1, room * in / most), GREY);
        rectangle(svg, y, out == 0 ? 0 : Math.max(2, room * out / most), BLUE);
        svg.append(Html.format(
                "<text class='figure' x='%d' y='%d'>%s%s</text>",
                Math.max(1, room * in / most) + 8, y + 32, Html.number(out), Html.text(missing)));
    }

    private static void rectangle(StringBuilder svg, int y, long width, String colour) {
        svg.append(Html.format(
                "<rect x='0' y='%d' width='%d' height='14' rx='3' fill='%s'/>",
                y + 20, width, colour));
    }

    private void why(Why why) {
        html.append("<section><h2>Why ")
                .append(Html.text(why.profile().toString()))
                .append(why.member() ? " is in &lsquo;" : " is not in &lsquo;")
                .append(Html.text(why.segment().name().orElse("the segment").replace('_', ' ')))
                .append("&rsquo;</h2><p>")
                .append(Html.text(foot(why)))
                .append(" The retailer is made up, so that values are shown as they are.")
                .append("</p><table class='why'><tr><th></th><th>condition</th><th>value</th>")
                .append("<th>between</th><th>counted</th><th>by time alone</th></tr>");
        node(why.root(), 0);
        html.append("</table></section>\n");
    }

    private static String foot(Why why) {
        String last = why.text().lines().reduce("", (a, b) -> b);
        return Character.toUpperCase(last.charAt(0)) + last.substring(1) + ".";
    }

    private void node(Why.Node node, int depth) {
        if (node instanceof Why.Leaf leaf) {
            row(leaf, depth);
            return;
        }
        Why.Group group = (Why.Group) node;
        boolean segment = group.joint() == Why.Joint.SEGMENT;
        cells(
                group.result(),
                depth,
                segment ? group.text() : group.joint().name().toLowerCase(Locale.ROOT),
                List.of("", "", "", ""));
        group.parts().forEach(part -> node(part, depth + 1));
    }

    private void row(Why.Leaf leaf, int depth) {
        int more = leaf.events().counted() - Math.min(3, leaf.events().sample().size());
        String events = leaf.events().sample().stream()
                        .limit(3)
                        .map(event -> event.event() + " " + day(event.at()))
                        .collect(Collectors.joining(", "))
                + (more > 0 && !leaf.events().sample().isEmpty() ? " and " + more + " more" : "");
        cells(
                leaf.result(),
                depth,
                leaf.text(),
                List.of(
                        leaf.missing()
                                ? "missing"
                                : leaf.value().map(this::value).orElse(""),
                        leaf.bounds().map(this::bounds).orElse(""),
                        events,
                        leaf.changes()
                                .map(at -> (leaf.result() ? "until " : "from ") + day(at))
                                .orElse("")));
    }

    private String value(Object value) {
        return value instanceof Instant at ? day(at) : String.valueOf(value);
    }

    private String bounds(Why.Bounds bounds) {
        return bounds.from().map(this::day).orElse("ever") + " – "
                + bounds.to().map(this::day).orElse("now");
    }

    private String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    private void cells(boolean result, int depth, String text, List<String> cells) {
        html.append("<tr><td class='")
                .append(result ? "yes'>✓" : "no'>✗")
                .append("</td><td style='padding-left:")
                .append(depth * 18)
                .append("px'>")
                .append(Html.text(text))
                .append("</td>");
        cells.forEach(cell -> html.append("<td>").append(Html.text(cell)).append("</td>"));
        html.append("</tr>");
    }
}
