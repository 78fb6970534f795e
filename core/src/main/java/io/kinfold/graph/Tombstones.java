package io.kinfold.graph;

import io.kinfold.fragment.FragmentId;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.store.Tombstone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows erased fragments by a keyed hash of their ids: without the key nobody can tell whose they were.
 * The first 128 bits of HMAC-SHA-256. One writer.
 */
final class Tombstones {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;
    private final Set<Tombstone> known = new HashSet<>();

    Tombstones(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this JVM has no " + ALGORITHM + ", which every Java platform must have", e);
        }
    }

    Tombstone of(FragmentId id) {
        return of(id.toString());
    }

    private Tombstone of(String text) {
        ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        return new Tombstone(hash.getLong(), hash.getLong());
    }

    /** Returns a hash by which keys can be compared; no fragment's id is the empty string. */
    Tombstone check() {
        return of("");
    }

    boolean covers(FragmentId id) {
        return !known.isEmpty() && known.contains(of(id));
    }

    void addAll(Collection<Tombstone> tombstones) {
        known.addAll(tombstones);
    }

    void save(BlockWriter out) {
        out.part("erased");
        out.number(known.size());
        for (Tombstone tombstone : known) {
            out.number(tombstone.high());
            out.number(tombstone.low());
        }
    }

    /** Reads what {@link #save} wrote; whether they are to be known is the caller's affair. */
    static Set<Tombstone> load(BlockReader in) {
        in.part("erased");
        Set<Tombstone> read = new HashSet<>();
        for (int left = in.count(2 * Long.BYTES); left > 0; left--) {
            long high = in.longNumber();
            read.add(new Tombstone(high, in.longNumber()));
        }
        return read;
    }
}
