package io.kinfold.segments.plan;

import io.kinfold.profile.ProfileId;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash by which samples are drawn: the first 52 bits of SHA-256 of the salt, a zero byte and
 * the profile's id, which any database computes alike.
 */
final class Sample {
    private static final int BITS = 52;
    private static final BigDecimal ALL = BigDecimal.valueOf(1L << BITS);

    private Sample() {}

    static long hash(String salt, ProfileId id) {
        byte[] text = (salt + '\0' + id).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(sha256().digest(text)).getLong() >>> (Long.SIZE - BITS);
    }

    /** Returns the number that the hash of so many percent of all profiles is less than. */
    static long below(BigDecimal percent) {
        return percent.multiply(ALL)
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
