package io.kinfold.matchers.blocking;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when the text of blocking rules is wrong; names the first problem of each wrong rule. */
public final class BlockingSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<BlockingProblem> problems;

    BlockingSyntaxException(List<BlockingProblem> problems) {
        super(problems.stream().map(BlockingProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns all problems.
     *
     * @return an immutable list with at least one, in the order of the text
     */
    public List<BlockingProblem> problems() {
        return problems;
    }
}
