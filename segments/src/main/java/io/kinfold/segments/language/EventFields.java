package io.kinfold.segments.language;

import io.kinfold.segments.expression.Term;

/** What a condition within {@code where} can be about. Stateless. */
public final class EventFields {
    EventFields() {}

    /**
     * Returns a field of the event.
     *
     * @param name its name
     * @return the field
     */
    public Operand field(String name) {
        return SegmentBuilder.operand(new Term.Named(name));
    }

    /**
     * Returns how many calendar days ago a date was.
     *
     * @param of a date, or a date with time
     * @return {@code days_since(...)}
     */
    public Operand daysSince(Operand of) {
        return SegmentBuilder.operand(new Term.DaysSince(of.term()));
    }

    /**
     * Returns a call of a function of the host.
     *
     * @param function its name
     * @param arguments operands and values, see {@link Operand}
     * @return the call
     */
    public Operand call(String function, Object... arguments) {
        return SegmentBuilder.called(function, arguments);
    }
}
