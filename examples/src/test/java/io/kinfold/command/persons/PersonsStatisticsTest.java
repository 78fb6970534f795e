package io.kinfold.command.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The generated persons look like those of the public file that they are modelled on. Both are
 * written side by side into target/persons-statistics.md, which docs/data.md quotes.
 */
class PersonsStatisticsTest {
    private static final Path REPORT = Path.of("target", "persons-statistics.md");

    @TempDir
    Path folder;

    @Test
    void write_asManyPersons_haveTheStatisticsOfThePublicOnes() throws IOException {
        Map<String, Double> model = PersonsStatistics.of(data());
        Persons.of(60_000, 1).write(folder, written -> {});

        Map<String, Double> made = PersonsStatistics.of(folder.resolve("persons.csv"));

        List<String> lines =
                new ArrayList<>(List.of("| | persons_100k | generated |", "|---|---|---|"));
        model.forEach((name, value) ->
                lines.add("| " + name + " | " + text(value) + " | " + text(made.get(name)) + " |"));
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
        model.forEach((name, value) -> assertThat(made.get(name))
                .as("%s; see %s", name, REPORT)
                .isBetween(value / 1.3 - 0.01, value * 1.3 + 0.01));
    }

    private static String text(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : value == 0 || value >= 0.001
                        ? String.format(Locale.ROOT, "%.3f", value)
                        : String.format(Locale.ROOT, "%.1e", value);
    }

    private static Path data() {
        String place = Optional.ofNullable(System.getProperty("KINFOLD_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("KINFOLD_DATA")))
                .orElse("../../shared/data");
        Path data = Path.of(place, "persons", "persons_100k.csv.gz");
        assumeTrue(
                Files.exists(data),
                "skipped: there is no " + data + "; set KINFOLD_DATA to the folder of data");
        return data;
    }
}
