package io.kinfold.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a graph has done since it was built, and how far it is behind others that share its store: numbers for health
 * checks and metrics. Counts only grow. The parts of one snapshot may be of slightly different moments while
 * others work. Immutable and safe for any thread.
 *
 * @param operations what was done, by kind
 * @param ingest how fragments came in
 * @param storage what the store was asked
 * @param following how others' changes came in
 */
public record Activity(Operations operations, Ingest ingest, Storage storage, Following following) {
    /**
     * How many operations of each kind have been done. One that changed nothing counts, one that failed
     * counts as such only.
     *
     * @param ingests calls that took fragments in; each part of a bulk load is one
     * @param retractions calls that took a fragment out
     * @param erasures customers that were erased by law
     * @param decisions decisions of people
     * @param reconfigurations other configurations that were put in force
     * @param failed calls of any kind that ended with an exception of the graph or its store
     */
    public record Operations(
            long ingests,
            long retractions,
            long erasures,
            long decisions,
            long reconfigurations,
            long failed) {}

    /**
     * How fragments came in.
     *
     * @param fragments how many were handed over, those that changed nothing too
     * @param groups in how many groups they were written; concurrent calls share a group
     * @param combined how many calls were written by another caller's thread, in its group
     * @param time how long ingests took, added up over calls that may have run beside one another: from the call, or
     *     the end of preparing a part of a bulk load, to the answer; not measured for a store in memory
     */
    public record Ingest(long fragments, long groups, long combined, Duration time) {}

    /**
     * What the store was asked to keep or to forget.
     *
     * @param commits how many times it kept or forgot something
     * @param changes how many fragments and decisions it was handed thereby
     * @param time how long that took, without the wait for the turn; not measured for a store in memory
     * @param failures how many times the store failed a change
     */
    public record Storage(long commits, long changes, Duration time, long failures) {}

    /**
     * How what others changed in a shared store came in.
     *
     * @param taken how many operations of others were taken in
     * @param behind how many changes of others were known to be waiting at the last look; 0 where nobody shares the store
     * @param upToDate when the graph last was known to hold everything, by the graph's clock; empty if it never was
     *     yet, and where nobody shares the store
     * @param failures how many times in a row it could not follow, 0 if the last look went well
     */
    public record Following(long taken, long behind, Optional<Instant> upToDate, long failures) {
        /**
         * Returns how long ago the graph last was known to hold everything.
         *
         * @param now the present instant
         * @return the time since, not negative; zero where nobody shares the store
         */
        public Duration lag(Instant now) {
            Duration since =
                    upToDate.map(then -> Duration.between(then, now)).orElse(Duration.ZERO);
            return since.isNegative() ? Duration.ZERO : since;
        }
    }
}
