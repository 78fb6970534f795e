package io.kinfold.command.segmentation;

import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;

import java.util.List;
import java.util.Map;

/**
 * A profile as profiles.jsonl has it. Immutable.
 *
 * @param id its id
 * @param identifiers the identifiers that link its fragments, in normal form
 * @param attributes the golden record: the winning values of each attribute, dates in normal form
 */
record ProfileRow(
        ProfileId id, List<Identifier> identifiers, Map<String, List<String>> attributes) {
    /** Returns the id, never a value. */
    @Override
    public String toString() {
        return "ProfileRow[" + id + "]";
    }
}
