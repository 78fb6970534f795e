package io.kinfold.command.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Public data with a known truth.
 *
 * @param name its name in the table
 * @param files its files below the folder of data
 * @param configuration the folder of its identity.yaml below that of the examples
 * @param columns the options that say which column is the record's key and which its source
 * @param peers what others reach on it
 * @param preparer brings it into the form that the command reads
 */
record DataSet(
        String name,
        List<String> files,
        String configuration,
        List<String> columns,
        Peers peers,
        Preparer preparer) {

    /**
     * Pairwise F1 of others, as text.
     *
     * @param own the best at a threshold that the system chose itself
     * @param hindsight the best at the threshold that was best, known from the truth
     */
    record Peers(String own, String hindsight) {
        static final Peers NONE = new Peers("–", "–");
    }

    /** Brings data into the form that the command reads. */
    @FunctionalInterface
    interface Preparer {
        /**
         * Writes what the command shall read, which must not hold the truth, and the truth.
         *
         * @param files the data set's files, in their order
         * @param folder an empty folder
         */
        Prepared prepare(List<Path> files, Path folder) throws IOException;
    }

    /** What the command reads, and the truth. */
    record Prepared(List<Path> inputs, Truth truth) {}
}
