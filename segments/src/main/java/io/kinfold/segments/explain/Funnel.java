package io.kinfold.segments.explain;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.TableAccess;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The way of all profiles through a segment: how many come to each of its conjuncts, in the order in which they were written, and
 * how many go on. Holds counts only. Immutable and safe for any thread.
 *
 * @param profiles how many profiles there are
 * @param steps the conjuncts; the whole segment is one where it is no {@code and}
 */
public record Funnel(long profiles, List<Step> steps) {
    /**
     * A conjunct.
     *
     * @param text what the author wrote
     * @param in how many profiles come to it
     * @param out how many of these satisfy it
     * @param alone how many of all profiles satisfy it
     * @param missing of those that come to it, for how many something that it looks at is missing; events that are not
     *     there are not missing
     */
    public record Step(String text, long in, long out, long alone, long missing) {}

    /**
     * Copies the list.
     *
     * @param profiles how many profiles there are
     * @param steps the conjuncts
     */
    public Funnel {
        steps = List.copyOf(steps);
    }

    /**
     * Sends all profiles through a segment. Cost: each conjunct is decided for each profile; some hundreds of nanoseconds each.
     *
     * @param data the data
     * @param segment the segment, of the data's schema
     * @param context as of when and where, with the parameters
     * @return the funnel
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     */
    public static Funnel of(CustomerData data, Segment segment, EvaluationContext context) {
        return TableAccess.read(data, (CustomerTable table) -> Flow.of(table, segment, context));
    }

    /**
     * Returns how many profiles are left.
     *
     * @return the segment's members
     */
    public long members() {
        return steps.get(steps.size() - 1).out();
    }

    /**
     * Renders the funnel as a table for people.
     *
     * @return lines, without a line break at the end
     */
    public String text() {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%,12d profiles", profiles));
        for (Step step : steps) {
            text.append('\n')
                    .append(String.format(
                            Locale.ROOT,
                            "%,12d -%,d   %s   (alone %,d%s)",
                            step.out(),
                            step.in() - step.out(),
                            step.text(),
                            step.alone(),
                            step.missing() == 0
                                    ? ""
                                    : String.format(Locale.ROOT, ", missing %,d", step.missing())));
        }
        return text.toString();
    }

    /**
     * Renders the funnel as JSON.
     *
     * @return one line: an object
     */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("profiles", profiles);
        json.put("members", members());
        json.put("steps", steps.stream().map(Funnel::step).toList());
        return JsonText.of(json, java.time.ZoneOffset.UTC);
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", step.text());
        json.put("in", step.in());
        json.put("out", step.out());
        json.put("alone", step.alone());
        json.put("missing", step.missing());
        return json;
    }
}
