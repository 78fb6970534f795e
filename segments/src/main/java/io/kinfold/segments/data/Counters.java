package io.kinfold.segments.data;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of events. Written under the write lock of the data. */
final class Counters {
    private static final int MOST_FLAWS = 1_000;

    private final Map<Tracked.Outcome, Long> outcomes = new EnumMap<>(Tracked.Outcome.class);
    private final Map<Flaw, Long> flaws = new HashMap<>();
    private long erased;

    void count(Tracked.Outcome outcome, List<Flaw> found) {
        outcomes.merge(outcome, 1L, Long::sum);
        flaws(found);
    }

    /** Counts the flaws of an event that a log kept, of which nobody is told what became of it. */
    void flaws(List<Flaw> found) {
        for (Flaw flaw : found) {
            boolean room = flaws.size() < MOST_FLAWS || flaws.containsKey(flaw);
            flaws.merge(room ? flaw : new Flaw(flaw.kind(), ""), 1L, Long::sum);
        }
    }

    void erased(long events) {
        erased += events;
    }

    long of(Tracked.Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    long erased() {
        return erased;
    }

    Map<Flaw, Long> flaws() {
        Map<Flaw, Long> sorted = new TreeMap<>(
                java.util.Comparator.comparing(Flaw::kind).thenComparing(Flaw::where));
        sorted.putAll(flaws);
        return sorted;
    }
}
