package io.kinfold.command.report;

import io.kinfold.config.Contribution;

import java.util.List;

/**
 * A pair's match weight as inline SVG: each bar begins where the one above ends, from the prior down to
 * the total; a line stands where the rule links.
 */
final class WaterfallChart {
    private static final int WIDTH = 560;
    private static final int LABEL = 214;
    private static final int FIGURE = 52;
    private static final int ROW = 24;
    private static final int TOP = 22;
    private static final String FOR = "#0b7a5b";
    private static final String AGAINST = "#b3261e";
    private static final String TOTAL = "#1f6fb2";
    private static final String PRIOR = "#7b8794";

    private final PairPicture pair;
    private final List<Contribution> bars;
    private final StringBuilder svg = new StringBuilder();
    private final double least;
    private final double most;

    WaterfallChart(PairPicture pair) {
        this.pair = pair;
        this.bars = pair.bars();
        double low = Math.min(0, pair.threshold());
        double high = Math.max(0, pair.threshold());
        double sum = 0;
        for (Contribution part : bars) {
            sum += part.bits();
            low = Math.min(low, sum);
            high = Math.max(high, sum);
        }
        this.least = low;
        this.most = high == low ? low + 1 : high;
    }

    /** Returns the chart. */
    String svg() {
        int height = TOP + ROW * (bars.size() + 1) + 6;
        svg.append(Html.format(
                "<svg class='waterfall' role='img' aria-label='%s' viewBox='0 0 %d %d'>",
                Html.text("Match weight of " + pair.first() + " and " + pair.second()),
                WIDTH,
                height));
        line(0, height, "zero", "");
        line(pair.threshold(), height, "threshold", "links from " + bits(pair.threshold()));
        double sum = 0;
        int row = 0;
        for (Contribution part : bars) {
            String colour = row == 0 ? PRIOR : part.bits() < 0 ? AGAINST : FOR;
            bar(row++, part, sum, colour);
            sum += part.bits();
        }
        bar(row, new Contribution("total", "", sum), 0, TOTAL);
        return svg.append("</svg>").toString();
    }

    private void bar(int row, Contribution part, double from, String colour) {
        int y = TOP + row * ROW;
        double left = x(Math.min(from, from + part.bits()));
        double width = Math.max(1.5, x(Math.max(from, from + part.bits())) - left);
        svg.append(Html.format(
                "<text x='%d' y='%d' text-anchor='end'%s>%s <tspan class='level'>%s</tspan></text>",
                LABEL - 8,
                y + 15,
                colour.equals(TOTAL) ? " class='figure'" : "",
                Html.text(Html.cut(part.comparison(), 18)),
                Html.text(Html.cut(part.level(), 16))));
        svg.append(Html.format(
                "<rect x='%.1f' y='%d' width='%.1f' height='%d' rx='2' fill='%s'/>",
                left, y + 3, width, ROW - 8, colour));
        svg.append(Html.format(
                "<text class='figure' x='%d' y='%d' text-anchor='end'>%s</text>",
                WIDTH - 4, y + 15, bits(part.bits())));
    }

    private void line(double at, int height, String name, String words) {
        double x = x(at);
        svg.append(Html.format("<path class='%s' d='M%.1f %dV%d'/>", name, x, TOP - 4, height - 4));
        if (!words.isEmpty()) {
            boolean right = x > (LABEL + WIDTH - FIGURE) / 2.0;
            svg.append(Html.format(
                    "<text class='level' x='%.1f' y='%d'%s>%s</text>",
                    x + (right ? 3 : -3),
                    TOP - 8,
                    right ? " text-anchor='end'" : "",
                    Html.text(words)));
        }
    }

    private double x(double bits) {
        return LABEL + (WIDTH - FIGURE - LABEL - 8) * (bits - least) / (most - least);
    }

    private static String bits(double bits) {
        return Html.format("%+.1f", bits).replace('-', '−');
    }
}
