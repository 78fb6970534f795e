package io.kinfold.segments.schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * A function that the host application lends to the segment language. It must be pure, row-wise, quick, safe
 * for any thread, and must not throw.
 *
 * @param name the name by which segments call it
 * @param parameters the types of its parameters
 * @param result the type of its result
 * @param body gets one argument for each parameter, null where missing, in the Java types that
 *     {@link ValueType} tells; returns a value of the result's Java type, null for missing
 */
public record HostFunction(
        String name,
        List<ValueType> parameters,
        ValueType result,
        Function<List<@Nullable Object>, @Nullable Object> body) {
    /**
     * Copies the list.
     *
     * @param name the name by which segments call it
     * @param parameters the types of its parameters
     * @param result the type of its result
     * @param body the function
     */
    public HostFunction {
        parameters = List.copyOf(parameters);
    }
}
