package io.kinfold.graph;

import java.time.Duration;

/**
 * How far a bulk load has come. Immutable and safe for any thread.
 *
 * @param summary what became of the fragments so far; they are as durable as the store makes them
 * @param elapsed how long it has taken, by the graph's clock
 */
public record LoadProgress(IngestSummary summary, Duration elapsed) {
    /**
     * Returns how fast it goes, on average.
     *
     * @return fragments a second; 0 while no time has passed
     */
    public double perSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds > 0 ? summary.fragments() / seconds : 0;
    }
}
