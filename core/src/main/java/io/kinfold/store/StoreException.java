package io.kinfold.store;

/**
 * A store could not do what it was asked. The message says what failed, whether anything was kept, and how to
 * mend it; it holds no customer's value.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether what was asked has happened. */
    public enum Outcome {
        /** Nothing was kept or forgotten; it may be asked again. */
        NOTHING,
        /**
         * The store was lost between the order to keep and its answer. The operation is either whole or absent; the
         * graph learns which with its next operation, and to ask again does no harm.
         */
        UNKNOWN,
        /** What the store holds cannot be read. */
        DAMAGED
    }

    /** Whether what was asked has happened. */
    private final Outcome outcome;

    /**
     * Makes an exception.
     *
     * @param outcome whether what was asked has happened
     * @param message what failed, and how to mend it
     * @param cause what the driver said
     */
    public StoreException(Outcome outcome, String message, Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    /**
     * Makes an exception without a cause.
     *
     * @param outcome whether what was asked has happened
     * @param message what failed, and how to mend it
     */
    public StoreException(Outcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    /**
     * Returns whether what was asked has happened.
     *
     * @return the outcome
     */
    public Outcome outcome() {
        return outcome;
    }
}
