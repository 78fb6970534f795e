package io.kinfold.store.jdbc;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog.Entry.Tracked;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes by which texts of any length are found, and by which those of erased customers are known without being kept.
 * The first 128 bits of HMAC-SHA-256 over the parts, each behind its length. For one thread.
 */
final class EventHashes {
    private static final String ALGORITHM = "HmacSHA256";

    /** A hash; {@code high} alone is enough where what is found is compared. */
    record Hash128(long high, long low) {}

    private final Mac mac;

    EventHashes(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this JVM has no " + ALGORITHM + ", which every Java platform must have", e);
        }
    }

    /** Returns the hash of an event's kind and id. */
    Hash128 event(Tracked event, String id) {
        return of("event", event.type(), id);
    }

    /** Returns the hash of an identifier with a value, which may be its normal form. */
    long identifier(Identifier identifier, String value) {
        return of("identifier", identifier.namespace(), identifier.scope(), value)
                .high();
    }

    Hash128 fragment(FragmentId fragment) {
        return of("fragment", fragment.source(), fragment.key());
    }

    Hash128 tag(FragmentId fragment, String tag) {
        return of("tag", fragment.source(), fragment.key(), tag);
    }

    private Hash128 of(String... parts) {
        for (String part : parts) {
            // Unpaired surrogates have no UTF-8, and the column's escapes have.
            byte[] bytes = PlainColumn.write(part).getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(mac.doFinal());
        return new Hash128(hash.getLong(), hash.getLong());
    }
}
