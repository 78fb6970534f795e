package io.kinfold.snapshot;

import static io.kinfold.snapshot.SnapshotException.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Reads what a {@link BlockWriter} wrote, in the same order, and hands out nothing of a block whose checksum is wrong.
 * Every method throws a {@link SnapshotException} where the file is not what was written. For one thread.
 */
public final class BlockReader {
    private static final String TORN = "it ends too early";
    private static final String DAMAGED = "a checksum is wrong";
    private static final String OTHER = "it holds something else than is expected there";

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer block = BlockWriter.buffer();
    private int number;
    private int checksum;

    /** Begins to read a file from its first byte. */
    public BlockReader(FileChannel channel) {
        this.channel = channel;
        try {
            size = channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer preface =
                ByteBuffer.allocate(BlockWriter.PREFACE).order(ByteOrder.LITTLE_ENDIAN);
        fill(preface);
        check(preface.getLong() == BlockWriter.MAGIC, "it is no snapshot");
        check(preface.getInt() == BlockWriter.FORMAT, "its format is of another version");
        block.limit(0);
    }

    private void fill(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                check(channel.read(bytes) >= 0, TORN);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.flip();
    }

    /** Reads the next block and returns its length. */
    private int next() {
        fill(block.clear().limit(BlockWriter.HEAD));
        int length = block.getInt(0);
        check(length >= 0 && length <= BlockWriter.LARGEST, DAMAGED);
        int end = BlockWriter.HEAD + length;
        fill(block.clear().position(BlockWriter.HEAD).limit(end + Integer.BYTES));
        checksum = BlockWriter.checksum(checksum, block, 0, end);
        check(block.getInt(end) == checksum, DAMAGED);
        check(block.getInt(Integer.BYTES) == number++, DAMAGED);
        block.position(BlockWriter.HEAD).limit(end);
        return length;
    }

    /** Makes sure that one element is there, and returns of how many of its width the block has the rest. */
    private int rest(int width) {
        if (!block.hasRemaining()) {
            check(next() > 0, TORN);
        }
        check(block.remaining() >= width, OTHER);
        return block.remaining() / width;
    }

    private void skip(int bytes) {
        block.position(block.position() + bytes);
    }

    /** Reads the end: nothing may stand before or behind it. */
    public void end() {
        check(!block.hasRemaining() && next() == 0, OTHER);
        try {
            check(channel.position() == size, "something stands behind its end");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a part, which must be the one that was written there. */
    public void part(String name) {
        check(text().equals(name), OTHER);
    }

    public int number() {
        rest(Integer.BYTES);
        return block.getInt();
    }

    /** Reads a number that must lie in {@code from..to}. */
    public int number(int from, int to) {
        int value = number();
        check(value >= from && value <= to, OTHER);
        return value;
    }

    /** Reads how many things follow, each of which takes at least so many bytes of the file. */
    public int count(int width) {
        return number(0, (int) Math.min(Integer.MAX_VALUE - 8, size / width));
    }

    public long longNumber() {
        rest(Long.BYTES);
        return block.getLong();
    }

    public double realNumber() {
        return Double.longBitsToDouble(longNumber());
    }

    public String text() {
        char[] text = new char[count(Character.BYTES)];
        for (int i = 0; i < text.length; i++) {
            rest(Character.BYTES);
            text[i] = block.getChar();
        }
        return new String(text);
    }

    public void bytes(byte[] into, int from, int count) {
        for (int at = from, end = from + count; at < end; ) {
            int some = Math.min(end - at, rest(Byte.BYTES));
            block.get(into, at, some);
            at += some;
        }
    }

    public void shorts(short[] into, int from, int count) {
        for (int at = from, end = from + count; at < end; ) {
            int some = Math.min(end - at, rest(Short.BYTES));
            block.asShortBuffer().get(into, at, some);
            skip(some * Short.BYTES);
            at += some;
        }
    }

    public void ints(int[] into, int from, int count) {
        for (int at = from, end = from + count; at < end; ) {
            int some = Math.min(end - at, rest(Integer.BYTES));
            block.asIntBuffer().get(into, at, some);
            skip(some * Integer.BYTES);
            at += some;
        }
    }

    public void longs(long[] into, int from, int count) {
        for (int at = from, end = from + count; at < end; ) {
            int some = Math.min(end - at, rest(Long.BYTES));
            block.asLongBuffer().get(into, at, some);
            skip(some * Long.BYTES);
            at += some;
        }
    }
}
