package io.kinfold.command.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

class CellTextsTest {
    private final CellTexts texts = new CellTexts();

    private Optional<String> text(String cell) {
        byte[] bytes = ("<" + cell + ">").getBytes(StandardCharsets.UTF_8);
        return texts.of(bytes, 1, bytes.length - 1);
    }

    private String some(String cell) {
        return text(cell).orElseThrow();
    }

    @Test
    void of_equalCells_areOneText() {
        assertThat(some("Taipei")).isEqualTo("Taipei").isSameAs(some("Taipei"));
        assertThat(some("")).isEmpty();
    }

    @Test
    void of_cellsOfOneHash_areTold() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

        assertThat(some("Aa")).isEqualTo("Aa");
        assertThat(some("BB")).isEqualTo("BB");
        assertThat(some("Aa")).isEqualTo("Aa");
        // The hash of the empty text.
        assertThat(some("\0")).isEqualTo("\0");
        assertThat(some("")).isEmpty();
    }

    @Test
    void of_beyondAscii_isRead() {
        assertThat(some("臺北市 Zoë 😀")).isEqualTo("臺北市 Zoë 😀");
        assertThat(some("臺北市")).isEqualTo("臺北市");
    }

    @Test
    void of_noUtf8_isEmpty() {
        assertThat(texts.of(new byte[] {'a', (byte) 0xE8}, 0, 2)).isEmpty();
    }

    @Test
    void of_columnOfKeys_isReadAndNoLongerKept() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(some("key-" + i)).isEqualTo("key-" + i);
        }
        assertThat(some("key")).isEqualTo("key").isNotSameAs(some("key"));
    }

    @Test
    void of_columnOfFewValues_isKeptToTheEnd() {
        String first = some("value-1");
        for (int i = 0; i < 100_000; i++) {
            assertThat(some("value-" + i % 100)).isEqualTo("value-" + i % 100);
        }
        assertThat(some("value-1")).isSameAs(first);
    }
}
