package io.kinfold.segments.json;

import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;
import io.kinfold.segments.text.Nearest;
import io.kinfold.segments.typing.Expectations;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Gathers what is wrong in a JSON text. */
final class Complaints {
    private final List<SegmentProblem> problems = new ArrayList<>();

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<SegmentProblem> problems() {
        return problems;
    }

    void add(String code, Position position, String message) {
        problems.add(new SegmentProblem(code, Severity.ERROR, position, message, ""));
    }

    void add(String code, Place place, String message) {
        add(code, Position.ofPath(place.pointer()), message);
    }

    /** Complains of what stands at a place. */
    void expected(Place place, String what) {
        boolean absent = place.node().isMissingNode();
        add(
                absent ? "SEG-053" : "SEG-054",
                place,
                absent
                        ? "missing; add " + what
                        : "expected " + what + ", but found " + place.found());
    }

    /** Complains of each key of an object that it may not have. */
    void unknownKeys(Place object, List<String> known) {
        for (Iterator<String> keys = object.node().fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!known.contains(key)) {
                add(
                        "SEG-052",
                        object.at(key),
                        "unknown key"
                                + Nearest.of(key, known)
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElseGet(
                                                () -> "; known are " + Expectations.listed(known)));
            }
        }
    }
}
