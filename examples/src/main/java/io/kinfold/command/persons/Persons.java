package io.kinfold.command.persons;

import io.kinfold.command.chance.Dice;
import io.kinfold.command.table.CsvWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Writes synthetic persons, a third of them recorded more than once, with errors: persons.csv with
 * the columns of ANU's Febrl, and truth.csv. Of ten rows four are duplicates. Equal sizes and seeds
 * give equal bytes. Memory does not grow with the size; time does. Immutable.
 */
public final class Persons {
    /** The most customers. */
    public static final long MOST = 100_000_000;

    /**
     * Rows leave in an order that does not betray the person; this many persons are shuffled at a
     * time.
     */
    private static final int SHUFFLED = 16_384;

    private static final int PERSON = 1;
    private static final int DUPLICATE = 2;
    private static final int ORDER = 3;

    /** The share of persons with no duplicate, with one, and so on up to five. */
    private static final double[] DUPLICATES = {0.6505, 0.1762, 0.0869, 0.0438, 0.0279, 0.0147};

    /** The share of duplicates with one error, with two, and so on up to six. */
    private static final double[] ERRORS = {0.11, 0.29, 0.29, 0.18, 0.09, 0.04};

    private static final String SOURCE = "a";

    private final long customers;
    private final long seed;
    private final Words words = new Words();

    private Persons(long customers, long seed) {
        this.customers = customers;
        this.seed = seed;
    }

    /**
     * Returns persons.
     *
     * @param customers the number of persons, from 1 to {@link #MOST}; rows are about 5/3 as many
     * @param seed any number
     * @throws IllegalArgumentException if there are too few or too many
     */
    public static Persons of(long customers, long seed) {
        if (customers < 1 || customers > MOST) {
            throw new IllegalArgumentException(
                    "the number of customers must be from 1 to " + MOST + ", but is " + customers);
        }
        return new Persons(customers, seed);
    }

    /**
     * Writes persons.csv and truth.csv into a folder that exists.
     *
     * @param progress is told the number of customers written, now and then
     */
    public void write(Path folder, LongConsumer progress) throws IOException {
        try (CsvWriter records = CsvWriter.create(folder.resolve("persons.csv"), header());
                CsvWriter truth = CsvWriter.create(
                        folder.resolve("truth.csv"), List.of("source", "key", "customer"))) {
            for (long first = 0; first < customers; first += SHUFFLED) {
                long end = Math.min(customers, first + SHUFFLED);
                List<List<String>> rows = new ArrayList<>();
                for (long person = first; person < end; person++) {
                    add(person, rows);
                }
                Dice.of(seed, ORDER, first).shuffle(rows);
                for (List<String> row : rows) {
                    records.row(row);
                    truth.row(SOURCE, row.get(0), row.get(1));
                }
                progress.accept(end);
            }
        }
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("id", "cluster", "source"));
        Arrays.stream(Field.values()).map(Field::column).forEach(header::add);
        return header;
    }

    private void add(long person, List<List<String>> rows) {
        Dice dice = Dice.of(seed, PERSON, person);
        Map<Field, String> original = original(dice);
        rows.add(row(person, "org", original));
        int duplicates = index(DUPLICATES, dice);
        for (int i = 0; i < duplicates; i++) {
            Dice errors = Dice.of(seed, DUPLICATE, person * DUPLICATES.length + i);
            rows.add(row(person, "dup-" + i, duplicate(original, errors)));
        }
    }

    private Map<Field, String> original(Dice dice) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            values.put(field, words.draw(field, dice));
        }
        words.drawPlace(dice, values);
        for (Field field : Field.values()) {
            if (dice.chance(field.empty())) {
                values.put(field, "");
            }
        }
        return values;
    }

    private Map<Field, String> duplicate(Map<Field, String> original, Dice dice) {
        Map<Field, String> values = new EnumMap<>(original);
        int errors = 1 + index(ERRORS, dice);
        for (int i = 0; i < errors; i++) {
            Mistake.draw(dice).make(values, words, dice);
        }
        return values;
    }

    private static int index(double[] shares, Dice dice) {
        double drawn = dice.unit();
        int index = 0;
        while (index < shares.length - 1 && drawn >= shares[index]) {
            drawn -= shares[index++];
        }
        return index;
    }

    private static List<String> row(long person, String copy, Map<Field, String> values) {
        List<String> row = new ArrayList<>(Field.COUNT + 3);
        row.add("rec-" + person + "-" + copy);
        row.add(Long.toString(person));
        row.add(SOURCE);
        row.addAll(values.values());
        return row;
    }
}
