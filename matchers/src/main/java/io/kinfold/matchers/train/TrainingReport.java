package io.kinfold.matchers.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How training went. Immutable and safe for any thread.
 *
 * @param rounds how many rounds of expectation maximisation were made; 0 for labels
 * @param converged whether they ended because nothing changed any more, not because there were enough
 * @param expectedMatches how many pairs of one customer the model expects in the data: its
 *     prior, times all pairs
 * @param expectedRelated how many pairs of each class of related customers the model expects, by the
 *     names of {@link io.kinfold.matchers.model.RelatedClass}; empty where none are learned
 * @param comparedPairs how many distinct pairs were compared
 * @param notes what to know about the model, such as a field that says nothing; names fields, never
 *     values
 */
public record TrainingReport(
        int rounds,
        boolean converged,
        double expectedMatches,
        Map<String, Double> expectedRelated,
        long comparedPairs,
        List<String> notes) {
    /**
     * Copies the notes.
     *
     * @param rounds how many rounds were made
     * @param converged whether nothing changed any more
     * @param expectedMatches how many pairs of one customer the model expects
     * @param expectedRelated how many pairs of each class of related customers it expects
     * @param comparedPairs how many distinct pairs were compared
     * @param notes what to know about the model
     */
    public TrainingReport {
        expectedRelated = Collections.unmodifiableMap(new LinkedHashMap<>(expectedRelated));
        notes = List.copyOf(notes);
    }
}
