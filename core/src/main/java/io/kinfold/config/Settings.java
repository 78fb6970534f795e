package io.kinfold.config;

import java.util.HashSet;
import java.util.Set;

/** Remembers which settings of a builder were made, so that none is made twice. */
final class Settings {
    private final String owner;
    private final Set<String> made = new HashSet<>();

    Settings(String owner) {
        this.owner = owner;
    }

    void once(String setting) {
        if (!made.add(setting)) {
            throw new IllegalStateException(
                    setting + " of " + owner + " was set already; set it once");
        }
    }

    static String name(String kind, String name) {
        if (name.isBlank() || !name.equals(name.strip())) {
            throw new IllegalArgumentException("the name of " + kind
                    + " must not be blank nor begin or end with a space, but is '" + name + "'");
        }
        return name;
    }

    static int range(String what, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(
                    what + " must lie from " + from + " to " + to + ", but is " + value);
        }
        return value;
    }
}
