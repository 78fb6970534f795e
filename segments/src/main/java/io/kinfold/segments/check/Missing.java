package io.kinfold.segments.check;

import java.util.OptionalLong;

/** Knows of how many profiles an attribute has no value. */
public interface Missing {
    /** Knows nothing. */
    Missing UNKNOWN = attribute -> OptionalLong.empty();

    /** Returns how many profiles have no value of an attribute of the schema, if that is known. */
    OptionalLong profilesWithout(String attribute);
}
