package io.kinfold.segments.data;

import io.kinfold.segments.column.CustomerStore;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Counts what customer data hold. Under their read lock. */
final class Census {
    private final CustomerStore store;
    private final IntPredicate isOfNobody;
    private long attributed;
    private long waiting;
    private long ofNobody;

    Census(CustomerStore store, IntPredicate isOfNobody) {
        this.store = store;
        this.isOfNobody = isOfNobody;
    }

    DataStatistics take(Counters counters, Map<String, BitSet> badAttributes, long idBytes) {
        store.eachWritten(this::count);
        Map<String, Integer> events = new LinkedHashMap<>();
        store.schema().events().keySet().forEach(name -> events.put(name, store.countOf(name)));
        Map<String, Integer> bad = new TreeMap<>();
        badAttributes.forEach((name, rows) -> {
            if (!rows.isEmpty()) {
                bad.put(name, rows.cardinality());
            }
        });
        return new DataStatistics(
                store.size(),
                events,
                attributed,
                waiting,
                ofNobody,
                counters.of(Tracked.Outcome.REPEATED),
                counters.of(Tracked.Outcome.REJECTED),
                counters.erased(),
                counters.flaws(),
                bad,
                new DataStatistics.Bytes(
                        store.profileBytes(),
                        store.eventBytes(),
                        store.identifierBytes(),
                        idBytes));
    }

    private void count(int written) {
        int events = store.eventsOf(written);
        if (store.ownerOfWritten(written) >= 0) {
            attributed += events;
        } else if (isOfNobody.test(written)) {
            ofNobody += events;
        } else {
            waiting += events;
        }
    }
}
