package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.cursors.IntCursor;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;
import io.kinfold.topology.KeyDictionary;

import java.time.Instant;

/**
 * Writes all that an engine has in memory, and reads it into an empty one.
 *
 * <p>The large arrays are copied as they are, hash tables too, so the engine that reads must have the seed of the one
 * that wrote. Not written, since it follows from the rest: links between fragments, separations, the queue of
 * expiries (made when time first goes on), and what matchers prepare (made of payloads when first wanted).
 */
final class EngineImage {
    private EngineImage() {}

    /** Writes an engine that no operation is changing. Threads may look keys up and add some meanwhile. */
    static void save(BlockWriter out, Engine engine) {
        Components components = engine.components();
        int capacity = components.topology().forest().capacity();
        components.topology().save(out);
        components.spaces().save(out);
        components.fragments().save(out, capacity);
        components.summaries().save(out, capacity);
        components.active().generic().save(out);
        components.dormant().save(out);
        components.fuzzy().save(out, capacity);
        engine.decisions().save(out);
        out.part("as of");
        out.text(engine.asOf().toString());
        components.profiles().save(out);
    }

    /**
     * Reads what {@link #save} wrote into an engine that has seen nothing, of the same configuration and seed.
     *
     * @throws RuntimeException if it is no such thing; the engine is then of no use
     */
    static void load(BlockReader in, Engine engine) {
        Components components = engine.components();
        components.topology().load(in);
        int capacity = components.topology().forest().capacity();
        int keys = components.keys().limit();
        components.spaces().load(in, engine.configuration());
        components.fragments().load(in, capacity);
        components.summaries().load(in, capacity);
        components.active().generic().load(in, keys);
        components.dormant().load(in, capacity, keys);
        components.fuzzy().load(in, capacity, engine::stored, components.pairs());
        engine.decisions().load(in);
        in.part("as of");
        engine.restored(Instant.parse(in.text()));
        components.profiles().load(in, components);
        check(components);
        forgetUnheld(components);
    }

    private static void check(Components components) {
        KeyDictionary keys = components.keys();
        int spaces = components.spaces().count();
        keys.forEach(key -> SavedMaps.checkBelow(keys.space(key), spaces));
        int fragments = components.topology().forest().capacity();
        for (int i = 0; i < fragments; i++) {
            if (components.fragments().isPresent(i)) {
                int root = components.topology().forest().root(i);
                SnapshotException.check(
                        !components.summaries().is(root, GuardSummaries.DIRTY),
                        "an operation had not ended");
                boolean contested = components.summaries().is(root, GuardSummaries.CONTESTED);
                SnapshotException.check(
                        contested == (components.profiles().partitionOf(i) != null),
                        "a contested component has no partition");
            }
        }
    }

    /** Forgets keys of fragments that were being prepared, and had not come in, when the image was made. */
    private static void forgetUnheld(Components components) {
        KeyDictionary keys = components.keys();
        IntArrayList unheld = new IntArrayList();
        keys.forEach(key -> {
            if (keys.payload(key) == KeyDictionary.NONE && !components.dormant().hasHolders(key)) {
                unheld.add(key);
            }
        });
        for (IntCursor key : unheld) {
            keys.remove(key.value);
        }
    }
}
