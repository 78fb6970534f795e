package io.kinfold.profile;

import io.kinfold.fragment.FragmentId;

import java.util.List;

/**
 * What an attribute of a golden record says, and whose word it is. Immutable and safe for any thread.
 *
 * @param values the values as recorded, the main one first; at least one
 * @param sources the fragment that each value was taken from, in the order of the values
 */
public record GoldenValue(List<String> values, List<FragmentId> sources) {
    /**
     * Copies the lists.
     *
     * @param values the values as recorded, the main one first
     * @param sources the fragment that each value was taken from, in the order of the values
     * @throws IllegalArgumentException if the lists are empty or not of one length
     */
    public GoldenValue {
        values = List.copyOf(values);
        sources = List.copyOf(sources);
        if (values.isEmpty() || values.size() != sources.size()) {
            throw new IllegalArgumentException(
                    "a golden value needs one source for each of its values, but has "
                            + values.size() + " values and " + sources.size() + " sources");
        }
    }

    /**
     * Returns the main value.
     *
     * @return the first value
     */
    public String value() {
        return values.get(0);
    }

    /** Returns the sources, never a value. */
    @Override
    public String toString() {
        return "GoldenValue[from " + sources + "]";
    }
}
