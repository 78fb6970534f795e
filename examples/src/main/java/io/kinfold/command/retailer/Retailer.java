package io.kinfold.command.retailer;

import io.kinfold.command.table.CsvWriter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Writes the files of a synthetic Taiwanese retailer: what its systems recorded, what its customers
 * did, and the truth. Equal sizes and seeds give equal bytes. Memory does not grow with the size;
 * time does.
 */
public final class Retailer {
    /** The most customers: there are no more mobile numbers. */
    public static final long MOST = 80_000_000;

    /**
     * Rows leave in an order that does not betray the customer; this many customers are shuffled at
     * a time.
     */
    private static final int SHUFFLED = 2_048;

    private static final int USE = 13;

    private final Population population;
    private final Systems systems;
    private final Events events;

    private Retailer(Population population) {
        this.population = population;
        this.systems = new Systems(population);
        this.events = new Events(population);
    }

    /**
     * Returns a retailer.
     *
     * @param customers the number of customers, from 1 to {@link #MOST}
     * @param seed any number
     */
    public static Retailer of(long customers, long seed) {
        if (customers < 1 || customers > MOST) {
            throw new IllegalArgumentException(
                    "the number of customers must be from 1 to " + MOST + ", but is " + customers);
        }
        return new Retailer(new Population(seed, customers));
    }

    /**
     * Writes fragments.csv, events.csv, truth.csv and an identity.yaml that fits into a folder that
     * exists.
     *
     * @param progress is told the number of customers written, now and then
     */
    public void write(Path folder, LongConsumer progress) throws IOException {
        try (CsvWriter fragments =
                        CsvWriter.create(folder.resolve("fragments.csv"), SourceRow.header());
                CsvWriter happened =
                        CsvWriter.create(folder.resolve("events.csv"), Events.header());
                CsvWriter truth = CsvWriter.create(
                        folder.resolve("truth.csv"), List.of("source", "key", "customer"))) {
            for (long first = 0; first < population.size(); first += SHUFFLED) {
                long end = Math.min(population.size(), first + SHUFFLED);
                List<SourceRow> rows = new ArrayList<>();
                List<List<String>> deeds = new ArrayList<>();
                for (long i = first; i < end; i++) {
                    Customer customer = population.customer(i);
                    Accounts accounts = Accounts.of(population, customer);
                    rows.addAll(systems.rows(customer, accounts));
                    deeds.addAll(events.rows(customer, accounts));
                }
                population.dice(USE, first).shuffle(rows);
                population.dice(USE, -1 - first).shuffle(deeds);
                for (SourceRow row : rows) {
                    fragments.row(row.cells());
                    truth.row(row.truth());
                }
                for (List<String> deed : deeds) {
                    happened.row(deed);
                }
                progress.accept(end);
            }
        }
        writeConfiguration(folder.resolve("identity.yaml"));
    }

    /** Writes the configuration that fits the files. */
    private static void writeConfiguration(Path file) throws IOException {
        try (InputStream text = Objects.requireNonNull(
                Retailer.class.getResourceAsStream("identity.yaml"), "identity.yaml")) {
            Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
