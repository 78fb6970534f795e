package io.kinfold.segments.data;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What became of an event. Immutable and safe for any thread.
 *
 * @param outcome what became of it
 * @param flaws what was wrong with it; also of an event that was kept
 */
public record Tracked(Outcome outcome, List<Flaw> flaws) {
    /** What may become of an event. */
    public enum Outcome {
        /** It belongs to the profile that holds its identifier. */
        ATTRIBUTED,
        /** Nobody holds its identifier yet; it waits for who will. */
        WAITING,
        /** Its identifier identifies nobody: it is kept and belongs to nobody, for as long as that is so. */
        OF_NOBODY,
        /** An event of its kind with its id came before; it is not kept. */
        REPEATED,
        /** It cannot be used, as the flaws say; it is not kept. */
        REJECTED
    }

    private static final Map<Outcome, Tracked> FLAWLESS = new EnumMap<>(Outcome.class);

    static {
        for (Outcome outcome : Outcome.values()) {
            FLAWLESS.put(outcome, new Tracked(outcome, List.of()));
        }
    }

    /**
     * Copies the list.
     *
     * @param outcome what became of it
     * @param flaws what was wrong with it
     */
    public Tracked {
        flaws = List.copyOf(flaws);
    }

    /** Returns a result, the same one for all events that came to the same end without flaws. */
    static Tracked of(Outcome outcome, List<Flaw> flaws) {
        return flaws.isEmpty()
                ? Objects.requireNonNull(FLAWLESS.get(outcome))
                : new Tracked(outcome, flaws);
    }
}
