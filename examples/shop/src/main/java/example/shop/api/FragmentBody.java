package example.shop.api;

import io.kinfold.fragment.Fragment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fragment, as requests write it.
 *
 * @param source the source system
 * @param key the record's key in it
 * @param observedAt when the source recorded this version
 * @param identifiers what identifies the customer
 * @param attributes what else is known of him: a value, or a list of them, by name
 */
record FragmentBody(
        String source,
        String key,
        Instant observedAt,
        List<IdentifierBody> identifiers,
        Map<String, List<String>> attributes) {
    FragmentBody {
        Given.text("source", source);
        Given.text("key", key);
        Given.present("observed_at", observedAt);
        identifiers = Given.list("identifiers", identifiers);
        Map<String, List<String>> checked = new LinkedHashMap<>();
        if (attributes != null) {
            attributes.forEach(
                    (name, values) -> checked.put(name, Given.list("attributes." + name, values)));
        }
        attributes = checked;
        fragment(source, key, observedAt, identifiers, attributes);
    }

    Fragment fragment() {
        return fragment(source, key, observedAt, identifiers, attributes);
    }

    private static Fragment fragment(
            String source,
            String key,
            Instant observedAt,
            List<IdentifierBody> identifiers,
            Map<String, List<String>> attributes) {
        Fragment.Builder builder = Fragment.builder(source, key).observedAt(observedAt);
        identifiers.forEach(identifier -> builder.identifier(identifier.identifier()));
        attributes.forEach(
                (name, values) -> builder.attribute(name, values.toArray(String[]::new)));
        return builder.build();
    }
}
