package io.kinfold.config;

/**
 * Something wrong in a configuration. Immutable and safe for any thread.
 *
 * @param code a stable code, such as {@code KIN-101}
 * @param path where, such as {@code namespaces.phone.genericAbove}
 * @param message what is wrong, the rule, and how to mend it
 */
public record Problem(String code, String path, String message) {
    /** Returns code, path and message in one line. */
    @Override
    public String toString() {
        return code + " " + path + ": " + message;
    }
}
