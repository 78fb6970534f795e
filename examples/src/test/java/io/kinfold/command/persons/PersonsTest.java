package io.kinfold.command.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

class PersonsTest {
    private static final int CUSTOMERS = 6_000;

    @TempDir
    static Path folder;

    private static List<Row> records;
    private static final Map<String, Row> ORIGINALS = new HashMap<>();
    private static final List<Row> DUPLICATES = new ArrayList<>();

    @BeforeAll
    static void generate() throws IOException {
        Persons.of(CUSTOMERS, 7).write(folder, written -> {});
        records = rows(folder.resolve("persons.csv"));
        for (Row row : records) {
            if (row.value("id").endsWith("-org")) {
                ORIGINALS.put(row.value("cluster"), row);
            } else {
                DUPLICATES.add(row);
            }
        }
    }

    @Test
    void write_sameSeed_givesTheSameBytes(@TempDir Path again) throws IOException {
        Persons.of(CUSTOMERS, 7).write(again, written -> {});

        for (String file : List.of("persons.csv", "truth.csv")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void write_otherSeed_givesOtherPeople(@TempDir Path other) throws IOException {
        Persons.of(CUSTOMERS, 8).write(other, written -> {});

        Set<String> numbers = new HashSet<>();
        ORIGINALS.values().forEach(row -> numbers.add(row.value("soc_sec_id")));
        long shared = rows(other.resolve("persons.csv")).stream()
                .filter(row -> numbers.contains(row.value("soc_sec_id")))
                .count();
        assertThat(shared).isLessThan(CUSTOMERS / 100);
    }

    @Test
    void write_aPerson_dependsOnNoOther(@TempDir Path fewer) throws IOException {
        Persons.of(10, 7).write(fewer, written -> {});

        Set<String> all = new HashSet<>(Files.readAllLines(folder.resolve("persons.csv")));
        assertThat(all).containsAll(Files.readAllLines(fewer.resolve("persons.csv")));
    }

    @Test
    void write_header_isThatOfFebrlWithTheTruthBesideIt() throws IOException {
        try (var lines = Files.lines(folder.resolve("persons.csv"))) {
            assertThat(lines.findFirst())
                    .contains("id,cluster,source,given_name,surname,street_number,address_1,"
                            + "address_2,suburb,postcode,state,date_of_birth,soc_sec_id");
        }
    }

    @Test
    void write_truth_knowsEveryRecordOnceAndAgrees() throws IOException {
        Map<String, String> truth = new HashMap<>();
        for (Row row : rows(folder.resolve("truth.csv"))) {
            assertThat(truth.put(row.value("key"), row.value("customer"))).isNull();
        }
        records.forEach(
                row -> assertThat(truth.remove(row.value("id"))).isEqualTo(row.value("cluster")));
        assertThat(truth).isEmpty();
    }

    @Test
    void write_fourOfTenRows_areDuplicates() {
        assertThat(ORIGINALS).hasSize(CUSTOMERS);
        assertThat((double) DUPLICATES.size() / records.size()).isBetween(0.38, 0.42);
        assertThat(DUPLICATES).anyMatch(row -> row.value("id").endsWith("-dup-4"));
    }

    @Test
    void write_duplicates_differFromTheirOriginalsInAFewFields() {
        int[] counts = new int[Field.COUNT + 1];
        for (Row row : DUPLICATES) {
            counts[(int) differing(row)]++;
        }

        assertThat(share(counts[0])).as("errors that change nothing").isLessThan(0.04);
        assertThat(share(counts[1] + counts[2] + counts[3])).isBetween(0.7, 0.9);
        assertThat(counts[5] + counts[6]).isPositive();
        assertThat(counts[8])
                .as("six mistakes, of which one changes two fields")
                .isZero();
    }

    @Test
    void write_eachKindOfMistake_happensAboutAsOftenAsItShould() {
        assertThat(share(row -> row.value("date_of_birth").isEmpty())).isBetween(0.05, 0.10);
        assertThat(share(row -> !row.value("given_name").isEmpty()
                        && row.value("given_name").equals(original(row).value("surname"))
                        && row.value("surname").equals(original(row).value("given_name"))))
                .as("swapped names")
                .isBetween(0.04, 0.09);
        assertThat(share(row -> differsInSpacesOnly(row, "address_1"))).isBetween(0.015, 0.035);
        assertThat(share(row -> row.value("postcode").length() == 5)).isBetween(0.02, 0.06);
        assertThat(share(row -> row.value("postcode").length() == 3)).isBetween(0.02, 0.06);
    }

    @Test
    void write_names_haveCommonOnesAndATail() {
        Map<String, Integer> counts = new HashMap<>();
        ORIGINALS.values().forEach(row -> counts.merge(row.value("surname"), 1, Integer::sum));
        counts.remove("");

        assertThat(counts.size()).isGreaterThan(1_500);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).max().orElse(0))
                .isBetween(CUSTOMERS / 60, CUSTOMERS / 25);
    }

    @Test
    void of_noCustomers_saysTheRange() {
        assertThatThrownBy(() -> Persons.of(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of customers must be from 1 to 100000000, but is 0");
    }

    private static Row original(Row duplicate) {
        return ORIGINALS.get(duplicate.value("cluster"));
    }

    private static long differing(Row duplicate) {
        return Arrays.stream(Field.values())
                .map(Field::column)
                .filter(column ->
                        !duplicate.value(column).equals(original(duplicate).value(column)))
                .count();
    }

    private static boolean differsInSpacesOnly(Row duplicate, String column) {
        String now = duplicate.value(column);
        String then = original(duplicate).value(column);
        return !now.equals(then) && now.replace(" ", "").equals(then.replace(" ", ""));
    }

    private static double share(Predicate<Row> condition) {
        return share(DUPLICATES.stream().filter(condition).count());
    }

    private static double share(double count) {
        return count / DUPLICATES.size();
    }

    private static List<Row> rows(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (TableReader reader = Tables.open(file)) {
            Optional<Row> row = reader.next(reject -> {
                throw new AssertionError(reject.reason());
            });
            while (row.isPresent()) {
                rows.add(row.get());
                row = reader.next(reject -> {});
            }
        }
        return rows;
    }
}
