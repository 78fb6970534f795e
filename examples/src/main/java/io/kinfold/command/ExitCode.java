package io.kinfold.command;

/** The command's exit status. */
final class ExitCode {
    /** The work is done. */
    static final int DONE = 0;

    /** An input or the configuration was wrong. */
    static final int WRONG_INPUT = 1;

    /** The command was called wrongly. */
    static final int MISUSE = 2;

    private ExitCode() {}
}
