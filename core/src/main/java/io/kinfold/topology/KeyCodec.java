package io.kinfold.topology;

import io.kinfold.text.Wtf8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a key looks in bytes: the space as a varint of 7-bit groups, the length (one byte below 255, else 255 and two
 * bytes, the lower first), the value in UTF-8 ({@link Wtf8}), and zeros up to a multiple of four.
 */
final class KeyCodec {
    static final int MAX_SPACE = (1 << 20) - 1;
    static final int MAX_BYTES = 65_000;
    static final int MAX_HEADER = 6;

    private static final int LONG_LENGTH = 255;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST = 0x8080_8080_8080_8080L;
    private static final long QUESTIONS = '?' * ONES;

    private KeyCodec() {}

    static void checkSpace(int space) {
        if (space < 0 || space > MAX_SPACE) {
            throw new IllegalArgumentException("space " + space + " must be in 0.." + MAX_SPACE);
        }
    }

    /** Checks a length in bytes, or in characters, which are never more. */
    static void checkLength(long length) {
        if (length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a key of " + length + " bytes or more is too long: at most " + MAX_BYTES
                            + " bytes in UTF-8; use a digest of the value instead");
        }
    }

    /** Returns a key as an array of its own. */
    static byte[] encode(int space, String value) {
        checkSpace(space);
        checkLength(value.length());
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (!mayBeReplaced(utf8)) {
            checkLength(utf8.length);
            byte[] key = sized(space, utf8.length);
            int at = writeHeader(key, 0, space, utf8.length);
            System.arraycopy(utf8, 0, key, at, utf8.length);
            return key;
        }
        return encodeAny(space, value);
    }

    /** Whether a text in UTF-8 holds a question mark, which stands for an unpaired surrogate, too; eight bytes at a time. */
    private static boolean mayBeReplaced(byte[] utf8) {
        int i = 0;
        for (; i + 8 <= utf8.length; i += 8) {
            long other = (long) LONG.get(utf8, i) ^ QUESTIONS;
            if (((other - ONES) & ~other & HIGHEST) != 0) {
                return true;
            }
        }
        for (; i < utf8.length; i++) {
            if (utf8[i] == '?') {
                return true;
            }
        }
        return false;
    }

    private static byte[] encodeAny(int space, String value) {
        byte[] key = sized(space, value.length());
        int at = writeHeader(key, 0, space, value.length());
        if (Wtf8.writeAscii(key, at, value) >= 0) {
            return key;
        }
        long length = Wtf8.length(value);
        checkLength(length);
        key = sized(space, (int) length);
        Wtf8.write(key, writeHeader(key, 0, space, (int) length), value);
        return key;
    }

    private static byte[] sized(int space, int length) {
        int header =
                (space < 1 << 7 ? 1 : space < 1 << 14 ? 2 : 3) + (length < LONG_LENGTH ? 1 : 3);
        return new byte[(header + length + 3) & -4];
    }

    /** Writes the space and the length, and returns the index behind them. */
    static int writeHeader(byte[] out, int at, int space, int length) {
        int next = at;
        int rest = space;
        while (rest >= 0x80) {
            out[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[next++] = (byte) rest;
        if (length < LONG_LENGTH) {
            out[next++] = (byte) length;
        } else {
            out[next++] = (byte) LONG_LENGTH;
            out[next++] = (byte) length;
            out[next++] = (byte) (length >>> 8);
        }
        return next;
    }

    /** Writes zeros up to the next multiple of four, and returns it. */
    static int pad(byte[] out, int at) {
        int next = at;
        while ((next & 3) != 0) {
            out[next++] = 0;
        }
        return next;
    }

    static int space(byte[] in, int at) {
        int space = 0;
        for (int i = 0; i < 3; i++) {
            int b = byteAt(in, at + i);
            space |= (b & 0x7F) << (7 * i);
            if (b >= 0) {
                break;
            }
        }
        return space;
    }

    /** Returns a byte, or 0 behind the end: a reader beside a writer may follow a length that is half written. */
    private static int byteAt(byte[] in, int i) {
        return i < in.length ? in[i] : 0;
    }

    /** Returns the index of the length's first byte. */
    private static int lengthAt(byte[] in, int at) {
        int next = at;
        while (next < at + 2 && byteAt(in, next) < 0) {
            next++;
        }
        return next + 1;
    }

    /** Returns the index of the value's first byte. */
    static int valueAt(byte[] in, int at) {
        int length = lengthAt(in, at);
        return length + (byteAt(in, length) == (byte) LONG_LENGTH ? 3 : 1);
    }

    /** Returns the bytes of the value; never more than the array has, whatever a racing writer left there. */
    static int valueLength(byte[] in, int at) {
        int where = lengthAt(in, at);
        int length = byteAt(in, where) & 0xFF;
        if (length == LONG_LENGTH) {
            length = (byteAt(in, where + 1) & 0xFF) | ((byteAt(in, where + 2) & 0xFF) << 8);
        }
        return Math.max(0, Math.min(length, in.length - valueAt(in, at)));
    }

    /** Returns the bytes of the whole key: header, value and zeros. */
    static int keyLength(byte[] in, int at) {
        return (valueAt(in, at) - at + valueLength(in, at) + 3) & -4;
    }

    static String value(byte[] in, int at) {
        return Wtf8.read(in, valueAt(in, at), valueLength(in, at));
    }
}
