package io.kinfold.config;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a configuration is wrong; names every problem at once. */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigurationException(List<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "the configuration has " + problems.size()
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
