package io.kinfold.matchers.blocking;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One value that fragments must share: a field, or what functions make of it, such as {@code
 * prefix(last_token(name), 3)}. Immutable and safe for any thread.
 */
public final class BlockingPart {
    /** As many functions as can stand around a field. */
    static final int MOST_CALLS = 16;

    private final String field;
    private final List<Call> calls;

    private BlockingPart(String field, List<Call> calls) {
        this.field = field;
        this.calls = calls;
    }

    /**
     * Returns the part that is a field's value as it stands.
     *
     * @param field the field's name
     * @return the part
     * @throws IllegalArgumentException if the name is empty
     */
    public static BlockingPart of(String field) {
        if (field.isEmpty()) {
            throw new IllegalArgumentException("a part needs a field's name, but it is empty");
        }
        return new BlockingPart(field, List.of());
    }

    /**
     * Returns the part that a function makes of this one. A function that gives several values is
     * followed by the next one for each of them.
     *
     * @param function the function
     * @param numbers its numbers, as many as it takes
     * @return a new part
     * @throws IllegalArgumentException if there are too few or too many numbers, one is out of its
     *     range, or 16 functions stand around the field already
     */
    public BlockingPart with(BlockingFunction function, int... numbers) {
        if (calls.size() == MOST_CALLS) {
            throw new IllegalArgumentException("more than " + MOST_CALLS
                    + " functions stand around field '" + field + "'; remove some");
        }
        List<Call> longer = new ArrayList<>(calls);
        longer.add(new Call(function, Arrays.stream(numbers).boxed().toList()));
        return new BlockingPart(field, List.copyOf(longer));
    }

    /**
     * Returns the field's name.
     *
     * @return the name, never empty
     */
    public String field() {
        return field;
    }

    /** Returns the functions, the one applied first first. */
    List<Call> calls() {
        return calls;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BlockingPart part
                && field.equals(part.field)
                && calls.equals(part.calls);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, calls);
    }

    /** Returns the part as a rule writes it. */
    @Override
    public String toString() {
        String text = FieldName.written(field);
        for (Call call : calls) {
            text = call.around(text);
        }
        return text;
    }
}
