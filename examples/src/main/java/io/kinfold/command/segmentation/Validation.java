package io.kinfold.command.segmentation;

import io.kinfold.command.problem.Problem;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;
import io.kinfold.segments.schema.Schema;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is wrong or doubtful in a file of segments. Immutable.
 *
 * @param problems the problems, in the order of the file, warnings among them
 * @param errors how many of them are errors
 * @param summary a line that says it in numbers
 */
public record Validation(List<Problem> problems, long errors, String summary) {
    /** Problems of form, of references and of size: they need no schema. */
    private static final Pattern OF_FORM = Pattern.compile("SEG-[045].*");

    /** Copies the list. */
    public Validation {
        problems = List.copyOf(problems);
    }

    /** Checks a file against what there is. */
    public static Validation of(SegmentFile file, Schema schema) {
        return of(file, file.validate(schema), "");
    }

    /** Checks the form of a file alone. */
    public static Validation ofForm(SegmentFile file) {
        List<SegmentProblem> problems = file.validate(Schema.builder().build()).stream()
                .filter(problem -> OF_FORM.matcher(problem.code()).matches())
                .toList();
        return of(
                file, problems, "; names and types were not checked: give --profiles or --schema");
    }

    private static Validation of(SegmentFile file, List<SegmentProblem> problems, String limit) {
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        long warnings = problems.size() - errors;
        String summary = file.file() + ": " + errors + (errors == 1 ? " error, " : " errors, ")
                + warnings + (warnings == 1 ? " warning" : " warnings") + limit;
        return new Validation(file.problems(problems), errors, summary);
    }

    /** Returns whether there is an error. */
    public boolean isWrong() {
        return errors > 0;
    }
}
