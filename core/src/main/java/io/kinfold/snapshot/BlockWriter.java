package io.kinfold.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Writes numbers, arrays and texts from front to back, in blocks of at most a mebibyte.
 *
 * <p>A file is the {@link #MAGIC} and the {@link #FORMAT}, then blocks, then an empty block. A block is its length, its
 * number (from 0), its bytes, and a checksum (CRC-32C) of these three and of the checksum before: so no byte of the
 * file can differ, no block be missing, double or from another file, and nothing stand behind the end. All
 * in little-endian order. Array elements never straddle blocks. For one thread.
 */
public final class BlockWriter {
    static final long MAGIC = 0x50414E534E494B89L;

    /** To be raised whenever anything that is written changes its meaning: an older snapshot is then not read. */
    static final int FORMAT = 3;

    static final int PREFACE = Long.BYTES + Integer.BYTES;
    static final int HEAD = 2 * Integer.BYTES;
    static final int LARGEST = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer block = buffer();
    private int number;
    private int checksum;

    /** Begins a file; the channel is the caller's to force and to close. */
    public BlockWriter(FileChannel channel) {
        this.channel = channel;
        ByteBuffer preface = ByteBuffer.allocate(PREFACE).order(ByteOrder.LITTLE_ENDIAN);
        write(preface.putLong(MAGIC).putInt(FORMAT).flip());
        begin();
    }

    static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(HEAD + LARGEST + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the checksum of a block, whose bytes are {@code from..to-1} of a buffer, and of all before. */
    static int checksum(int before, ByteBuffer bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(before >>> shift);
        }
        crc.update(bytes.duplicate().position(from).limit(to));
        return (int) crc.getValue();
    }

    private void begin() {
        block.clear().position(HEAD).limit(HEAD + LARGEST);
    }

    /** Ends the block, so that what is written next begins another one. */
    public void endBlock() {
        int end = block.position();
        if (end > HEAD) {
            endBlock(end);
        }
    }

    private void endBlock(int end) {
        block.putInt(0, end - HEAD).putInt(Integer.BYTES, number++);
        checksum = checksum(checksum, block, 0, end);
        block.limit(end + Integer.BYTES).putInt(end, checksum).position(0);
        write(block);
        begin();
    }

    /** Ends the file. */
    public void end() {
        endBlock();
        endBlock(HEAD);
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes room for one element, and returns for how many of its width there is room. */
    private int room(int width) {
        if (block.remaining() < width) {
            endBlock();
        }
        return block.remaining() / width;
    }

    private void skip(int bytes) {
        block.position(block.position() + bytes);
    }

    /** Begins a part; a reader must ask for the same. */
    public void part(String name) {
        text(name);
    }

    public void number(int value) {
        room(Integer.BYTES);
        block.putInt(value);
    }

    public void number(long value) {
        room(Long.BYTES);
        block.putLong(value);
    }

    /** Writes a text with all its characters, unpaired surrogates too. */
    public void text(String text) {
        number(text.length());
        for (int i = 0; i < text.length(); i++) {
            room(Character.BYTES);
            block.putChar(text.charAt(i));
        }
    }

    public void bytes(byte[] values, int from, int count) {
        for (int at = from, end = from + count; at < end; ) {
            int some = Math.min(end - at, room(Byte.BYTES));
            block.put(values, at, some);
            at += some;
        }
    }

    public void shorts(short[] values, int from, int count) {
        for (int at = from, end = from + count; at < end; ) {
            int some = Math.min(end - at, room(Short.BYTES));
            block.asShortBuffer().put(values, at, some);
            skip(some * Short.BYTES);
            at += some;
        }
    }

    public void ints(int[] values, int from, int count) {
        for (int at = from, end = from + count; at < end; ) {
            int some = Math.min(end - at, room(Integer.BYTES));
            block.asIntBuffer().put(values, at, some);
            skip(some * Integer.BYTES);
            at += some;
        }
    }

    public void longs(long[] values, int from, int count) {
        for (int at = from, end = from + count; at < end; ) {
            int some = Math.min(end - at, room(Long.BYTES));
            block.asLongBuffer().put(values, at, some);
            skip(some * Long.BYTES);
            at += some;
        }
    }

    public void number(double value) {
        number(Double.doubleToRawLongBits(value));
    }
}
