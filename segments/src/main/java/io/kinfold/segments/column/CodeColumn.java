package io.kinfold.segments.column;

import java.util.Arrays;

/**
 * A column of dictionary codes: bool, text, enum, anniversary and set of texts. A condition on it is decided
 * once for each distinct value, and is then a look-up by code. Code 0 is missing.
 */
public final class CodeColumn implements Column {
    private final Dictionary<?> dictionary;
    // Exactly one of these is in use: the narrowest that holds the greatest code so far. The others
    // are empty.
    private byte[] bytes = new byte[0];
    private short[] shorts = new short[0];
    private int[] ints = new int[0];
    private Width width = Width.BYTE;
    private long version;

    /** How wide the codes are stored. */
    public enum Width {
        /** Codes up to 127, in {@link #bytes()}. */
        BYTE,
        /** Codes up to 32767, in {@link #shorts()}. */
        SHORT,
        /** Any codes, in {@link #ints()}. */
        INT
    }

    /** Creates an empty column over a dictionary. */
    public CodeColumn(Dictionary<?> dictionary) {
        this.dictionary = dictionary;
    }

    /** Returns the dictionary of the codes. */
    public Dictionary<?> dictionary() {
        return dictionary;
    }

    /** Returns the row's code, 0 where it has no value or was never set. */
    public int code(int row) {
        return switch (width) {
            case BYTE -> row < bytes.length ? bytes[row] : 0;
            case SHORT -> row < shorts.length ? shorts[row] : 0;
            case INT -> row < ints.length ? ints[row] : 0;
        };
    }

    /** Sets the row's code. */
    public void set(int row, int code) {
        widen(
                code > Short.MAX_VALUE
                        ? Width.INT
                        : code > Byte.MAX_VALUE ? Width.SHORT : Width.BYTE);
        switch (width) {
            case BYTE -> {
                bytes = row < bytes.length ? bytes : Arrays.copyOf(bytes, grown(row, bytes.length));
                bytes[row] = (byte) code;
            }
            case SHORT -> {
                shorts = row < shorts.length
                        ? shorts
                        : Arrays.copyOf(shorts, grown(row, shorts.length));
                shorts[row] = (short) code;
            }
            case INT -> {
                ints = row < ints.length ? ints : Arrays.copyOf(ints, grown(row, ints.length));
                ints[row] = code;
            }
        }
        version++;
    }

    /** Returns how wide the codes are stored now; a later write may widen them. */
    public Width width() {
        return width;
    }

    /** Returns the codes by row where the width is BYTE; rows beyond the end are missing. Not to be written. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the codes by row where the width is SHORT; rows beyond the end are missing. Not to be written. */
    public short[] shorts() {
        return shorts;
    }

    /** Returns the codes by row where the width is INT; rows beyond the end are missing. Not to be written. */
    public int[] ints() {
        return ints;
    }

    @Override
    public boolean isSet(int row) {
        return code(row) != 0;
    }

    @Override
    public void clear(int row) {
        if (isSet(row)) {
            set(row, 0);
        }
    }

    @Override
    public long version() {
        return version;
    }

    private void widen(Width needed) {
        if (needed.compareTo(width) <= 0) {
            return;
        }
        if (needed == Width.SHORT) {
            shorts = new short[bytes.length];
            for (int row = 0; row < bytes.length; row++) {
                shorts[row] = bytes[row];
            }
        } else {
            int[] wide = new int[Math.max(bytes.length, shorts.length)];
            for (int row = 0; row < wide.length; row++) {
                wide[row] = code(row);
            }
            ints = wide;
            shorts = new short[0];
        }
        bytes = new byte[0];
        width = needed;
    }

    private static int grown(int row, int length) {
        return Math.max(row + 1, length + (length >> 1));
    }

    @Override
    public void resize(int capacity) {
        switch (width) {
            case BYTE -> bytes = Arrays.copyOf(bytes, capacity);
            case SHORT -> shorts = Arrays.copyOf(shorts, capacity);
            case INT -> ints = Arrays.copyOf(ints, capacity);
        }
        version++;
    }

    @Override
    public void reorder(int[] order, int count) {
        byte[] movedBytes = new byte[width == Width.BYTE ? count : 0];
        for (int i = 0; i < movedBytes.length; i++) {
            movedBytes[i] = bytes[order[i]];
        }
        short[] movedShorts = new short[width == Width.SHORT ? count : 0];
        for (int i = 0; i < movedShorts.length; i++) {
            movedShorts[i] = shorts[order[i]];
        }
        int[] movedInts = new int[width == Width.INT ? count : 0];
        for (int i = 0; i < movedInts.length; i++) {
            movedInts[i] = ints[order[i]];
        }
        bytes = movedBytes;
        shorts = movedShorts;
        ints = movedInts;
        version++;
    }

    @Override
    public long heapBytes() {
        return bytes.length + 2L * shorts.length + 4L * ints.length;
    }
}
