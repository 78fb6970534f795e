package io.kinfold.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A seeded 64-bit hash of an encoded key, sixteen bytes a round.
 *
 * <p>Each round multiplies two secret-masked words to 128 bits and folds the halves together, as in wyhash (Wang Yi,
 * 2019, https://github.com/wangyi-fudan/wyhash). Who does not know the seed cannot choose values that collide, as
 * he can with {@link String#hashCode}.
 */
final class KeyHash {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final long start;
    private final long maskA;
    private final long maskB;
    private final long kept;

    KeyHash(long seed) {
        this(seed, -1L);
    }

    /** For tests: a hash of which only the bits of {@code kept} are left, so that different keys collide. */
    KeyHash(long seed, long kept) {
        start = mix(seed + 0x9E3779B97F4A7C15L);
        maskA = mix(seed + 0x3C6EF372FE94F82AL) | 1;
        maskB = mix(seed + 0xDAA66D2C7DDF743FL) | 1;
        this.kept = kept;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): neighbouring seeds give unrelated masks. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns the hash of {@code key[from..to-1]}, whose length is a multiple of four. */
    long of(byte[] key, int from, int to) {
        long hash = start;
        int i = from;
        for (; i + 16 <= to; i += 16) {
            hash = fold((long) LONG.get(key, i) ^ maskA, (long) LONG.get(key, i + 8) ^ hash);
        }
        long first = 0;
        if (i + 8 <= to) {
            first = (long) LONG.get(key, i);
            i += 8;
        }
        long last = i < to ? (int) INT.get(key, i) : 0;
        hash = fold(first ^ maskB, last ^ hash);
        return fold(hash ^ maskA, (to - from) ^ maskB) & kept;
    }

    private static long fold(long a, long b) {
        return (a * b) ^ Math.multiplyHigh(a, b);
    }
}
