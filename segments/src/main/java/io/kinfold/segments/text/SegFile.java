package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.Positions;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/**
 * What came of reading a {@code .seg} file: segments with their names, macros expanded.
 *
 * @param segments the segments in the order of the file; where there are problems, those that could be read
 * @param positions where the nodes of all of them stand, as in {@link Parsed}; the part of a macro stands where the
 *     macro is defined, and the values given to it where it is called
 * @param problems the problems in the order of the file, all of them errors
 */
public record SegFile(
        List<Definition> segments, Positions positions, List<SegmentProblem> problems) {
    /**
     * A segment of a file.
     *
     * @param name its name
     * @param zone the time zone that it pins; null where it follows the context
     * @param expression its condition
     * @param position where its name stands
     */
    public record Definition(
            String name, @Nullable ZoneId zone, Expression expression, Position position) {}

    /**
     * Copies the lists.
     *
     * @param segments the segments
     * @param positions where their nodes stand
     * @param problems the problems
     */
    public SegFile {
        segments = List.copyOf(segments);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file's text, in time proportional to its length. Never throws: whatever is wrong is a problem
     * with a code {@code SEG-0xx}.
     *
     * @param source the text, at most 1 MB
     * @return the segments and the problems
     */
    public static SegFile parse(String source) {
        return parse(source, ParseLimits.FILE);
    }

    /**
     * Reads a file's text, in time proportional to its length. Never throws: whatever is wrong is a problem
     * with a code {@code SEG-0xx}.
     *
     * @param source the text
     * @param limits what it may hold
     * @return the segments and the problems
     */
    public static SegFile parse(String source, ParseLimits limits) {
        Problems problems = new Problems(source);
        if (Parser.isTooLong(source, limits, problems)) {
            return new SegFile(List.of(), new Positions(), problems.inOrder());
        }
        return new FileParser(source, limits, problems).file();
    }

    /**
     * Returns the segments.
     *
     * @return all segments
     * @throws SegmentException with all problems, if there are any
     */
    public List<Definition> orThrow() {
        if (!problems.isEmpty()) {
            throw new SegmentException(problems);
        }
        return segments;
    }
}
