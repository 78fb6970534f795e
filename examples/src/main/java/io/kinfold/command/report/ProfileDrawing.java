package io.kinfold.command.report;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A profile as a graph: its fragments on the left, what they share on the right. What a single
 * fragment holds joins nobody and is counted, not drawn.
 */
final class ProfileDrawing {
    private static final int MOST_FRAGMENTS = 16;
    private static final int MOST_KEYS = 18;
    private static final int WIDTH = 560;
    private static final int ROW = 30;
    private static final int LEFT = 196;
    private static final int RIGHT = 336;

    private final Explanation.OfProfile profile;
    private final Palette palette;
    private final Map<Key, List<Link>> links = new LinkedHashMap<>();
    private final Map<FragmentId, Double> fragmentRows = new TreeMap<>();
    private final Map<Key, Double> keyRows = new LinkedHashMap<>();
    private int drawnFragments;
    private int drawnKeys;

    /** What fragments share. */
    private record Key(String rule, String label) {}

    ProfileDrawing(Explanation.OfProfile profile, Palette palette) {
        this.profile = profile;
        this.palette = palette;
        profile.links().forEach(this::add);
        profile.refused().forEach(this::add);
        links.values().removeIf(shared -> shared.size() < 2 && shared.get(0).accepted());
        arrange();
    }

    private void add(Link link) {
        links.computeIfAbsent(key(link.evidence()), unused -> new ArrayList<>()).add(link);
    }

    private static Key key(Evidence evidence) {
        if (evidence instanceof Evidence.SharedKey shared) {
            // The value itself keeps two keys apart whose masks are alike; it is never drawn.
            return new Key(shared.rule(), shared.scope() + '\0' + shared.value());
        } else if (evidence instanceof Evidence.Resemblance pair) {
            return new Key(pair.rule(), "with " + pair.other());
        } else if (evidence instanceof Evidence.Judgement judgement) {
            return new Key(evidence.rule(), "with " + judgement.other());
        }
        return new Key(evidence.rule(), "");
    }

    /**
     * Puts fragments that share a key near each other, then each key at the middle of its
     * fragments.
     */
    private void arrange() {
        Set<FragmentId> order = new LinkedHashSet<>();
        profile.refused().forEach(link -> order.add(link.fragment()));
        links.values().stream()
                .sorted(Comparator.comparingInt(shared -> -shared.size()))
                .forEach(shared -> shared.forEach(link -> order.add(link.fragment())));
        order.addAll(profile.profile().fragments());
        for (FragmentId fragment : order) {
            if (drawnFragments < MOST_FRAGMENTS) {
                fragmentRows.put(fragment, (double) drawnFragments++);
            }
        }
        List<Key> keys = links.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(link -> fragmentRows.containsKey(link.fragment())))
                .sorted(Comparator.comparingDouble(entry -> middle(entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        double scale = keys.isEmpty() ? 1 : Math.max(1, (double) drawnFragments / keys.size());
        for (Key key : keys) {
            if (drawnKeys < MOST_KEYS) {
                keyRows.put(key, drawnKeys++ * scale + (scale - 1) / 2);
            }
        }
    }

    private double middle(List<Link> shared) {
        return shared.stream()
                .filter(link -> fragmentRows.containsKey(link.fragment()))
                .mapToDouble(link -> fragmentRows.getOrDefault(link.fragment(), 0.0))
                .average()
                .orElse(0);
    }

    /** Returns the drawing as inline SVG. */
    String svg() {
        int rows = Math.max(drawnFragments, drawnKeys);
        StringBuilder svg = new StringBuilder(Html.format(
                "<svg class='graph' role='img' aria-label='%s' viewBox='0 0 %d %d'>",
                Html.text("Profile " + profile.profile().id()), WIDTH, rows * ROW + 8));
        keyRows.keySet().forEach(key -> edges(svg, key));
        fragmentRows.forEach((fragment, row) -> fragment(svg, fragment, row));
        keyRows.forEach((key, row) -> key(svg, key, row));
        return svg.append("</svg>").toString();
    }

    private void edges(StringBuilder svg, Key key) {
        double y2 = y(keyRows.getOrDefault(key, 0.0));
        for (Link link : links.getOrDefault(key, List.of())) {
            Double row = fragmentRows.get(link.fragment());
            if (row != null) {
                double y1 = y(row);
                svg.append(Html.format(
                        "<path class='%s' stroke='%s' d='M%d %.1fC%d %.1f %d %.1f %d"
                                + " %.1f'><title>%s</title></path>",
                        link.accepted() ? "link" : "refused",
                        link.accepted() ? palette.of(key.rule()) : "#c62828",
                        LEFT,
                        y1,
                        LEFT + 70,
                        y1,
                        RIGHT - 70,
                        y2,
                        RIGHT,
                        y2,
                        Html.text(title(link))));
            }
        }
    }

    private static String title(Link link) {
        return link.fragment() + " by " + link.evidence().rule()
                + link.refusedBy()
                        .map(guard -> ", refused: " + guard.describe())
                        .orElse("");
    }

    private static void fragment(StringBuilder svg, FragmentId fragment, double row) {
        double y = y(row);
        svg.append(Html.format(
                "<g><title>%s</title><rect class='fragment' x='2' y='%.1f' width='%d'"
                        + " height='22' rx='4'/>",
                Html.text(fragment.toString()), y - 11, LEFT - 2));
        svg.append(Html.format(
                "<text x='10' y='%.1f'><tspan class='source'>%s</tspan> %s</text></g>",
                y + 4,
                Html.text(Html.cut(fragment.source(), 12)),
                Html.text(Html.cut(fragment.key(), 16))));
    }

    private void key(StringBuilder svg, Key key, double row) {
        double y = y(row);
        boolean refusedOnly = links.getOrDefault(key, List.of()).stream().noneMatch(Link::accepted);
        String colour = palette.of(key.rule());
        String value = key.label().substring(key.label().indexOf('\0') + 1);
        String label = key.rule() + " " + (key.label().indexOf('\0') < 0 ? value : Mask.of(value));
        svg.append(Html.format(
                "<rect x='%d' y='%.1f' width='%d' height='22' rx='11' fill='%s' stroke='%s'%s/>"
                        + "<text class='key' x='%d' y='%.1f' style='fill:%s'>%s</text>",
                RIGHT,
                y - 11,
                WIDTH - RIGHT - 2,
                refusedOnly ? "#fff" : colour,
                refusedOnly ? "#c62828" : colour,
                refusedOnly ? " stroke-dasharray='4 3'" : "",
                RIGHT + 12,
                y + 4,
                refusedOnly ? "#7a1f1f" : "#fff",
                Html.text(Html.cut(label, 28))));
    }

    private static double y(double row) {
        return row * ROW + ROW / 2.0 + 2;
    }

    /** Returns what the drawing leaves out, or the empty string. */
    String leftOut() {
        int fragments = profile.profile().fragments().size() - drawnFragments;
        int keys = links.size() - drawnKeys;
        if (fragments <= 0 && keys <= 0) {
            return "";
        }
        return "Not drawn: " + Html.count(Math.max(0, fragments), "fragment") + ", "
                + Html.count(Math.max(0, keys), "shared value") + ".";
    }
}
