package io.kinfold.matchers.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kinfold.config.Contribution;

import java.util.List;
import java.util.Locale;

/**
 * How the match weight of a pair comes about: its parts in bits, from the prior down to the total.
 * Names comparisons and levels, never a customer's value. Immutable and safe for any thread.
 *
 * @param parts the prior first, then the comparisons in the model's order, at last {@link #RELATED}
 */
public record Waterfall(List<Contribution> parts) {
    /** The level name of the part that term frequencies add. */
    public static final String TERM_FREQUENCY = "term frequency";

    /**
     * The comparison name of the last part, where a model knows related customers: what a pair loses
     * because they look like this too. Its level is the {@link RelatedClass} that it looks most like;
     * its bits are at most 0.
     */
    public static final String RELATED = "related customers";

    private static final int BAR = 24;

    /**
     * Copies the parts.
     *
     * @param parts the prior first, then the comparisons
     */
    public Waterfall {
        parts = List.copyOf(parts);
    }

    /**
     * Returns the waterfall of parts.
     *
     * @param parts the prior first, then the comparisons
     * @return the waterfall
     */
    public static Waterfall of(List<Contribution> parts) {
        return new Waterfall(parts);
    }

    /**
     * Returns the sum of the parts, added in their order.
     *
     * @return the match weight in bits
     */
    public double total() {
        double total = 0;
        for (Contribution part : parts) {
            total += part.bits();
        }
        return total;
    }

    /**
     * Returns the probability that the pair is one customer.
     *
     * @return a probability in [0, 1]
     */
    public double probability() {
        return Bits.toProbability(total());
    }

    /**
     * Writes the waterfall for people: a line for each part with its bits and a bar, at last the
     * total and the probability.
     *
     * @return lines that end in {@code \n}
     */
    public String toText() {
        int comparison = width("total".length(), true);
        int level = width(0, false);
        double greatest =
                parts.stream().mapToDouble(part -> Math.abs(part.bits())).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Contribution part : parts) {
            String name = pad(part.comparison(), comparison) + "  " + pad(part.level(), level);
            String bits = String.format(Locale.ROOT, "%+9.2f", part.bits());
            text.append((name + bits + bar(part.bits(), greatest)).stripTrailing())
                    .append('\n');
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%s%+9.2f  probability %.6f%n",
                        pad("total", comparison + 2 + level),
                        shown(total()),
                        probability()))
                .toString()
                .replace(System.lineSeparator(), "\n");
    }

    /** Returns a weight without the minus of a zero that rounding leaves. */
    private static double shown(double bits) {
        return Math.abs(bits) < 0.005 ? 0 : bits;
    }

    private int width(int least, boolean ofComparison) {
        int width = least;
        for (Contribution part : parts) {
            String text = ofComparison ? part.comparison() : part.level();
            width = Math.max(width, text.length());
        }
        return width;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String bar(double bits, double greatest) {
        long length = greatest == 0 ? 0 : Math.round(BAR * Math.abs(bits) / greatest);
        return "  " + (bits < 0 ? "-" : "+").repeat((int) length);
    }

    /**
     * Writes the waterfall as JSON: an object with {@code weight}, {@code probability} and {@code
     * parts}, each with {@code comparison}, {@code level}, {@code bits} and {@code total}, the sum up
     * to and with it.
     *
     * @return a JSON object in one line
     */
    public String toJson() {
        ObjectNode root = Json.object();
        root.put("weight", total()).put("probability", probability());
        ArrayNode list = root.putArray("parts");
        double total = 0;
        for (Contribution part : parts) {
            total += part.bits();
            list.addObject()
                    .put("comparison", part.comparison())
                    .put("level", part.level())
                    .put("bits", part.bits())
                    .put("total", total);
        }
        return root.toString();
    }
}
