package io.kinfold.graph;

import io.kinfold.fragment.Fragment;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import org.jspecify.annotations.Nullable;

import java.util.function.IntFunction;

/**
 * What one fuzzy rule compares of each fragment. Of those that came from a snapshot the forms are made of the
 * fragments' payloads when they are first wanted. One writer.
 */
final class Comparands {
    private final PairScorer scorer;
    private final ObjectChunks<Comparand> kept = new ObjectChunks<>();
    private IntFunction<@Nullable Fragment> payloads = fragment -> null;
    private boolean restored;

    Comparands(PairScorer scorer) {
        this.scorer = scorer;
    }

    /** Returns whether some may have come from a snapshot. */
    boolean areRestored() {
        return restored;
    }

    void set(int fragment, @Nullable Comparand comparand) {
        kept.set(fragment, comparand);
    }

    @Nullable
    Comparand get(int fragment) {
        return kept.get(fragment);
    }

    /** Returns that of a fragment which has one, since it is in a block. */
    Comparand of(int fragment) {
        Comparand found = kept.get(fragment);
        if (found == null) {
            throw new IllegalStateException("a fragment without a form is in a block");
        }
        return found;
    }

    /**
     * Returns whether a fragment can be compared. One that came from a snapshot is made ready now; it cannot where
     * the store no longer has that version: another instance has replaced or removed it, which this one
     * is about to hear of, and then compares it afresh.
     */
    boolean isReady(int fragment, Comparand comparand) {
        if (!comparand.hasForm()) {
            Fragment payload = payloads.apply(fragment);
            if (payload == null) {
                return false;
            }
            comparand.form(scorer.prepare(payload).form());
        }
        return true;
    }

    /** Returns that of a fragment which must be ready. */
    Comparand ready(int fragment) {
        Comparand it = of(fragment);
        if (!isReady(fragment, it)) {
            throw new LostFragmentException(scorer.id(fragment));
        }
        return it;
    }

    /** Returns the least number from which on no fragment has one. */
    int capacity() {
        return kept.capacity();
    }

    /** Writes those of fragments below {@code capacity}, but not their forms. */
    void save(BlockWriter out, int capacity) {
        for (int i = 0; i < capacity; i++) {
            Comparand one = kept.get(i);
            out.number(one == null ? 0 : 1);
            if (one != null) {
                one.save(out);
            }
        }
    }

    /** Reads what {@link #save} wrote; forms are made of what the source gives by a fragment's number. */
    void load(BlockReader in, int capacity, IntFunction<@Nullable Fragment> source) {
        payloads = source;
        restored = true;
        for (int i = 0; i < capacity; i++) {
            if (in.number(0, 1) == 1) {
                kept.set(i, Comparand.load(in, capacity));
            }
        }
    }

    /** Returns the heap that they take, without the forms. */
    long heapBytes() {
        long bytes = kept.heapBytes();
        for (int i = 0, n = kept.capacity(); i < n; i++) {
            Comparand one = kept.get(i);
            bytes += one == null ? 0 : one.heapBytes();
        }
        return bytes;
    }
}
