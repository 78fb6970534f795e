package io.kinfold.command.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

class JsonLinesReaderTest {
    @Test
    void next_scalars_areValuesAndNullIsNone() throws IOException {
        TableText table =
                TableText.json("{\"id\": 7, \"name\": \"王\", \"ok\": true, \"none\": null}\n");

        Row row = table.rows.get(0);
        assertThat(row.values("id")).containsExactly("7");
        assertThat(row.values("name")).containsExactly("王");
        assertThat(row.values("ok")).containsExactly("true");
        assertThat(row.values("none")).isEmpty();
    }

    @Test
    void next_arraysAndObjects_becomeValuesOfAPath() throws IOException {
        TableText table = TableText.json(
                "{\"phone\": [\"1\", \"2\"], \"features\": [{\"mail\": \"a\"}, {\"mail\":"
                        + " \"b\"}], \"x\": {\"y\": 1}}");

        Row row = table.rows.get(0);
        assertThat(row.values("phone")).isEqualTo(List.of("1", "2"));
        assertThat(row.values("features.mail")).isEqualTo(List.of("a", "b"));
        assertThat(row.values("x.y")).isEqualTo(List.of("1"));
    }

    @Test
    void next_brokenLines_areRejectedOneByOneWithoutTheirText() throws IOException {
        TableText table = TableText.json("{\"id\": 1}\n{\"id\": secret}\n\n[1]\n{\"id\": 2}"
                + " x\n{\"id\":1,\"id\":2}\n{\"id\": \"3\n{\"id\": 4}\n");

        assertThat(table.column("id")).containsExactly("1", "4");
        assertThat(table.rejectedLines()).containsExactly(2L, 4L, 5L, 6L, 7L);
        assertThat(table.rejects).noneMatch(reject -> reject.reason().contains("secret"));
    }

    @Test
    void next_tenMegabytesInOneLine_rejectsThatLineOnly() throws IOException {
        TableText table =
                TableText.json("{\"id\": \"" + "x".repeat(10 << 20) + "\"}\n{\"id\": 2}\n");

        assertThat(table.column("id")).containsExactly("2");
        assertThat(table.rejects)
                .containsExactly(new Reject("t.jsonl", 1, "", "the row is longer than 4 MiB"));
    }

    @Test
    void next_deepNesting_isRejected() throws IOException {
        TableText table = TableText.json("{\"a\":".repeat(5_000) + "\n{\"id\": 2}\n");

        assertThat(table.rejectedLines()).containsExactly(1L);
        assertThat(table.column("id")).containsExactly("2");
    }

    @Test
    void next_halfOfASurrogatePair_rejectsTheRow() throws IOException {
        TableText table = TableText.json(
                "{\"id\": \"\\ud800x\"}\n{\"\\udc00\": 1}\n{\"id\": \"\\ud83c\\udf38\"}\n");

        assertThat(table.column("id")).containsExactly("🌸");
        assertThat(table.rejects).extracting(Reject::column).containsExactly("id", "");
    }
}
