package io.kinfold.segments.text;

import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the errors of one source; the first at each place, and no more than somebody would read. */
final class Problems {
    private static final int MOST = 20;

    private final String source;
    private final List<SegmentProblem> found = new ArrayList<>();
    private final Set<Integer> offsets = new HashSet<>();

    Problems(String source) {
        this.source = source;
    }

    void add(String code, Position position, String message) {
        if (found.size() < MOST && offsets.add(position.offset())) {
            found.add(new SegmentProblem(
                    code, Severity.ERROR, position, message, Excerpts.of(source, position)));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns whether no more are taken. */
    boolean isFull() {
        return found.size() == MOST;
    }

    /** Returns whether something is wrong between two places of the source, or may be and was not taken. */
    boolean anyWithin(int from, int to) {
        return isFull() || offsets.stream().anyMatch(offset -> offset >= from && offset <= to);
    }

    /** Returns them in the order of the source. */
    List<SegmentProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(problem -> problem.position().offset()))
                .toList();
    }
}
