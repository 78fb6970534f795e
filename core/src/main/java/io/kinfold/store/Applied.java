package io.kinfold.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What applying operations removed beyond what they name. Immutable and safe for any thread.
 *
 * @param events how many events of erased customers were removed
 * @param tags how many tags of erased customers were removed
 * @param places from where something was removed, such as the name of a file or a table, in the words
 *     of the store; holds no customer's value
 */
public record Applied(long events, long tags, List<String> places) {
    /** Nothing. */
    public static final Applied NOTHING = new Applied(0, 0, List.of());

    /**
     * Returns this with further places.
     *
     * @param more from where else something was removed
     * @return what was removed, from these places too
     */
    public Applied alsoFrom(List<String> more) {
        List<String> all = new ArrayList<>(places);
        all.addAll(more);
        return new Applied(events, tags, all);
    }

    /**
     * Copies the list.
     *
     * @param events how many events of erased customers were removed
     * @param tags how many tags of erased customers were removed
     * @param places from where something was removed
     */
    public Applied {
        places = List.copyOf(places);
    }
}
