package io.kinfold.profile;

/**
 * An identifier of a fragment that does not link, and why. The fragment keeps it. Immutable and safe
 * for any thread.
 *
 * @param namespace the namespace's name
 * @param scope the scope
 * @param reason why it does not link
 */
public record Unlinked(String namespace, String scope, Reason reason) {
    /** Why an identifier does not link. */
    public enum Reason {
        /** The configuration has no such namespace. */
        UNKNOWN_NAMESPACE,
        /** Nothing is left of the value after normalization. */
        BLANK,
        /** The value is longer than {@value #LONGEST_IDENTIFIER} bytes in UTF-8. */
        TOO_LONG,
        /** The value is on the block list or fits a blocked pattern. */
        BLOCKED,
        /** The namespace wants verified identifiers and this one is not. */
        UNVERIFIED,
        /** The value is held with too many different values of a stronger namespace. */
        GENERIC,
        /** The identifier was observed too long ago. */
        EXPIRED
    }

    /** The most bytes, in UTF-8 and normal form, of a value that links. */
    public static final int LONGEST_IDENTIFIER = 1_024;

    @Override
    public String toString() {
        return namespace + (scope.isEmpty() ? "" : "@" + scope) + ": " + reason;
    }
}
