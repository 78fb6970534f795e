package io.kinfold.segments.data;

/**
 * Something that was wrong with an event or a profile. It names what the schema names, never a customer's
 * value. Immutable and safe for any thread.
 *
 * @param kind what was wrong
 * @param where the kind of event, {@code event.field}, the attribute, or the namespace
 */
public record Flaw(Kind kind, String where) {
    /** What may be wrong. */
    public enum Kind {
        /** The schema has no such kind of event; the event is not kept. */
        UNKNOWN_EVENT,
        /** The schema has no such field of the event; the event is kept without it. */
        UNKNOWN_FIELD,
        /** The value is none of the declared type, or out of its range; it is missing instead. */
        BAD_VALUE,
        /** The instant is not from year 1 to 9999; the event is not kept. */
        BAD_INSTANT,
        /** The identifier is blank, longer than 1,024 bytes, or its normalizer failed; the event is not kept. */
        BAD_IDENTIFIER
    }

    @Override
    public String toString() {
        return kind + " " + where;
    }
}
