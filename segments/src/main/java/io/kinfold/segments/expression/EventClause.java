package io.kinfold.segments.expression;

import org.jspecify.annotations.Nullable;

/**
 * Which events are meant: {@code NAME[.FIELD] [where (...)] [window]}. Immutable.
 *
 * @param event the event's name
 * @param field the field that an aggregate looks at; null where there is none
 * @param where the condition over the event's fields; null where there is none
 * @param window when the event counts; {@link Window.Ever} where nothing is written
 */
public record EventClause(
        String event, @Nullable String field, @Nullable Expression where, Window window) {
    /**
     * Returns the clause of all events of a name.
     *
     * @param event the event's name
     * @return the clause
     */
    public static EventClause of(String event) {
        return new EventClause(event, null, null, new Window.Ever());
    }
}
