package io.kinfold.graph;

import io.kinfold.profile.Resolution;
import io.kinfold.profile.Unlinked;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of many fragments, in numbers. Immutable and safe for any thread.
 *
 * @param fragments how many fragments were handed over
 * @param erased how many were ignored, since they had been erased by law
 * @param effects how many had each effect; 0 where none had
 * @param unlinked how many identifiers do not link, by reason; 0 where none
 */
public record IngestSummary(
        long fragments,
        long erased,
        Map<Resolution.Effect, Long> effects,
        Map<Unlinked.Reason, Long> unlinked) {
    /**
     * Copies the maps.
     *
     * @param fragments how many fragments were handed over
     * @param erased how many were ignored, since they had been erased by law
     * @param effects how many had each effect
     * @param unlinked how many identifiers do not link, by reason
     */
    public IngestSummary {
        effects = Collections.unmodifiableMap(new EnumMap<>(effects));
        unlinked = Collections.unmodifiableMap(new EnumMap<>(unlinked));
    }

    /** Adds up. Not safe for several threads. */
    static final class Counter {
        private final Map<Resolution.Effect, Long> effects = new EnumMap<>(Resolution.Effect.class);
        private final Map<Unlinked.Reason, Long> unlinked = new EnumMap<>(Unlinked.Reason.class);
        private long fragments;
        private long erased;

        Counter() {
            for (Resolution.Effect effect : Resolution.Effect.values()) {
                effects.put(effect, 0L);
            }
            for (Unlinked.Reason reason : Unlinked.Reason.values()) {
                unlinked.put(reason, 0L);
            }
        }

        void add(Resolution resolution) {
            fragments++;
            if (resolution instanceof Resolution.Resolved resolved) {
                effects.merge(resolved.effect(), 1L, Long::sum);
                resolved.unlinked().forEach(one -> unlinked.merge(one.reason(), 1L, Long::sum));
            } else {
                erased++;
            }
        }

        IngestSummary summary() {
            return new IngestSummary(fragments, erased, effects, unlinked);
        }
    }
}
