package io.kinfold.matchers.model;

import io.kinfold.config.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a model is wrong; names every problem at once. */
public final class ModelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ModelException(List<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "the model has " + problems.size()
                                + (problems.size() == 1 ? " problem:" : " problems:")
                                + System.lineSeparator(),
                        "")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns all problems.
     *
     * @return an immutable list with at least one
     */
    public List<Problem> problems() {
        return problems;
    }
}
