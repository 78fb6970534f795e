package io.kinfold.command.table;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class CsvReaderPropertyTest {
    @Property(tries = 1000)
    void next_whatTheWriterWrote_isReadBack(@ForAll("tables") List<List<String>> rows)
            throws IOException {
        Path file = Files.createTempFile("kinfold", ".csv");
        try {
            try (CsvWriter writer = CsvWriter.create(file, "a", "b")) {
                for (List<String> row : rows) {
                    writer.row(row);
                }
            }
            TableText table = TableText.csv(Files.readAllBytes(file));

            assertThat(table.rejects).isEmpty();
            List<List<String>> read = new ArrayList<>();
            table.rows.forEach(row -> read.add(List.of(row.value("a"), row.value("b"))));
            assertThat(read).isEqualTo(rows);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 1000)
    void next_anyText_readsOrRejectsEveryLineAndEnds(@ForAll("pieces") String text)
            throws IOException {
        TableText table = TableText.csv(("a,b\n" + text).getBytes(StandardCharsets.UTF_8));

        List<Long> lines = new ArrayList<>(table.rejectedLines());
        table.rows.forEach(row -> lines.add(row.line()));
        assertThat(lines).doesNotHaveDuplicates();
        String[] physical = ("a,b\n" + text).split("\n", -1);
        table.rejects.forEach(
                reject -> assertThat(physical[(int) reject.line() - 1]).isNotBlank());
        long quotes = text.chars().filter(c -> c == '"').count();
        if (quotes == 0) {
            long full = java.util.Arrays.stream(physical, 1, physical.length)
                    .filter(line -> !line.isEmpty() && !line.equals("\r"))
                    .count();
            assertThat(lines).hasSize((int) full);
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.of(
                        "", "x", ",", "\"", "\n", "\r\n", "王", "a\"b", "\"\"", " ", "\n\n")
                .list()
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
        return cell.list().ofSize(2).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of("x", ",", "\"", "\n", "\r\n", "\"\"", ",\"", "\",", "\"\n")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }
}
