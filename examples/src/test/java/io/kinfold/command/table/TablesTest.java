package io.kinfold.command.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.command.problem.WrongInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

class TablesTest {
    private static final byte[] TABLE = "id,name\n1,x\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void open_byteOrderMark_isNoPartOfTheFirstColumn() throws IOException {
        assertThat(ids("t.csv", "\uFEFFid,name\n1,x\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("1");
    }

    @Test
    void open_gzip_isReadWhateverTheNameIs() throws IOException {
        assertThat(ids("t.csv.gz", gzip(TABLE))).containsExactly("1");
        assertThat(ids("t.csv", gzip(TABLE))).containsExactly("1");
    }

    @Test
    void open_jsonLines_areKnownByNameOrFirstCharacter() throws IOException {
        byte[] json = "{\"id\": 1}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(ids("t.jsonl", json)).containsExactly("1");
        assertThat(ids("t.data", json)).containsExactly("1");
        assertThat(ids("t.jsonl.gz", gzip(json))).containsExactly("1");
    }

    @Test
    void open_utf16_saysHowToSaveTheFile() {
        assertThatThrownBy(() -> ids("t.csv", "\uFEFFid\n".getBytes(Charset.forName("UTF-16LE"))))
                .isInstanceOf(WrongInputException.class)
                .hasMessageEndingWith("the file is UTF-16; save it as UTF-8");
    }

    @Test
    void open_absentFileOrFolder_isToldByName() {
        assertThatThrownBy(() -> Tables.open(folder.resolve("none.csv")))
                .isInstanceOf(WrongInputException.class)
                .hasMessageEndingWith("none.csv: there is no such file");
        assertThatThrownBy(() -> Tables.open(folder))
                .isInstanceOf(WrongInputException.class)
                .hasMessageEndingWith("this is a folder; name a file");
    }

    @Test
    void open_damagedGzip_isToldNotThrownAsATrace() {
        assertThatThrownBy(() ->
                        ids("t.csv.gz", new byte[] {0x1F, (byte) 0x8B, 7, 7, 7, 7, 7, 7, 7, 7, 7}))
                .isInstanceOf(WrongInputException.class)
                .hasMessageEndingWith("the gzip data are damaged");
    }

    @Test
    void next_gzipCutShort_endsTheRunInsteadOfLosingRows() throws IOException {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(i)
                    .append(',')
                    .append(Integer.toHexString(i * 0x9E3779B9))
                    .append('\n');
        }
        byte[] whole = gzip(text.toString().getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ids("t.csv.gz", java.util.Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(WrongInputException.class)
                .hasMessageContaining("the gzip data end early or are damaged");
    }

    @Test
    void baseName_endingsOfKind_fallAway() {
        assertThat(Tables.baseName(Path.of("a", "crm.csv.gz"))).isEqualTo("crm");
        assertThat(Tables.baseName(Path.of("web.log.jsonl"))).isEqualTo("web.log");
        assertThat(Tables.baseName(Path.of(".csv"))).isEqualTo(".csv");
        assertThat(Tables.baseName(Path.of("a:b.csv"))).isEqualTo("a_b");
    }

    private List<String> ids(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        List<String> ids = new ArrayList<>();
        try (TableReader reader = Tables.open(file)) {
            Optional<Row> row = reader.next(reject -> {
                throw new AssertionError(reject.reason());
            });
            while (row.isPresent()) {
                ids.add(row.get().value("id"));
                row = reader.next(reject -> {});
            }
        }
        return ids;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
