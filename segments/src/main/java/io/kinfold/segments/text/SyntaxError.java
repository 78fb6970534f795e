package io.kinfold.segments.text;

/** Leaves a condition that cannot be read further. The problem has been noted already. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean fatal;

    SyntaxError(boolean fatal) {
        super("syntax error", null, false, false);
        this.fatal = fatal;
    }

    /** Returns whether a limit is passed, so that nothing more is to be read. */
    boolean isFatal() {
        return fatal;
    }
}
