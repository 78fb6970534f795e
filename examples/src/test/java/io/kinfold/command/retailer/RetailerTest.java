package io.kinfold.command.retailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.MappingReader;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;
import io.kinfold.matchers.normalize.DateNormalizer;
import io.kinfold.matchers.normalize.PhoneNormalizer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class RetailerTest {
    private static final int CUSTOMERS = 5_000;
    private static final PhoneNormalizer PHONES = PhoneNormalizer.ofRegion("TW");

    @TempDir
    static Path folder;

    private static List<Row> fragments;
    private static List<Row> truth;

    @BeforeAll
    static void generate() throws IOException {
        Retailer.of(CUSTOMERS, 7).write(folder, written -> {});
        fragments = rows("fragments.csv");
        truth = rows("truth.csv");
    }

    @Test
    void write_sameSeed_givesTheSameBytes(@TempDir Path again) throws IOException {
        Retailer.of(CUSTOMERS, 7).write(again, written -> {});

        for (String file : List.of("fragments.csv", "events.csv", "truth.csv", "identity.yaml")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void write_otherSeed_givesOtherPeople(@TempDir Path other) throws IOException {
        Retailer.of(100, 8).write(other, written -> {});
        Retailer.of(100, 9)
                .write(
                        folder.resolve(Files.createDirectory(folder.resolve("nine"))),
                        written -> {});

        assertThat(Files.readString(other.resolve("fragments.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("nine/fragments.csv")));
    }

    @Test
    void write_truth_knowsEveryRecordOnce() {
        Set<String> keys = new HashSet<>();
        fragments.forEach(row ->
                assertThat(keys.add(row.value("source") + row.value("key"))).isTrue());
        truth.forEach(row ->
                assertThat(keys.remove(row.value("source") + row.value("key"))).isTrue());
        assertThat(keys).isEmpty();
    }

    @Test
    void write_identityYaml_namesOnlyColumnsThatAreThere() throws IOException {
        Mapping mapping = MappingReader.read(folder.resolve("identity.yaml"));

        try (TableReader reader = Tables.open(folder.resolve("fragments.csv"))) {
            mapping.columns()
                    .forEach(column -> assertThat(reader.columns()).contains(column.name()));
        }
    }

    @Test
    void write_lineFriends_areFewMembers() {
        Map<String, Set<String>> sources = sourcesByCustomer();
        long friends = sources.values().stream().filter(s -> s.contains("line")).count();
        long members = sources.values().stream()
                .filter(s -> s.contains("line") && (s.contains("store_a") || s.contains("store_b")))
                .count();

        assertThat((double) friends / CUSTOMERS).isBetween(0.5, 0.65);
        assertThat((double) members / friends).isBetween(0.15, 0.35);
    }

    @Test
    void write_traps_areThere() {
        assertThat(largest("cookie")).as("customers on one tablet").isGreaterThan(50);
        assertThat(largest("phone")).as("customers with the most common number").isGreaterThan(10);
        assertThat(holders("phone").values().stream()
                        .filter(s -> s.size() >= 2 && s.size() <= 4)
                        .count())
                .as("numbers shared in a family")
                .isGreaterThan(40);
        assertThat(fragments).anyMatch(row -> row.value("email").equals("test@test.com"));
        assertThat(fragments).anyMatch(row -> row.value("phone").equals("0900000000"));
    }

    @Test
    void write_phones_comeInEveryFormAndAreValid() {
        List<String> phones = fragments.stream()
                .map(row -> row.value("phone"))
                .filter(phone -> phone.codePoints().filter(Character::isDigit).count() >= 9)
                .filter(phone -> !phone.equals("0000000000"))
                .toList();

        assertThat(phones).anyMatch(phone -> phone.startsWith("+886-"));
        assertThat(phones).anyMatch(phone -> phone.startsWith("8869"));
        assertThat(phones).anyMatch(phone -> phone.startsWith("０９"));
        assertThat(phones).anyMatch(phone -> phone.matches("09\\d\\d-\\d{3}-\\d{3}"));
        assertThat(phones).allMatch(phone -> PHONES.normalize(phone).startsWith("+8869"));
    }

    @Test
    void write_birthdays_areReadableInEveryForm() {
        List<String> days = fragments.stream()
                .map(row -> row.value("birthday"))
                .filter(day -> !day.isEmpty())
                .toList();

        assertThat(days).anyMatch(day -> day.startsWith("民國"));
        assertThat(days)
                .noneMatch(day -> DateNormalizer.ofDefaults().normalize(day).isEmpty());
    }

    @Test
    void write_purchases_haveAHeavyTail() throws IOException {
        Map<String, Integer> purchases = new HashMap<>();
        for (Row row : rows("events.csv")) {
            if (row.value("type").equals("purchase")) {
                purchases.merge(row.value("identifier"), 1, Integer::sum);
            }
        }
        List<Integer> counts = purchases.values().stream().sorted().toList();
        int top = counts.stream()
                .skip(counts.size() * 9L / 10)
                .mapToInt(Integer::intValue)
                .sum();
        int all = counts.stream().mapToInt(Integer::intValue).sum();

        assertThat((double) top / all).as("share of the tenth that buys most").isGreaterThan(0.4);
    }

    @Test
    void of_noCustomers_saysTheRange() {
        assertThatThrownBy(() -> Retailer.of(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of customers must be from 1 to 80000000, but is 0");
    }

    private static long largest(String column) {
        return holders(column).values().stream().mapToInt(Set::size).max().orElse(0);
    }

    private static Map<String, Set<String>> holders(String column) {
        Map<String, Set<String>> holders = new HashMap<>();
        for (int i = 0; i < fragments.size(); i++) {
            String value = fragments.get(i).value(column);
            String normal = column.equals("phone") ? PHONES.normalize(value) : value;
            if (!normal.isEmpty()) {
                holders.computeIfAbsent(normal, unused -> new HashSet<>())
                        .add(truth.get(i).value("customer"));
            }
        }
        return holders;
    }

    private static Map<String, Set<String>> sourcesByCustomer() {
        Map<String, Set<String>> sources = new HashMap<>();
        truth.forEach(
                row -> sources.computeIfAbsent(row.value("customer"), unused -> new HashSet<>())
                        .add(row.value("source")));
        return sources;
    }

    private static List<Row> rows(String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (TableReader reader = Tables.open(folder.resolve(file))) {
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
