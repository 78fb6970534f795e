package io.kinfold.segments.column;

import java.util.Objects;
import java.util.function.Function;

/**
 * The way from customer data, whose type callers see, to its table, whose type they do not. Evaluators ask
 * {@code TableAccess.read(data, table -> ...)}.
 */
public final class TableAccess {
    /** Reads the tables of all customer data. */
    public interface Reader {
        /** Asks a question of the table of customer data, under its read lock and up to date. */
        <T> T read(Object data, Function<? super CustomerTable, ? extends T> question);
    }

    private static volatile Reader reader = new Reader() {
        @Override
        public <T> T read(Object data, Function<? super CustomerTable, ? extends T> question) {
            throw new IllegalArgumentException(
                    "no customer data: " + data.getClass().getName());
        }
    };

    private TableAccess() {}

    /** Sets who reads; called once, by the class of customer data when it is initialized. */
    public static void reader(Reader one) {
        reader = Objects.requireNonNull(one, "one");
    }

    /**
     * Asks a question of the table of customer data. What the graph told is applied before, and events are in
     * place. The question runs under the data's read lock: the table must not be kept, and whoever writes waits.
     * A question within a question is answered by the same table, as it is; a thread that the question starts and
     * waits for is handed the table and must not ask, since it might wait for a writer who waits for the question.
     *
     * @param data the customer data, an {@code io.kinfold.segments.data.CustomerData}
     * @param question gets the table
     * @return the answer
     */
    public static <T> T read(Object data, Function<? super CustomerTable, ? extends T> question) {
        return reader.read(Objects.requireNonNull(data, "data"), question);
    }
}
