package io.kinfold.matchers.train;

import java.util.List;

/**
 * How training went. Immutable and safe for any thread.
 *
 * @param rounds how many rounds of expectation maximisation were made; 0 for labels
 * @param converged whether they ended because nothing changed any more, not because there were enough
 * @param expectedMatches how many pairs of one customer the model expects in the data
 * @param comparedPairs how many distinct pairs were compared
 * @param notes what to know about the model, such as a field that says nothing; names fields, never
 *     values
 */
public record TrainingReport(
        int rounds,
        boolean converged,
        double expectedMatches,
        long comparedPairs,
        List<String> notes) {
    /**
     * Copies the notes.
     *
     * @param rounds how many rounds were made
     * @param converged whether nothing changed any more
     * @param expectedMatches how many pairs of one customer the model expects
     * @param comparedPairs how many distinct pairs were compared
     * @param notes what to know about the model
     */
    public TrainingReport {
        notes = List.copyOf(notes);
    }
}
