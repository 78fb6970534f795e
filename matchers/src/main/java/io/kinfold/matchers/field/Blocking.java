package io.kinfold.matchers.field;

import io.kinfold.config.Matcher;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

/**
 * Gives the blocks of a fragment from its field values: fragments that share one are compared. A pure
 * function, safe for any thread.
 */
@FunctionalInterface
public interface Blocking {
    /**
     * Returns the blocks of a fragment by their numbers, as {@link Matcher#blocks} does.
     *
     * @param values the fragment's normalized values as {@link FieldSchema#values} gives them; not to be
     *     kept or changed
     * @return a new array of the numbers in any order; empty if the fragment is compared with nobody
     */
    long[] blocks(@Nullable String[] values);

    /** Takes the blocks of many fragments one by one. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a block.
         *
         * @param row the fragment's row
         * @param block the block's number
         */
        void block(int row, long block);
    }

    /**
     * Gives the blocks of all rows of a table: those that {@link #blocks} returns of each, row by row. A
     * blocking may look at each distinct value once.
     *
     * @param table the values
     * @param sink takes the blocks
     */
    default void forEach(ValueTable table, Sink sink) {
        for (int row = 0; row < table.rows(); row++) {
            for (long block : blocks(table.row(row))) {
                sink.block(row, block);
            }
        }
    }

    /**
     * Returns what gives no fragment a block, for who only scores pairs.
     *
     * @return the blocking
     */
    static Blocking none() {
        return values -> new long[0];
    }

    /**
     * Returns a blocking whose blocks have names.
     *
     * @param names gives the names of the blocks of a fragment from its values, which it must not keep or
     *     change
     * @return the blocking
     */
    static Blocking named(
            Function<? super @Nullable String[], ? extends Collection<String>> names) {
        Objects.requireNonNull(names, "names");
        return values -> names.apply(values).stream().mapToLong(Matcher::block).toArray();
    }
}
