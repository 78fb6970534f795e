package io.kinfold.segments.explain;

import io.kinfold.segments.explain.Why.Bounds;
import io.kinfold.segments.explain.Why.Counted;
import io.kinfold.segments.explain.Why.Group;
import io.kinfold.segments.explain.Why.Joint;
import io.kinfold.segments.explain.Why.Leaf;
import io.kinfold.segments.explain.Why.Node;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An explanation as lines for people: the tree with a tick or a cross at each node, and what it takes. */
final class WhyText {
    private static final int WIDEST = 72;

    /** From here on come the scripts of East Asia, whose characters are as wide as two letters. */
    private static final int FIRST_WIDE = 0x2E80;

    private final Why why;
    private final ZoneId zone;
    private final List<Line> lines = new ArrayList<>();

    /** A line of the tree: what was written, and what became of it. */
    private record Line(String left, String right) {}

    private WhyText(Why why) {
        this.why = why;
        this.zone = why.context().zone();
    }

    static String of(Why why) {
        return new WhyText(why).render();
    }

    private String render() {
        tree(why.root(), "", "");
        int width = lines.stream()
                .mapToInt(line -> width(line.left()))
                .filter(columns -> columns <= WIDEST)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(head());
        for (Line line : lines) {
            int gap = Math.max(0, width - width(line.left()));
            text.append('\n').append(line.left()).append(" ".repeat(gap + 2)).append(line.right());
        }
        return text.append('\n').append(foot()).toString();
    }

    private String head() {
        return why.segment().name().map(name -> name + " ").orElse("") + "@ now="
                + Shown.instant(why.context().now(), zone) + " zone=" + zone + " profile="
                + why.profile() + " -> " + (why.member() ? "IN" : "OUT");
    }

    private void tree(Node node, String first, String rest) {
        if (node instanceof Leaf leaf) {
            lines.add(new Line(first + leaf.text(), found(leaf)));
            return;
        }
        Group group = (Group) node;
        String word = group.joint() == Joint.SEGMENT
                ? group.text()
                : group.joint().name().toLowerCase(java.util.Locale.ROOT);
        lines.add(new Line(first + word, mark(group.result())));
        for (int i = 0; i < group.parts().size(); i++) {
            boolean last = i == group.parts().size() - 1;
            tree(
                    group.parts().get(i),
                    rest + (last ? " └ " : " ├ "),
                    rest + (last ? "   " : " │ "));
        }
    }

    private String found(Leaf leaf) {
        List<String> parts = new ArrayList<>();
        leaf.value().ifPresent(value -> parts.add(Shown.value(value, zone)));
        if (leaf.missing()) {
            parts.add(leaf.result() ? "missing, which this matches" : "missing");
        }
        leaf.cut().ifPresent(cut -> parts.add("from " + Shown.value(cut, zone) + " on"));
        leaf.bounds().ifPresent(bounds -> parts.add(bounds(bounds)));
        if (!leaf.events().sample().isEmpty()) {
            int more = leaf.events().counted() - leaf.events().sample().size();
            parts.add(leaf.events().sample().stream()
                            .map(this::event)
                            .collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + more + " more" : ""));
        }
        leaf.changes()
                .ifPresent(at ->
                        parts.add((leaf.result() ? "until " : "from ") + Shown.instant(at, zone)));
        return mark(leaf.result()) + (parts.isEmpty() ? "" : " " + String.join("   ", parts));
    }

    private static String mark(boolean result) {
        return result ? "✓" : "✗";
    }

    private String bounds(Bounds bounds) {
        return bounds.from().map(this::instant).orElse("ever") + " .. "
                + bounds.to().map(this::instant).orElse("now");
    }

    private String instant(Instant instant) {
        return instant.equals(why.context().now()) ? "now" : Shown.instant(instant, zone);
    }

    private String event(Counted event) {
        String fields = event.fields().entrySet().stream()
                .map(field -> field.getKey() + " " + Shown.value(field.getValue(), zone))
                .collect(Collectors.joining(", "));
        return event.event() + " " + event.at().atZone(zone).toLocalDate()
                + (fields.isEmpty() ? "" : " (" + fields + ")");
    }

    private String foot() {
        List<String> parts = new ArrayList<>();
        if (!why.member()) {
            List<Leaf> blocking = why.blocking();
            parts.add("blocking: " + blocking.size() + " of " + why.leaves().size());
            blocking.forEach(leaf -> leaf.distance()
                    .filter(distance -> distance.doubleValue() != 0)
                    .ifPresent(distance -> parts.add(
                            "needs " + Shown.signed(distance, zone) + " in " + leaf.text())));
        }
        parts.add(why.next()
                .map(change -> "next change by time alone " + Shown.instant(change.at(), zone)
                        + " (" + after(change.member()) + ")")
                .orElse("no change by time alone"));
        why.turns()
                .filter(at -> !at.equals(why.next().map(Why.Change::at).orElse(null)))
                .ifPresent(at ->
                        parts.add((why.member() ? "lapses " : "joins ") + Shown.instant(at, zone)));
        return String.join(" · ", parts);
    }

    private String after(boolean member) {
        return (member == why.member() ? "stays " : "then ") + (member ? "IN" : "OUT");
    }

    private static int width(String text) {
        return text.codePoints().map(point -> point >= FIRST_WIDE ? 2 : 1).sum();
    }
}
