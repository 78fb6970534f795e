package io.kinfold.segments.check;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.CameBack;
import io.kinfold.segments.expression.Expression.Contains;
import io.kinfold.segments.expression.Expression.Did;
import io.kinfold.segments.expression.Expression.FirstTime;
import io.kinfold.segments.expression.Expression.HasTag;
import io.kinfold.segments.expression.Expression.In;
import io.kinfold.segments.expression.Expression.Regularly;
import io.kinfold.segments.expression.Expression.Sample;
import io.kinfold.segments.expression.Expression.Sequence;
import io.kinfold.segments.expression.Expression.Stopped;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Term;

import java.util.List;

/** How large a tree may be: what bounds the cost of checking and of evaluating it. */
final class Limits {
    /** How deep parentheses, {@code not}, {@code where} and calls nest in the canonical text. */
    static final int DEPTH = 64;

    /** Conditions and terms. */
    static final int NODES = 1000;

    /** Values of one list. */
    static final int VALUES = 10_000;

    /** Conditions and aggregates over events. */
    static final int BEHAVIOUR = 32;

    private final Report report;
    private int nodes;
    private int behaviour;

    private Limits(Report report) {
        this.report = report;
    }

    /** Complains of each limit that a tree exceeds; returns whether it is worth looking further. */
    static boolean keeps(Expression expression, Report report) {
        Limits limits = new Limits(report);
        int depth = Walk.over(expression, limits::count);
        if (depth > DEPTH) {
            report.error(
                    "SEG-502",
                    expression,
                    "the conditions are nested too deeply, at most " + DEPTH
                            + " levels are allowed; split the"
                            + " segment in two and refer to one by in segment '...'");
        }
        if (limits.nodes > NODES) {
            report.error(
                    "SEG-503",
                    expression,
                    "the segment has more than " + NODES + " conditions and terms; use lists"
                            + " (city in ('a', 'b')) or split it in two and refer to one by"
                            + " in segment '...'");
        }
        if (limits.behaviour > BEHAVIOUR) {
            report.error(
                    "SEG-505",
                    expression,
                    "the segment asks " + limits.behaviour + " times about events, at most "
                            + BEHAVIOUR + " are allowed; split it in two and refer to one by"
                            + " in segment '...'");
        }
        return depth <= DEPTH && limits.nodes <= NODES;
    }

    private void count(Object node) {
        if (node instanceof Expression || node instanceof Term) {
            nodes++;
        }
        if (node instanceof Did
                || node instanceof Sequence
                || node instanceof FirstTime
                || node instanceof Regularly
                || node instanceof Stopped
                || node instanceof CameBack
                || node instanceof Term.Aggregate) {
            behaviour++;
        } else if (node instanceof Literal.Text text) {
            text(text.value(), text);
        } else if (node instanceof Literal.Parameter parameter) {
            text(parameter.name(), parameter);
        } else if (node instanceof HasTag tag) {
            text(tag.tag(), tag);
        } else if (node instanceof Sample sample) {
            text(sample.salt(), sample);
        } else if (node instanceof In in) {
            list(in, in.values());
        } else if (node instanceof Contains contains) {
            list(contains, contains.values());
        }
    }

    /** JSON and Java can hold what the text form refuses. */
    private void text(String text, Object node) {
        boolean odd = text.codePoints()
                .anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        if (odd || (text.isEmpty() && node instanceof Literal.Parameter)) {
            report.error(
                    "SEG-311",
                    node,
                    odd
                            ? "the text has the character NUL or half of a surrogate pair; take it out"
                            : "the parameter has no name; give it one");
        }
    }

    private void list(Expression node, List<Literal> values) {
        if (values.size() > VALUES) {
            report.error(
                    "SEG-504",
                    node,
                    "the list has " + values.size() + " values, at most " + VALUES
                            + " are allowed; make them an attribute or a tag of the profiles");
        }
    }
}
