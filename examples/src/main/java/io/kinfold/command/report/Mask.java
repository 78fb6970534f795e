package io.kinfold.command.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shows that two values are the same or not, and hides what they are. */
public final class Mask {
    private static final String HIDDEN = "•••";
    /** What joins the values of an exact rule. */
    private static final String SEPARATOR = "\u001F";

    private Mask() {}

    /**
     * Returns a value with all but its ends hidden: {@code +886912345678} becomes {@code +8•••78},
     * an address keeps its last domain, the values of a rule are hidden one by one.
     */
    public static String of(String value) {
        if (value.contains(SEPARATOR)) {
            return Arrays.stream(value.split(SEPARATOR, -1))
                    .map(Mask::of)
                    .collect(Collectors.joining(" + "));
        }
        int at = value.lastIndexOf('@');
        int dot = value.lastIndexOf('.');
        if (at > 0 && dot > at) {
            return value.substring(0, value.offsetByCodePoints(0, 1)) + HIDDEN + "@" + HIDDEN
                    + value.substring(dot);
        }
        int length = value.codePointCount(0, value.length());
        if (length <= 1) {
            return "•";
        } else if (length == 2) {
            return ends(value, 1, 0);
        }
        return length <= 6 ? ends(value, 1, 1) : ends(value, 2, 2);
    }

    private static String ends(String value, int first, int last) {
        int[] points = value.codePoints().toArray();
        if (points.length <= first + last) {
            return HIDDEN;
        }
        return new String(points, 0, first)
                + (points.length <= 3 ? "•" : HIDDEN)
                + new String(points, points.length - last, last);
    }
}
