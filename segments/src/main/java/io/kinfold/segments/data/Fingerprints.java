package io.kinfold.segments.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A set of texts of which only 64 bits of a hash are kept. Two different texts out of n million look alike
 * with a probability of n^2 * 2.7e-8: for 10 million 2.7e-6. About 12 bytes for each.
 */
final class Fingerprints {
    private final MessageDigest digest;
    private long[] slots = new long[64];
    private int size;

    Fingerprints() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a text of a space; returns false if it was there already. */
    boolean add(String space, String text) {
        if (size >= slots.length / 5 * 4) {
            grow();
        }
        boolean added = put(slots, fingerprint(space, text));
        size += added ? 1 : 0;
        return added;
    }

    private long fingerprint(String space, String text) {
        digest.update(space.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | (hash[i] & 0xFF);
        }
        return bits == 0 ? 1 : bits;
    }

    private static boolean put(long[] slots, long bits) {
        int at = (int) Long.remainderUnsigned(bits, slots.length);
        while (slots[at] != 0) {
            if (slots[at] == bits) {
                return false;
            }
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        slots[at] = bits;
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length + (slots.length >> 1)];
        Arrays.stream(slots).filter(bits -> bits != 0).forEach(bits -> put(larger, bits));
        slots = larger;
    }

    long heapBytes() {
        return 8L * slots.length;
    }
}
