package io.kinfold.profile;

import java.util.List;

/**
 * What an erasure by law removed, and from where. Holds no personal data beside the id that the caller gave. Immutable
 * and safe for any thread.
 *
 * @param profile the erased profile
 * @param fragments how many fragments were removed
 * @param decisions how many decisions of people about them were removed
 * @param events how many events on the profile's identifiers the store removed
 * @param tags how many tags of the profile the store removed
 * @param places the files and tables from which something was removed, in the words of the store; empty for a
 *     store in memory
 */
public record ErasureReceipt(
        ProfileId profile,
        int fragments,
        int decisions,
        long events,
        long tags,
        List<String> places) {
    /**
     * Copies the list.
     *
     * @param profile the erased profile
     * @param fragments how many fragments were removed
     * @param decisions how many decisions of people about them were removed
     * @param events how many events on the profile's identifiers the store removed
     * @param tags how many tags of the profile the store removed
     * @param places from where something was removed
     */
    public ErasureReceipt {
        places = List.copyOf(places);
    }
}
