package io.kinfold.text;

import java.nio.charset.StandardCharsets;

/**
 * Any string in UTF-8: an unpaired surrogate is written as the three bytes that its code would have (WTF-8), so that two
 * different strings are always different bytes, and the order of the bytes is the order of the code points.
 */
public final class Wtf8 {
    private Wtf8() {}

    /** Writes a value of ASCII and returns the index behind it, or -1 if it is not ASCII. */
    public static int writeAscii(byte[] out, int at, String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return -1;
            }
            out[at + i] = (byte) c;
        }
        return at + length;
    }

    /** Returns the bytes that {@code value} takes in UTF-8. */
    public static long length(String value) {
        long bytes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isPair(value, i)) {
                bytes += 4;
                i++;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }

    private static boolean isPair(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
    }

    /** Writes the characters of {@code value}, and returns the index behind them. */
    public static int write(byte[] out, int at, String value) {
        int next = at;
        for (int i = 0; i < value.length(); i++) {
            int c = value.charAt(i);
            if (c < 0x80) {
                out[next++] = (byte) c;
            } else if (c < 0x800) {
                out[next++] = (byte) (0xC0 | (c >>> 6));
                out[next++] = (byte) (0x80 | (c & 0x3F));
            } else if (isPair(value, i)) {
                next = writeFour(out, next, Character.toCodePoint((char) c, value.charAt(++i)));
            } else {
                out[next++] = (byte) (0xE0 | (c >>> 12));
                out[next++] = (byte) (0x80 | ((c >>> 6) & 0x3F));
                out[next++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return next;
    }

    private static int writeFour(byte[] out, int at, int codePoint) {
        out[at] = (byte) (0xF0 | (codePoint >>> 18));
        out[at + 1] = (byte) (0x80 | ((codePoint >>> 12) & 0x3F));
        out[at + 2] = (byte) (0x80 | ((codePoint >>> 6) & 0x3F));
        out[at + 3] = (byte) (0x80 | (codePoint & 0x3F));
        return at + 4;
    }

    /** Reads what was written; of bytes that a racing writer has half written, some string. */
    public static String read(byte[] in, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (in[i] < 0) {
                return decode(in, from, from + length);
            }
        }
        return new String(in, from, length, StandardCharsets.ISO_8859_1);
    }

    private static String decode(byte[] in, int from, int to) {
        char[] out = new char[to - from];
        int size = 0;
        for (int i = from; i < to; ) {
            int lead = in[i] & 0xFF;
            int width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            if (width > to - i) {
                break;
            }
            int codePoint = width == 1 ? lead : lead & (0x7F >> width);
            for (int k = 1; k < width; k++) {
                codePoint = (codePoint << 6) | (in[i + k] & 0x3F);
            }
            i += width;
            size += Character.toChars(Math.min(codePoint, Character.MAX_CODE_POINT), out, size);
        }
        return new String(out, 0, size);
    }
}
