package io.kinfold.fragment;

import java.util.Comparator;
import java.util.Objects;

/**
 * A value meant to identify somebody, in the namespace and scope in which it does.
 *
 * <p>Equal values in different scopes never match: a LINE user id is issued per provider, a Facebook
 * id per app or page. A blank value is legal, since source systems send them; it identifies nobody
 * and never links.
 *
 * <p>The order is by namespace, scope, value, unverified before verified. {@link #toString()} leaves
 * the value out, so that an identifier may be logged. Immutable and safe for any thread.
 *
 * @param namespace the name of the namespace, such as {@code line}; not empty
 * @param scope who issued the value, such as a provider or an app; empty where the namespace has one
 *     issuer only
 * @param value the value as the source recorded it; normalized by the namespace, not here
 * @param verified whether the source checked that the value is the customer's own, by a login or a
 *     one-time password
 */
public record Identifier(String namespace, String scope, String value, boolean verified)
        implements Comparable<Identifier> {
    private static final Comparator<Identifier> ORDER = Comparator.comparing(Identifier::namespace)
            .thenComparing(Identifier::scope)
            .thenComparing(Identifier::value, CodePointOrder::compare)
            .thenComparing(Identifier::verified);

    /**
     * Checks the parts.
     *
     * @param namespace the name of the namespace, such as {@code line}; not empty
     * @param scope who issued the value, such as a provider or an app
     * @param value the value as the source recorded it
     * @param verified whether the source checked that the value is the customer's own, by a login or a one-time password
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the namespace is empty
     */
    public Identifier {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(value, "value");
        if (namespace.isEmpty()) {
            throw new IllegalArgumentException(
                    "an identifier's namespace must not be empty; give its name, such as line");
        }
    }

    /**
     * Returns an unverified identifier of a namespace with one issuer.
     *
     * @param namespace the namespace's name
     * @param value the value as recorded
     * @return the identifier, with an empty scope
     */
    public static Identifier of(String namespace, String value) {
        return new Identifier(namespace, "", value, false);
    }

    /**
     * Returns an unverified identifier that one issuer gave.
     *
     * @param namespace the namespace's name
     * @param scope the issuer
     * @param value the value as recorded
     * @return the identifier
     */
    public static Identifier of(String namespace, String scope, String value) {
        return new Identifier(namespace, scope, value, false);
    }

    /**
     * Returns this identifier as one that its source has verified.
     *
     * @return the same namespace, scope and value, verified
     */
    public Identifier asVerified() {
        return verified ? this : new Identifier(namespace, scope, value, true);
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }

    /** Returns namespace and scope, never the value. */
    @Override
    public String toString() {
        return scope.isEmpty() ? namespace : namespace + "@" + scope;
    }
}
