package example.shop.api;

import io.kinfold.fragment.Identifier;

/**
 * An identifier, as requests and answers write it.
 *
 * @param namespace the namespace
 * @param scope who issued the value; empty where there is one issuer only
 * @param value the value
 * @param verified whether the source checked that it is the customer's own
 */
record IdentifierBody(String namespace, String scope, String value, boolean verified) {
    IdentifierBody {
        Given.text("namespace", namespace);
        Given.present("value", value);
        scope = scope == null ? "" : scope;
    }

    static IdentifierBody of(Identifier identifier) {
        return new IdentifierBody(
                identifier.namespace(),
                identifier.scope(),
                identifier.value(),
                identifier.verified());
    }

    Identifier identifier() {
        return new Identifier(namespace, scope, value, verified);
    }
}
