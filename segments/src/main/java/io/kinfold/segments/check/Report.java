package io.kinfold.segments.check;

import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;
import io.kinfold.segments.text.Excerpts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers problems, each with its place and excerpt. */
final class Report {
    private final Positions positions;
    private final String source;
    private final List<SegmentProblem> problems = new ArrayList<>();

    /** @param source the text of which the positions tell; empty where the source is no text */
    Report(Positions positions, String source) {
        this.positions = positions;
        this.source = source;
    }

    void error(String code, Object node, String message) {
        add(code, Severity.ERROR, positions.of(node), message);
    }

    /** Complains of a name: at the name if its place is known, else at the node that has it. */
    void error(String code, String name, Object node, String message) {
        Position place = positions.of(name);
        add(
                code,
                Severity.ERROR,
                place.equals(Position.NOWHERE) ? positions.of(node) : place,
                message);
    }

    void warning(String code, Object node, String message) {
        add(code, Severity.WARNING, positions.of(node), message);
    }

    boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** Returns the problems in the order of the source, each once. */
    List<SegmentProblem> inOrder() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(problem -> problem.position().offset()))
                .toList();
    }

    private void add(String code, Severity severity, Position place, String message) {
        String excerpt = place.line() == 0 ? "" : Excerpts.of(source, place);
        problems.add(new SegmentProblem(code, severity, place, message, excerpt));
    }
}
