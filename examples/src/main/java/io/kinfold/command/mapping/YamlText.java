package io.kinfold.command.mapping;

import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the text of a YAML file as nodes with their places. */
final class YamlText {
    private YamlText() {}

    /**
     * Returns the root of a YAML text, or empty where it is none; what is wrong is noted.
     *
     * @param file the name to show with problems
     * @param needed what to do where there is nothing in it
     */
    static Optional<Node> compose(String file, String text, String needed, List<Problem> problems) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            Optional<Node> root = new Compose(settings)
                    .composeReader(
                            new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            if (root.isEmpty()) {
                problems.add(Problem.of(file, "the file is empty; " + needed));
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            problems.add(new Problem(
                    file,
                    mark.map(m -> m.getLine() + 1L).orElse(0L),
                    mark.map(m -> m.getColumn() + 1L).orElse(0L),
                    "this is no valid YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add(Problem.of(file, "this is no valid YAML"));
        }
        return Optional.empty();
    }

    /** Throws with all problems in the order of the file, if there is one. */
    static void fail(List<Problem> problems) {
        if (!problems.isEmpty()) {
            problems.sort(
                    Comparator.comparingLong(Problem::line).thenComparingLong(Problem::column));
            throw new WrongInputException(problems);
        }
    }
}
