package io.kinfold.store;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps events and tags beside the fragments, and nothing that is derived from them. What an event says is text to it.
 *
 * <p>Unlike fragments, events need no turn: they are never changed, and of two with one id either is kept, the same for
 * everybody. Safe for any number of threads; entries of several threads are made durable together.
 */
public interface EventLog {
    /** One thing to be kept or forgotten. Immutable and safe for any thread. */
    sealed interface Entry {
        /**
         * What somebody did.
         *
         * @param type the kind of event
         * @param id what tells it from others of its kind; one whose id is known already is not kept again
         * @param identifier by what the one who did it was known, as written
         * @param normal the normal form of the identifier's value under the configuration of the one who
         *     wrote it: erasure goes by it, too; empty if the identifier cannot link
         * @param at when, to the microsecond
         * @param fields what else is known, as one JSON object
         */
        record Tracked(
                String type,
                Optional<String> id,
                Identifier identifier,
                String normal,
                Instant at,
                String fields)
                implements Entry {}

        /**
         * A tag on a profile, in place of what was said before of the two.
         *
         * @param founder the profile's founding fragment
         * @param tag the tag
         * @param from from when on it has it
         * @param until from when on it has it no more; empty for never
         */
        record Tagged(FragmentId founder, String tag, Instant from, Optional<Instant> until)
                implements Entry {}

        /**
         * No such tag on a profile.
         *
         * @param founder the profile's founding fragment
         * @param tag the tag
         */
        record Untagged(FragmentId founder, String tag) implements Entry {}

        /**
         * All events on an identifier go, by law; their ids stay known as keyed hashes.
         *
         * @param identifier the identifier; its value is compared with both the written and the normal form
         */
        record Forgotten(Identifier identifier) implements Entry {}
    }

    /**
     * Keeps entries, all or nothing; on return they are as durable as the log makes them.
     *
     * @param entries the entries, in order
     * @return for each entry whether it changed anything: false for an event whose id was known
     * @throws StoreException if they could not be kept
     */
    List<Boolean> append(List<Entry> entries);

    /**
     * Hands over everything that the log holds, as entries that would build it again: events in the order in which they
     * were kept. Afterwards {@link #others} hands over what came since.
     *
     * @param sink takes each entry
     */
    void replay(Consumer<Entry> sink);

    /**
     * Hands over what others appended since {@link #replay} or the last look of this object.
     *
     * @return some entries in their order; empty when there are no more
     */
    List<Entry> others();

    /**
     * Returns all that is kept of one customer.
     *
     * @param identifiers what identifies him, in normal form
     * @param founders the fragments of his profile
     * @return his events by time, then his tags
     */
    List<Entry> about(List<Identifier> identifiers, List<FragmentId> founders);
}
