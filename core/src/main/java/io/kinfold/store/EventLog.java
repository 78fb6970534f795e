package io.kinfold.store;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps events and tags beside the fragments, and nothing that is derived from them. What an event says is text to it.
 *
 * <p>Unlike fragments, events need no turn. The log gives each identifier that has events a number, and never uses a number
 * again: an identifier whose events were erased and that comes again has another one. So whoever copies the log may
 * take in what it tells in any order, and is right in the end: the events under a number that is {@link Reader#gone gone} are
 * gone, whenever he hears of them, and of two entries about one tag the one with the larger number counts.
 *
 * <p>Safe for any number of threads; entries of several threads are made durable together. A log object belongs to one
 * who copies it; several of them may stand for one database.
 */
public interface EventLog {
    /** One thing to be kept or forgotten. Immutable and safe for any thread. */
    sealed interface Entry {
        /**
         * What somebody did.
         *
         * @param type the kind of event
         * @param id what tells it from others of its kind; one whose id is known already is not kept again
         * @param identifier by what the one who did it was known, as written; whether it is verified does not count
         * @param normal the normal form of the identifier's value under the configuration of the one who
         *     wrote it: erasure goes by it, too; empty if the identifier cannot link. The first one that comes with an
         *     identifier is kept, until {@link EventLog#normalize} brings another
         * @param at when, to the microsecond: what is finer is cut off
         * @param fields what else is known, as one JSON object
         */
        record Tracked(
                String type,
                Optional<String> id,
                Identifier identifier,
                String normal,
                Instant at,
                String fields)
                implements Entry {
            /** Returns kind, instant and namespace, never a value. */
            @Override
            public String toString() {
                return "Tracked[" + type + " at " + at + " by " + identifier + "]";
            }
        }

        /**
         * A tag on a profile, in place of what was said before of the two. Not kept if the fragment was erased by law.
         *
         * @param founder the profile's founding fragment
         * @param tag the tag
         * @param from from when on it has it, to the microsecond
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

        /**
         * All events on what the log calls by a number go, by law; their ids stay known as keyed hashes.
         *
         * @param number the number of an identifier
         */
        record Dropped(long number) implements Entry {}
    }

    /**
     * What became of an entry.
     *
     * @param count how many events or tags it added, replaced or removed; 0 if it changed nothing, as an event whose id
     *     was known
     * @param number of an event that was kept, by what the log calls its identifier, from 1 on; of a tag, the place of the
     *     change in the order of all; else 0
     */
    record Kept(long count, long number) {
        /** Nothing was changed. */
        public static final Kept NOTHING = new Kept(0, 0);
    }

    /** Is told what a log holds. It is called by one thread at a time. */
    interface Reader {
        /**
         * Takes by what the log calls an identifier. It comes before the first event on it, and may come again.
         *
         * @param number its number, from 1 on
         * @param identifier the identifier as written, unverified
         * @param normal the normal form of its value, empty if it cannot link
         */
        void identifier(long number, Identifier identifier, String normal);

        /**
         * Takes an event.
         *
         * @param identifier the number of the identifier that it is on
         * @param type the kind of event
         * @param at when
         * @param fields what else is known, as one JSON object
         */
        void event(long identifier, String type, Instant at, String fields);

        /**
         * Takes what was last said of a tag.
         *
         * @param entry that a profile has it, a {@link Entry.Tagged}, or that it has not, a {@link Entry.Untagged}
         * @param number the place of the change in the order of all
         */
        void tag(Entry entry, long number);

        /**
         * Takes that all events on what a number stood for are erased.
         *
         * @param identifier the number, which may be one that this reader has not heard of
         */
        void gone(long identifier);
    }

    /**
     * Keeps entries, all or nothing; on return they are as durable as the log makes them.
     *
     * @param entries the entries, in order
     * @return what became of each
     * @throws StoreException if they could not be kept; after {@link StoreException.Outcome#UNKNOWN} {@link #others}
     *     hands them over if they were
     */
    List<Kept> append(List<Entry> entries);

    /**
     * Hands over everything that the log holds: first the identifiers by number, then the events in the order in which they
     * were kept, then the tags. Afterwards {@link #others} hands over what came since. To be called once, before the first
     * {@link #append}.
     *
     * @param reader is told
     * @throws StoreException if the log cannot be read
     */
    void replay(Reader reader);

    /**
     * Hands over some of what others appended since {@link #replay} or the last look of this object, and what is gone by
     * its own doing, too. If it throws, nothing counts as handed over.
     *
     * @param reader is told
     * @return whether there was something, so that there may be more
     * @throws StoreException if the log cannot be read
     */
    boolean others(Reader reader);

    /**
     * Sets what is called, by a thread of the store's and in no particular rhythm, when {@link #others} has probably
     * something to hand over. It must return at once. Called at most once, before {@link #replay}.
     *
     * @param wake wakes who follows the log
     */
    void onChange(Runnable wake);

    /**
     * Brings normal forms up to date, as another configuration makes others.
     *
     * @param normals the normal form by the identifier's number, empty if it cannot link; numbers that are gone are ignored
     * @throws StoreException if they could not be kept
     */
    void normalize(Map<Long, String> normals);

    /**
     * Returns whether a graph on the same store erased a fragment by law, in which case the events on the customer's
     * identifiers and the tags of his fragments went with it.
     *
     * @param fragment the fragment's id
     * @return the largest number of an identifier at that moment; empty if nobody erased the fragment here
     * @throws StoreException if the log cannot be read
     */
    OptionalLong erased(FragmentId fragment);

    /**
     * Returns all that is kept of one customer.
     *
     * @param identifiers what identifies him, in normal form; events written with the same value are his, too
     * @param founders the fragments of his profile
     * @return his events by time, each a {@link Entry.Tracked} with the normal form that its identifier has in the log, then his
     *     tags, each a {@link Entry.Tagged}
     * @throws StoreException if the log cannot be read
     */
    List<Entry> about(List<Identifier> identifiers, List<FragmentId> founders);

    /**
     * Returns a new log that keeps everything in the memory of this JVM.
     *
     * @return an empty log
     */
    static EventLog inMemory() {
        return new InMemoryEventLog();
    }
}
