package io.kinfold.segments.predicate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/** Decides codes from 0 to 127, eight in a long at a time. */
final class ByteKernel {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    // Multiplied with bytes of 0 or 1, it gathers them in the top byte, the first byte in the
    // lowest bit.
    private static final long GATHER = 0x0102040810204080L;

    private ByteKernel() {}

    /** Decides all rows of a block: whether their code lies in one of the ranges. */
    static void decide(byte[] codes, int from, List<Range> ranges, long[] out) {
        if (ranges.size() == 2) {
            decideTwo(codes, from, ranges.get(0), ranges.get(1), out);
            return;
        }
        for (int i = 0; i < ranges.size(); i++) {
            long low = ranges.get(i).low() * ONES;
            long high = ranges.get(i).high() * ONES | HIGH;
            for (int word = 0; word < out.length; word++) {
                long bits = within(codes, from + (word << 6), low, high);
                out[word] = i == 0 ? bits : out[word] | bits;
            }
        }
    }

    // The most common case of several ranges; gathering the bits once for both halves the time.
    private static void decideTwo(byte[] codes, int from, Range one, Range other, long[] out) {
        long low = one.low() * ONES;
        long high = one.high() * ONES | HIGH;
        long low2 = other.low() * ONES;
        long high2 = other.high() * ONES | HIGH;
        for (int word = 0; word < out.length; word++) {
            long bits = 0;
            for (int eight = 0; eight < Long.SIZE; eight += 8) {
                long values = (long) EIGHT.get(codes, from + (word << 6) + eight);
                long marked = values | HIGH;
                long first = (marked - low) & (high - values);
                long second = (marked - low2) & (high2 - values);
                long inside = (first | second) & HIGH;
                bits |= (((inside >>> 7) * GATHER) >>> 56) << eight;
            }
            out[word] = bits;
        }
    }

    // With its high bit set, a byte less another of at most 127 borrows nothing from the next, and
    // keeps the high bit if it was not the lesser.
    private static long within(byte[] codes, int row, long low, long high) {
        long bits = 0;
        for (int eight = 0; eight < Long.SIZE; eight += 8) {
            long values = (long) EIGHT.get(codes, row + eight);
            long inside = ((values | HIGH) - low) & (high - values) & HIGH;
            bits |= (((inside >>> 7) * GATHER) >>> 56) << eight;
        }
        return bits;
    }

    /** Decides all rows of a block by a table of 0 and 1 by code. */
    static void decide(byte[] codes, int from, byte[] table, long[] out) {
        for (int word = 0; word < out.length; word++) {
            int row = from + (word << 6);
            long bits = 0;
            for (int bit = 0; bit < Long.SIZE; bit++) {
                bits |= (long) table[codes[row + bit]] << bit;
            }
            out[word] = bits;
        }
    }

    /** Decides the rows of a block whose bits are set. */
    static void refine(byte[] codes, int from, byte[] table, long[] bits) {
        for (int word = 0; word < bits.length; word++) {
            int row = from + (word << 6);
            long kept = 0;
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                kept |= (long) table[codes[row + bit]] << bit;
            }
            bits[word] = kept;
        }
    }
}
