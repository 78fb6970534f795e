package io.kinfold.segments.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The size of customer data, and what could not be used. Immutable and safe for any thread.
 *
 * @param profiles how many profiles there are
 * @param events how many events are kept, by kind
 * @param attributed how many events belong to a profile
 * @param waiting how many events are on an identifier that nobody holds yet
 * @param ofNobody how many events are on an identifier that identifies nobody
 * @param repeated how many events were not kept, since an event with their id came before
 * @param rejected how many events were not kept for their flaws
 * @param erased how many events were kept and erased by law
 * @param flaws how often each flaw of events came; beyond 1,000 different ones, by kind alone
 * @param badAttributes how many profiles have a value that is none of its type, by attribute
 * @param bytes the heap that it takes
 */
public record DataStatistics(
        int profiles,
        Map<String, Integer> events,
        long attributed,
        long waiting,
        long ofNobody,
        long repeated,
        long rejected,
        long erased,
        Map<Flaw, Long> flaws,
        Map<String, Integer> badAttributes,
        Bytes bytes) {
    /**
     * Heap in bytes, without the texts of dictionaries.
     *
     * @param profiles ids and attributes of the profiles
     * @param events the events
     * @param identifiers the identifiers of profiles and events
     * @param eventIds the fingerprints of event ids
     */
    public record Bytes(long profiles, long events, long identifiers, long eventIds) {}

    /**
     * Copies the maps; keeps their order.
     *
     * @param profiles how many profiles there are
     * @param events how many events are kept, by kind
     * @param attributed how many events belong to a profile
     * @param waiting how many events are on an identifier that nobody holds yet
     * @param ofNobody how many events are on an identifier that identifies nobody
     * @param repeated how many events were not kept, since an event with their id came before
     * @param rejected how many events were not kept for their flaws
     * @param erased how many events were kept and erased by law
     * @param flaws how often each flaw of events came
     * @param badAttributes how many profiles have a bad value, by attribute
     * @param bytes the heap that it takes
     */
    public DataStatistics {
        events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
        flaws = Collections.unmodifiableMap(new LinkedHashMap<>(flaws));
        badAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(badAttributes));
    }
}
