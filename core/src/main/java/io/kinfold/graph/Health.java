package io.kinfold.graph;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether a graph works at one moment, for the health check of the application around it. Holds no customer's value.
 * Immutable and safe for any thread.
 *
 * @param state what the graph is good for
 * @param cause the class of what made it fail, and of what caused that; empty unless it failed
 * @param store whether its store answers
 * @param behind how many changes of others in a shared store it has not taken in yet; as of the last look where the store
 *     does not answer
 * @param lag how long ago it last was known to hold everything, by the graph's clock; zero where nobody shares the store
 */
public record Health(State state, Optional<String> cause, Answer store, long behind, Duration lag) {
    /** What a graph is good for. */
    public enum State {
        /** It takes operations and questions. */
        RUNNING,
        /** An operation failed half-way: it refuses all work, and another graph is to be built on the store. */
        FAILED,
        /** It was closed. */
        CLOSED
    }

    /** What came of a question to the store. */
    public enum Answer {
        /** It answered. */
        IN_TIME,
        /** It refused, or cannot be reached. */
        FAILED,
        /** It had not answered when the time was up. */
        LATE,
        /** It was not asked, as the graph is closed. */
        NOT_ASKED
    }

    /**
     * Returns whether the graph takes operations, as far as can be told.
     *
     * @return true if it runs and its store answered in time
     */
    public boolean isUp() {
        return state == State.RUNNING && store == Answer.IN_TIME;
    }
}
