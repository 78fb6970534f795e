package io.kinfold.segments.reference;

import io.kinfold.profile.ProfileId;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile as the reference sees it.
 *
 * @param id its id
 * @param identities the namespaces of its identifiers
 * @param attributes the values that it has, in the Java types of the schema's value types
 * @param tags its tags, of whatever time
 * @param events its events, in no order
 */
public record Customer(
        ProfileId id,
        Set<String> identities,
        Map<String, Object> attributes,
        List<Tagging> tags,
        List<Happening> events) {
    /** Copies the collections. */
    public Customer {
        identities = Set.copyOf(identities);
        attributes = Map.copyOf(attributes);
        tags = List.copyOf(tags);
        events = List.copyOf(events);
    }
}
