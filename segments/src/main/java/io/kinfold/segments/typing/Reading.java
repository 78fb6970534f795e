package io.kinfold.segments.typing;

/** What a literal means beside a type: a value, or why it means nothing there. Immutable. */
public sealed interface Reading {
    /**
     * A meaning.
     *
     * @param value a value as {@link Literals#value} returns it; or, where it takes a context to know, a
     *     LocalDateTime without offset, or the literal itself (today, now, a parameter)
     */
    record Meant(Object value) implements Reading {}

    /**
     * No meaning.
     *
     * @param code the problem's code
     * @param message the end of a sentence that begins with the term's name, such as "needs a number, but
     *     'x' is a text"
     */
    record Fault(String code, String message) implements Reading {}
}
