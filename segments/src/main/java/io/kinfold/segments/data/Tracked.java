package io.kinfold.segments.data;

import java.util.List;

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

    /**
     * Copies the list.
     *
     * @param outcome what became of it
     * @param flaws what was wrong with it
     */
    public Tracked {
        flaws = List.copyOf(flaws);
    }
}
