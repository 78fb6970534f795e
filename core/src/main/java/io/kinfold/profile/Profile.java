package io.kinfold.profile;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import java.util.List;
import java.util.Map;

/**
 * One customer as we see him at one moment. Immutable and safe for any thread; later changes of the
 * graph do not show in it.
 *
 * @param id the profile's id
 * @param fragments its fragments, in the order of their ids
 * @param identifiers the identifiers that link its fragments, in normal form and natural order; an
 *     identifier is verified if any fragment holds it so. What identifies nobody is not among them
 * @param goldenRecord the winning value of each attribute, by name
 */
public record Profile(
        ProfileId id,
        List<FragmentId> fragments,
        List<Identifier> identifiers,
        Map<String, GoldenValue> goldenRecord) {
    /**
     * Copies the lists; keeps the map's order.
     *
     * @param id the profile's id
     * @param fragments its fragments, in the order of their ids
     * @param identifiers the identifiers that link its fragments, in normal form and natural order
     * @param goldenRecord the winning value of each attribute, by name
     */
    public Profile {
        fragments = List.copyOf(fragments);
        identifiers = List.copyOf(identifiers);
        goldenRecord =
                java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(goldenRecord));
    }

    /** Returns the id and the counts, never a value. */
    @Override
    public String toString() {
        return "Profile[" + id + ", " + fragments.size() + " fragments, " + identifiers.size()
                + " identifiers]";
    }
}
