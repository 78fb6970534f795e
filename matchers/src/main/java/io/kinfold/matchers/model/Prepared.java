package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A fragment as a {@link FellegiSunterMatcher} keeps it: its normalized values and what its
 * comparisons need of them. Two are equal if the values of all fields are. Immutable and safe for any
 * thread; its text names no values.
 */
public final class Prepared {
    private final @Nullable Value[] values;
    private final int fields;

    Prepared(@Nullable Value[] values, int fields) {
        this.values = values;
        this.fields = fields;
    }

    @Nullable
    Value[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Prepared that) || that.fields != fields) {
            return false;
        }
        for (int i = 0; i < fields; i++) {
            if (!Objects.equals(text(values[i]), text(that.values[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < fields; i++) {
            hash = 31 * hash + Objects.hashCode(text(values[i]));
        }
        return hash;
    }

    private static @Nullable String text(@Nullable Value value) {
        return value == null ? null : value.text;
    }

    @Override
    public String toString() {
        return "Prepared[" + fields + " fields]";
    }
}
