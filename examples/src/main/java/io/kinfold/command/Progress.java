package io.kinfold.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Tells on standard error how far long work is: at first after two seconds, then each five. */
final class Progress implements LongConsumer {
    private static final long FIRST_NANOS = 2_000_000_000L;
    private static final long NEXT_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private final String words;
    private long next = System.nanoTime() + FIRST_NANOS;

    /**
     * Creates a progress.
     *
     * @param words what is counted, such as "rows read"
     */
    Progress(PrintWriter err, String words) {
        this.err = err;
        this.words = words;
    }

    @Override
    public void accept(long count) {
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + NEXT_NANOS;
            err.println(String.format(Locale.ROOT, "kinfold: %,d %s", count, words));
        }
    }
}
