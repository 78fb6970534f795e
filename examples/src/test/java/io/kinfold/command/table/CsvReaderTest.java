package io.kinfold.command.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.command.problem.WrongInputException;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class CsvReaderTest {
    @Test
    void next_plainRows_areRead() throws IOException {
        TableText table = TableText.csv("id,name\n1,王小明\n2,\n");

        assertThat(table.column("name")).containsExactly("王小明", "");
        assertThat(table.rows).extracting(Row::line).containsExactly(2L, 3L);
        assertThat(table.rejects).isEmpty();
    }

    @Test
    void next_quotedCells_mayHoldCommasQuotesAndLineFeeds() throws IOException {
        TableText table = TableText.csv(
                "id,text\n1,\"a,b\"\n2,\"say \"\"hi\"\"\"\n3,\"two\nlines\"\n4,\"\"\n");

        assertThat(table.column("text")).containsExactly("a,b", "say \"hi\"", "two\nlines", "");
        assertThat(table.rows).extracting(Row::line).containsExactly(2L, 3L, 4L, 6L);
    }

    @Test
    void next_carriageReturnsAndNoLastLineFeed_areNoPartOfCells() throws IOException {
        TableText table = TableText.csv("id,text\r\n1,\"x\"\r\n\r\n2,y\r\n3,\"z\"");

        assertThat(table.column("text")).containsExactly("x", "y", "z");
        assertThat(table.rejects).isEmpty();
    }

    @Test
    void next_quoteWithinAnUnquotedCell_isText() throws IOException {
        assertThat(TableText.csv("id,text\n1,5\" pipe\n").column("text"))
                .containsExactly("5\" pipe");
    }

    @Test
    void next_blankLines_areSkippedAndCounted() throws IOException {
        TableText table = TableText.csv("\n\nid,text\n\n1,x\n\n\n2,y\n\n");

        assertThat(table.rows).extracting(Row::line).containsExactly(5L, 8L);
        assertThat(table.rejects).isEmpty();
    }

    @Test
    void next_tooManyOrTooFewColumns_areRejectedWithLineAndReason() throws IOException {
        TableText table = TableText.csv("id,text\n1\n2,x\n3,y,z\n4,w\n");

        assertThat(table.column("id")).containsExactly("2", "4");
        assertThat(table.rejects)
                .containsExactly(
                        new Reject("t.csv", 2, "", "the row has 1 columns and the header 2"),
                        new Reject("t.csv", 4, "", "the row has 3 columns and the header 2"));
    }

    @Test
    void next_quoteNeverClosed_losesOneRowOnly() throws IOException {
        StringBuilder text = new StringBuilder("id,text\n1,\"never closed\n");
        for (int i = 2; i <= 100_000; i++) {
            text.append(i).append(",x\n");
        }

        TableText table = TableText.csv(text.toString());

        assertThat(table.rejectedLines()).containsExactly(2L);
        assertThat(table.rows).hasSize(99_999);
    }

    @Test
    void next_quoteNeverClosedBeforeQuotedRows_losesOneRowOnly() throws IOException {
        TableText table = TableText.csv(
                "id,text\n\"1\",\"open\n\"2\",\"b\"\n\"3\",\"c, d\"\n\"4\",\"open\n5,e\n6,\"f\"\n");

        assertThat(table.rejectedLines()).containsExactly(2L, 5L);
        assertThat(table.column("id")).containsExactly("2", "3", "5", "6");
    }

    @Test
    void next_openQuoteThatJoinsRowsToAWrongNumberOfColumns_losesOneRowOnly() throws IOException {
        TableText table = TableText.csv("id,a,b\n1,\"open,x\n2,y,z\"\n3,v,w\n");

        assertThat(table.rejectedLines()).containsExactly(2L);
        assertThat(table.rows).extracting(row -> row.value("id")).containsExactly("2", "3");
    }

    @Test
    void next_textBehindAClosingQuote_isRejected() throws IOException {
        TableText table = TableText.csv("id,text\n1,\"a\"b\n2,c\n");

        assertThat(table.rejects)
                .containsExactly(new Reject(
                        "t.csv",
                        2,
                        "",
                        "there is text behind a closing quote; double a quote that"
                                + " belongs to the text"));
        assertThat(table.column("id")).containsExactly("2");
    }

    @Test
    void next_invalidUtf8_rejectsThatRowOnlyAndNamesTheColumn() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("id,text\n1,a\n2,".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xB4, (byte) 0xFA});
        bytes.writeBytes("\n3,c\n".getBytes(StandardCharsets.UTF_8));

        TableText table = TableText.csv(bytes.toByteArray());

        assertThat(table.column("id")).containsExactly("1", "3");
        assertThat(table.rejects)
                .containsExactly(new Reject("t.csv", 3, "text", "the cell is not valid UTF-8"));
    }

    @Test
    void next_tenMegabytesInOneCell_rejectsTheRowWithBoundedMemory() throws IOException {
        for (String quote : List.of("", "\"")) {
            InputStream head = stream("id,text\n1,a\n2," + quote);
            InputStream cell = stream("x".repeat(10 << 20));
            InputStream tail = stream(quote + "\n3,c\n");
            ByteWindow window = new ByteWindow(
                    "t", new SequenceInputStream(new SequenceInputStream(head, cell), tail));
            TableReader reader = new CsvReader("t.csv", window);
            List<Reject> rejects = new java.util.ArrayList<>();

            assertThat(reader.next(rejects::add).orElseThrow().value("id")).isEqualTo("1");
            assertThat(reader.next(rejects::add).orElseThrow().value("id")).isEqualTo("3");
            assertThat(rejects)
                    .containsExactly(new Reject("t.csv", 3, "", "the row is longer than 4 MiB"));
            assertThat(window.capacity()).isLessThanOrEqualTo(2 * ByteWindow.LIMIT + (1 << 18));
        }
    }

    @Test
    void next_oneMegabyteInOneCell_isRead() throws IOException {
        TableText table = TableText.csv("id,text\n1," + "x".repeat(1 << 20) + "\n");

        assertThat(table.column("text").get(0)).hasSize(1 << 20);
    }

    @Test
    void open_emptyFile_saysThatAHeaderIsNeeded() {
        assertThatThrownBy(() -> TableText.csv(""))
                .isInstanceOf(WrongInputException.class)
                .hasMessage("t.csv: the file is empty; the first line must name the columns");
    }

    @Test
    void open_headerOnly_hasNoRows() throws IOException {
        assertThat(TableText.csv("id,text").rows).isEmpty();
        assertThat(TableText.csv("id,text\r\n").rows).isEmpty();
    }

    @Test
    void open_headerOfAnotherEncoding_isToldWithItsLine() {
        assertThatThrownBy(() -> TableText.csv(new byte[] {'i', 'd', ',', (byte) 0xB4, '\n'}))
                .isInstanceOf(WrongInputException.class)
                .hasMessage("t.csv:1: the header is not valid UTF-8; save the file as UTF-8");
    }

    @Test
    void columns_duplicateAndMissingNames_areNoColumns() throws IOException {
        CsvReader reader = new CsvReader(
                "t.csv", new ByteWindow("t", stream("id,,name, name ,x\n1,2,3,4,5\n")));

        assertThat(reader.columns()).containsExactly("id", "name", "x");
        assertThat(reader.ambiguous()).containsExactly("name");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
