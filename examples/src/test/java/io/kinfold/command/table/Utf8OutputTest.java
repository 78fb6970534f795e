package io.kinfold.command.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

class Utf8OutputTest {
    @TempDir
    private Path folder;

    @Test
    void text_ofAnyLanguage_isUtf8() throws IOException {
        Path file = folder.resolve("text");
        try (Utf8Output out = Utf8Output.create(file)) {
            out.text("plain, 王小明 é 𝄞");
            out.end();
            out.text("");
            out.ascii('x');
        }
        assertThat(Files.readString(file)).isEqualTo("plain, 王小明 é 𝄞\nx");
    }

    @Test
    void end_moreThanTheBufferHolds_allIsWritten() throws IOException {
        Path file = folder.resolve("much");
        StringBuilder expected = new StringBuilder();
        String longest = "0123456789".repeat(40_000);
        try (Utf8Output out = Utf8Output.create(file)) {
            for (int i = 0; i < 20_000; i++) {
                out.text("line " + i);
                out.end();
                expected.append("line ").append(i).append('\n');
            }
            out.text(longest);
            out.end();
            expected.append(longest).append('\n');
        }
        assertThat(Files.readString(file)).isEqualTo(expected.toString());
    }

    @Test
    void again_withinALine_repeatsTheBytes() throws IOException {
        Path file = folder.resolve("again");
        try (Utf8Output out = Utf8Output.create(file)) {
            out.text("a");
            int from = out.size();
            out.text("王b");
            int to = out.size();
            out.ascii('-');
            out.again(from, to);
        }
        assertThat(Files.readString(file)).isEqualTo("a王b-王b");
    }

    @Test
    void text_halfOfASurrogatePair_isRefused() throws IOException {
        try (Utf8Output out = Utf8Output.create(folder.resolve("half"))) {
            assertThatThrownBy(() -> out.text("a\ud834"))
                    .isInstanceOf(CharacterCodingException.class);
        }
    }
}
