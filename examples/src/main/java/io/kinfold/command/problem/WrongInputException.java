package io.kinfold.command.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says that an input or a configuration is wrong, with all the problems found; the command ends
 * with status 1.
 */
public final class WrongInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Creates an exception with at least one problem. */
    public WrongInputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Creates an exception with one problem of a whole file. */
    public static WrongInputException of(String file, String message) {
        return new WrongInputException(List.of(Problem.of(file, message)));
    }

    /** Returns the problems in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
