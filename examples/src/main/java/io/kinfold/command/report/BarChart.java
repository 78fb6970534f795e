package io.kinfold.command.report;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars with their labels and numbers, as inline SVG. */
final class BarChart {
    private static final int WIDTH = 560;
    private static final int LABEL = 190;
    private static final int NUMBER = 80;
    private static final int ROW = 26;

    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String label, long value, String colour) {}

    /** Adds a bar. */
    BarChart bar(String label, long value, String colour) {
        bars.add(new Bar(label, value, colour));
        return this;
    }

    /** Returns the chart, or a sentence where there is nothing to show. */
    String svg(String name) {
        if (bars.isEmpty()) {
            return "<p class='none'>Nothing to show.</p>";
        }
        long most = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
        StringBuilder svg = new StringBuilder();
        svg.append(Html.format(
                "<svg class='bars' role='img' aria-label='%s' viewBox='0 0 %d %d'>",
                Html.text(name), WIDTH, bars.size() * ROW + 4));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = i * ROW + 4;
            long width = Math.max(
                    bar.value() > 0 ? 2 : 0, (WIDTH - LABEL - NUMBER) * bar.value() / most);
            svg.append(Html.format(
                    "<text x='%d' y='%d' text-anchor='end'>%s</text>",
                    LABEL - 10, y + 15, Html.text(Html.cut(bar.label(), 28))));
            svg.append(Html.format(
                    "<rect x='%d' y='%d' width='%d' height='%d' rx='3' fill='%s'/>",
                    LABEL, y, width, ROW - 6, bar.colour()));
            svg.append(Html.format(
                    "<text class='figure' x='%d' y='%d'>%s</text>",
                    LABEL + width + 8, y + 15, Html.number(bar.value())));
        }
        return svg.append("</svg>").toString();
    }
}
