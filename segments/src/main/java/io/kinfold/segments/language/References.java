package io.kinfold.segments.language;

import io.kinfold.segments.expression.Expression.InSegment;
import io.kinfold.segments.language.Segment.Checked;
import io.kinfold.segments.language.SegmentCatalog.Definition;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.text.Nearest;
import io.kinfold.segments.typing.Expectations;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks segments and finds what they name, each once, whatever their order. */
final class References {
    /** How long a chain of segments that name each other may be. */
    static final int DEPTH = 8;

    /** How far a chain is followed at once, so that none is too long for the stack. */
    private static final int LONGEST_PATH = 100;

    private final Map<String, Definition> definitions;
    private final Map<String, Checked> checked = new LinkedHashMap<>();
    private final Map<String, Segment> segments = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final List<String> path = new ArrayList<>();
    private final List<SegmentProblem> problems = new ArrayList<>();

    References(Schema schema, Map<String, Definition> definitions) {
        this.definitions = definitions;
        definitions.forEach((name, definition) -> {
            Checked result = Checked.of(schema, definition.source());
            checked.put(name, result);
            result.problems().forEach(problem -> add(name, problem));
        });
        definitions.keySet().forEach(this::resolve);
    }

    /** Returns all that is wrong or doubtful, each segment's own first. */
    List<SegmentProblem> problems() {
        return problems;
    }

    /** Returns the segments in the order of their definition; those that are wrong left out. */
    Map<String, Segment> segments() {
        Map<String, Segment> ordered = new LinkedHashMap<>();
        definitions.keySet().forEach(name -> {
            Segment segment = segments.get(name);
            if (segment != null) {
                ordered.put(name, segment);
            }
        });
        return ordered;
    }

    /** Says of a problem whose place is not one of a file which segment it is in. */
    static SegmentProblem within(String name, SegmentProblem problem) {
        return new SegmentProblem(
                problem.code(),
                problem.severity(),
                problem.position(),
                "segment '" + name + "': " + problem.message(),
                problem.excerpt());
    }

    private void add(String name, SegmentProblem problem) {
        problems.add(within(name, problem));
    }

    /** Finds what a segment names, before the segment itself; a segment on the path is not entered again. */
    private void resolve(String name) {
        Definition definition = definitions.get(name);
        Checked own = checked.get(name);
        if (definition == null || own == null || depths.containsKey(name)) {
            return;
        }
        path.add(name);
        Map<String, Segment> named = new LinkedHashMap<>();
        int depth = 0;
        boolean whole = !own.isWrong();
        for (InSegment reference : Segment.references(own)) {
            boolean known = isKnown(name, own, reference);
            if (known && path.size() < LONGEST_PATH) {
                resolve(reference.segment());
                depth = Math.max(depth, 1 + depths.getOrDefault(reference.segment(), 0));
            }
            @Nullable Segment target = segments.get(reference.segment());
            if (target == null) {
                whole = false;
            } else {
                named.put(reference.segment(), target);
            }
        }
        path.remove(path.size() - 1);
        depths.put(name, depth);
        if (depth == DEPTH + 1) {
            tooDeep(name, own);
        }
        if (whole) {
            segments.put(name, new Segment(own, name, definition.zone(), named));
        }
    }

    private boolean isKnown(String name, Checked own, InSegment reference) {
        String target = reference.segment();
        int start = path.indexOf(target);
        if (start >= 0) {
            List<String> circle = new ArrayList<>(path.subList(start, path.size()));
            circle.add(target);
            add(
                    name,
                    own.source()
                            .error(
                                    "SEG-402",
                                    target,
                                    reference,
                                    "the segments name each other in a circle: "
                                            + String.join(" -> ", circle)
                                            + "; take one of these references out"));
            return false;
        }
        if (!definitions.containsKey(target)) {
            Set<String> known = definitions.keySet();
            add(
                    name,
                    own.source()
                            .error(
                                    "SEG-401",
                                    target,
                                    reference,
                                    "there is no segment '" + target + "'"
                                            + Nearest.of(target, known)
                                                    .map(near -> "; did you mean '" + near + "'?")
                                                    .orElse("; known are "
                                                            + Expectations.listed(known))));
            return false;
        }
        return true;
    }

    private void tooDeep(String name, Checked own) {
        InSegment reference = Segment.references(own).get(0);
        add(
                name,
                own.source()
                        .error(
                                "SEG-403",
                                reference.segment(),
                                reference,
                                "the segments name each other over more than " + DEPTH
                                        + " steps; write the conditions of some of them in place"));
    }
}
