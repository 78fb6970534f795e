package io.kinfold.segments.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a segment is wrong; names every problem at once. */
public final class SegmentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<SegmentProblem> problems;

    /**
     * Creates an exception.
     *
     * @param problems the problems, at least one of them an error
     */
    public SegmentException(List<SegmentProblem> problems) {
        super(problems.stream()
                .map(SegmentProblem::toString)
                .collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns all problems, warnings among them.
     *
     * @return an immutable list, in the order of the source
     */
    public List<SegmentProblem> problems() {
        return problems;
    }
}
