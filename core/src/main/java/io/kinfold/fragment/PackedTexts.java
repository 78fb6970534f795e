package io.kinfold.fragment;

import io.kinfold.text.Wtf8;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Lists of texts in one array of bytes, one behind the other. Equal texts are packed into equal bytes, and come out as they
 * were, also with surrogates that have no partner.
 *
 * <p>Each list begins with a head, a number of 7 bits a byte, the lowest first: the length in bytes of what follows, and in
 * the lowest two bits what it is: one text of ASCII, one of other characters ({@link Wtf8}), or several, each with a head of its own.
 */
final class PackedTexts {
    private static final int ASCII = 0;
    private static final int ANY = 1;
    private static final int SEVERAL = 2;
    private static final int KIND_BITS = 2;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;

    private static final int HEAD_BITS = 7;
    private static final int MORE = 1 << HEAD_BITS;
    private static final int LONGEST_HEAD = 5;
    private static final int FIRST_ROOM = 128;
    /** Twice as much still fits an array. */
    private static final int MOST_BYTES = 1 << 30;

    private byte[] bytes = new byte[FIRST_ROOM];
    private int size;

    private PackedTexts() {}

    /**
     * Packs the first of some values.
     *
     * @param values texts, and lists of at least two texts
     */
    static byte[] pack(Object[] values, int count) {
        PackedTexts packed = new PackedTexts();
        for (int i = 0; i < count; i++) {
            if (values[i] instanceof String text) {
                packed.add(text);
            } else {
                packed.addAll((List<?>) values[i]);
            }
        }
        return Arrays.copyOf(packed.bytes, packed.size);
    }

    private void addAll(List<?> texts) {
        PackedTexts inner = new PackedTexts();
        texts.forEach(text -> inner.add((String) text));
        reserve(inner.size);
        head(inner.size, SEVERAL);
        System.arraycopy(inner.bytes, 0, bytes, size, inner.size);
        size += inner.size;
    }

    private void add(String text) {
        reserve(text.length());
        int from = size;
        head(text.length(), ASCII);
        size = Wtf8.writeAscii(bytes, size, text);
        if (size < 0) {
            size = from;
            long length = Wtf8.length(text);
            reserve(length);
            head((int) length, ANY);
            size = Wtf8.write(bytes, size, text);
        }
    }

    private void reserve(long length) {
        long wanted = size + LONGEST_HEAD + length;
        if (wanted > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "the attributes of a fragment take " + wanted + " bytes, and " + MOST_BYTES
                            + " at most are kept; leave out what is no attribute of a person");
        }
        if (wanted > bytes.length) {
            long room = Math.max(2L * bytes.length, wanted);
            bytes = Arrays.copyOf(bytes, (int) Math.min(room, MOST_BYTES));
        }
    }

    private void head(int length, int kind) {
        long rest = (long) length << KIND_BITS | kind;
        while (rest >= MORE) {
            bytes[size++] = (byte) ((rest & (MORE - 1)) | MORE);
            rest >>>= HEAD_BITS;
        }
        bytes[size++] = (byte) rest;
    }

    private static long head(byte[] packed, int at) {
        long head = 0;
        for (int i = at, shift = 0; ; i++, shift += HEAD_BITS) {
            head |= (long) (packed[i] & (MORE - 1)) << shift;
            if (packed[i] >= 0) {
                return head;
            }
        }
    }

    /** Returns where what follows a head begins. */
    private static int behindHead(byte[] packed, int at) {
        int end = at;
        while (packed[end] < 0) {
            end++;
        }
        return end + 1;
    }

    private static int length(long head) {
        return (int) (head >>> KIND_BITS);
    }

    /** Returns where the list behind another begins. */
    static int next(byte[] packed, int at) {
        return behindHead(packed, at) + length(head(packed, at));
    }

    /** Returns the first text of a list. */
    static String first(byte[] packed, int at) {
        long head = head(packed, at);
        int from = behindHead(packed, at);
        return switch ((int) head & KIND_MASK) {
            case ASCII -> new String(packed, from, length(head), StandardCharsets.ISO_8859_1);
            case ANY -> Wtf8.read(packed, from, length(head));
            default -> first(packed, from);
        };
    }

    /** Returns the texts of a list, which cannot be changed. */
    static List<String> all(byte[] packed, int at) {
        long head = head(packed, at);
        if (((int) head & KIND_MASK) != SEVERAL) {
            return List.of(first(packed, at));
        }
        int from = behindHead(packed, at);
        int end = from + length(head);
        int count = 0;
        for (int place = from; place < end; place = next(packed, place)) {
            count++;
        }
        String[] texts = new String[count];
        for (int i = 0, place = from; i < count; i++, place = next(packed, place)) {
            texts[i] = first(packed, place);
        }
        return List.of(texts);
    }
}
