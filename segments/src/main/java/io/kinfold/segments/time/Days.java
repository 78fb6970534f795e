package io.kinfold.segments.time;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Window;

/** Windows as calendar days, for dates and anniversaries. */
public final class Days {
    private Days() {}

    /**
     * Returns the days of a window: today and so many before it, or after it.
     *
     * @param window {@link Window.Last} or {@link Window.Next}, with a period of the calendar
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or no such number
     */
    public static DayRange of(Window window, EvaluationContext context) {
        long today = context.today().toEpochDay();
        if (window instanceof Window.Last last) {
            return new DayRange(Span.of(last.period(), context).before(today), today);
        }
        Window.Next next = (Window.Next) window;
        return new DayRange(today, Span.of(next.period(), context).after(today));
    }
}
