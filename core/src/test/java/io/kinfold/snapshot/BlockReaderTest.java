package io.kinfold.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

class BlockReaderTest {
    @TempDir
    private Path folder;

    private Path write(Consumer<BlockWriter> content) throws IOException {
        Path file = folder.resolve("blocks");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            BlockWriter out = new BlockWriter(channel);
            content.accept(out);
            out.end();
        }
        return file;
    }

    private static void read(Path file, Consumer<BlockReader> content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            BlockReader in = new BlockReader(channel);
            content.accept(in);
            in.end();
        }
    }

    @Test
    void read_arraysLongerThanABlock_areAsTheyWereWritten() throws IOException {
        int[] ints = new int[700_001];
        Arrays.setAll(ints, i -> i * 31);
        long[] longs = new long[300_007];
        Arrays.setAll(longs, i -> i * 0x1_0000_0001L);
        Path file = write(out -> {
            out.bytes(new byte[] {1, 2, 3}, 0, 3);
            out.ints(ints, 0, ints.length);
            out.shorts(new short[] {4, 5}, 1, 1);
            out.longs(longs, 0, longs.length);
            out.text("\uD800 王");
            out.number(0.1);
        });
        read(file, in -> {
            byte[] bytes = new byte[3];
            in.bytes(bytes, 0, 3);
            assertThat(bytes).containsExactly(1, 2, 3);
            int[] sameInts = new int[ints.length];
            in.ints(sameInts, 0, ints.length);
            assertThat(sameInts).isEqualTo(ints);
            short[] shorts = new short[1];
            in.shorts(shorts, 0, 1);
            assertThat(shorts).containsExactly((short) 5);
            long[] sameLongs = new long[longs.length];
            in.longs(sameLongs, 0, longs.length);
            assertThat(sameLongs).isEqualTo(longs);
            assertThat(in.text()).isEqualTo("\uD800 王");
            assertThat(in.realNumber()).isEqualTo(0.1);
        });
    }

    @Test
    void part_anotherOneWasWritten_isRefused() throws IOException {
        Path file = write(out -> out.part("keys"));
        assertThatThrownBy(() -> read(file, in -> in.part("links")))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("it holds something else than is expected there");
    }

    @Test
    void end_somethingWasNotRead_isRefused() throws IOException {
        Path file = write(out -> out.number(1));
        assertThatThrownBy(() -> read(file, in -> {})).isInstanceOf(SnapshotException.class);
    }

    @Test
    void number_outOfRange_isRefused() throws IOException {
        Path file = write(out -> out.number(8));
        assertThatThrownBy(() -> read(file, in -> in.number(0, 7)))
                .isInstanceOf(SnapshotException.class);
    }

    @Test
    void count_ofMoreThanTheFileCanHold_isRefusedBeforeAnyRoomIsMade() throws IOException {
        Path file = write(out -> out.number(Integer.MAX_VALUE - 8));
        assertThatThrownBy(() -> read(file, in -> in.count(Long.BYTES)))
                .isInstanceOf(SnapshotException.class);
    }

    @Test
    void read_formatOfAnotherVersion_isRefused() throws IOException {
        Path file = write(out -> out.number(1));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).put(Long.BYTES, (byte) (BlockWriter.FORMAT + 1));
        Files.write(file, bytes);
        assertThatThrownBy(() -> read(file, BlockReader::number))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("its format is of another version");
    }

    @Test
    void read_twoBlocksThatChangedPlaces_isRefused() throws IOException {
        Path file = write(out -> {
            for (int i = 0; i < 3; i++) {
                out.number(i);
                out.endBlock();
            }
        });
        byte[] bytes = Files.readAllBytes(file);
        int length = BlockWriter.HEAD + 2 * Integer.BYTES;
        byte[] first = Arrays.copyOfRange(bytes, BlockWriter.PREFACE, BlockWriter.PREFACE + length);
        System.arraycopy(bytes, BlockWriter.PREFACE + length, bytes, BlockWriter.PREFACE, length);
        System.arraycopy(first, 0, bytes, BlockWriter.PREFACE + length, length);
        Files.write(file, bytes);
        assertThatThrownBy(() -> read(file, BlockReader::number))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("a checksum is wrong");
    }
}
