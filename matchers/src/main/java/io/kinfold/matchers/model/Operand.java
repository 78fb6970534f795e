package io.kinfold.matchers.model;

import java.util.List;

/**
 * What a condition looks at: a field's value, or a text derived from it. Immutable and safe for any
 * thread.
 *
 * @param field the field's name; not empty
 * @param transforms the steps that derive the text, in their order; empty for the value itself
 */
public record Operand(String field, List<Transform> transforms) {
    /**
     * Checks and copies the parts.
     *
     * @param field the field's name; not empty
     * @param transforms the steps that derive the text, in their order
     * @throws IllegalArgumentException if the field's name is empty
     */
    public Operand {
        if (field.isEmpty()) {
            throw new IllegalArgumentException("an operand's field must not be empty; name it");
        }
        transforms = List.copyOf(transforms);
    }

    /**
     * Returns a field's value, or what steps derive from it.
     *
     * @param field the field's name
     * @param transforms the steps, in their order
     * @return the operand
     */
    public static Operand of(String field, Transform... transforms) {
        return new Operand(field, List.of(transforms));
    }
}
