package io.kinfold.graph;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.fragment.FragmentId;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.topology.IntChunks;
import io.kinfold.topology.KeyDictionary;
import io.kinfold.topology.LoneInt;
import io.kinfold.topology.LongChunks;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the graph keeps of each fragment beside its links: id, times, and what agree guards look at.
 *
 * <p>A fragment's number is its id in the forest. Times are microseconds since 1970. One writer; readers
 * may look ids up beside it and validate with the writer's epoch.
 */
final class FragmentTable {
    /** Returned where there is no such fragment. */
    static final int NONE = KeyDictionary.NONE;

    /** Some 126,000 years, beyond what fragments may have, as {@link io.kinfold.fragment.Fragment} checks. */
    private static final long FARTHEST_SECONDS = 4_000_000_000_000L;

    private final KeyDictionary ids;
    private final Map<String, Integer> sourceCodes = new ConcurrentHashMap<>();
    private volatile String[] sources = new String[0];
    private final IntChunks entries = new IntChunks();
    private final LongChunks first = new LongChunks();
    private final LongChunks observed = new LongChunks();
    private final LoneInt count = new LoneInt();

    FragmentTable(long seed) {
        ids = new KeyDictionary(seed);
    }

    /** Returns microseconds since 1970; instants that no fragment may have become the least or the largest. */
    static long micros(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (Math.abs(seconds) > FARTHEST_SECONDS) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return seconds * 1_000_000 + instant.getNano() / 1_000;
    }

    /** Returns the instant of microseconds since 1970. */
    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    }

    /** Returns the number of a fragment, or {@link #NONE}. */
    int find(FragmentId id) {
        Integer source = sourceCodes.get(id.source());
        if (source == null) {
            return NONE;
        }
        int entry = ids.find(source, id.key());
        return entry == KeyDictionary.NONE ? NONE : ids.payload(entry);
    }

    /** Returns whether a fragment has this id, for who watches that its number is not given to another. */
    boolean isStill(FragmentId id, int fragment) {
        int entry = entry(fragment);
        Integer source = sourceCodes.get(id.source());
        return entry != NONE && source != null && ids.find(source, id.key()) == entry;
    }

    /** Enters a fragment that is not here, under a number that the forest gave. */
    void add(int fragment, FragmentId id, long firstMicros, long observedMicros) {
        int entry = ids.findOrAdd(sourceCode(id.source()), id.key());
        entries.ensure(fragment + 1);
        first.ensure(fragment + 1);
        observed.ensure(fragment + 1);
        entries.set(fragment, entry + 1);
        first.set(fragment, firstMicros);
        observed.set(fragment, observedMicros);
        ids.payload(entry, fragment);
        count.set(count.get() + 1);
    }

    /** Forgets a fragment; its number may be given to another. */
    void remove(int fragment) {
        ids.remove(entry(fragment));
        entries.set(fragment, 0);
        count.set(count.get() - 1);
    }

    FragmentId id(int fragment) {
        int entry = entry(fragment);
        return FragmentId.of(sources[ids.space(entry)], ids.value(entry));
    }

    long first(int fragment) {
        return first.get(fragment);
    }

    void first(int fragment, long micros) {
        first.set(fragment, micros);
    }

    long observed(int fragment) {
        return observed.get(fragment);
    }

    void observed(int fragment, long micros) {
        observed.set(fragment, micros);
    }

    int count() {
        return count.get();
    }

    /** The founding order: by first observed time, then by id. */
    int compare(int a, int b) {
        int byTime = Long.compare(first.get(a), first.get(b));
        if (byTime != 0 || a == b) {
            return byTime;
        }
        int entryA = entry(a);
        int entryB = entry(b);
        int sourceA = ids.space(entryA);
        int sourceB = ids.space(entryB);
        return sourceA == sourceB
                ? ids.compareValues(entryA, entryB)
                : FragmentId.of(sources[sourceA], "-")
                        .compareTo(FragmentId.of(sources[sourceB], "-"));
    }

    long heapBytes() {
        return ids.heapBytes() + entries.heapBytes() + first.heapBytes() + observed.heapBytes();
    }

    /** Returns whether a number is in use. */
    boolean isPresent(int fragment) {
        return entries.get(fragment) != 0;
    }

    private int entry(int fragment) {
        return entries.get(fragment) - 1;
    }

    private int sourceCode(String source) {
        return sourceCodes.computeIfAbsent(source, name -> {
            String[] grown = Arrays.copyOf(sources, sources.length + 1);
            grown[sources.length] = name;
            sources = grown;
            return grown.length - 1;
        });
    }

    /** Writes the table of fragments; their numbers are below {@code capacity}. */
    void save(BlockWriter out, int capacity) {
        out.part("fragments");
        String[] names = sources;
        out.number(names.length);
        for (String name : names) {
            out.text(name);
        }
        ids.save(out);
        entries.save(out, capacity);
        first.save(out, capacity);
        observed.save(out, capacity);
    }

    /** Reads what {@link #save} wrote into an empty table of the same seed. */
    void load(BlockReader in, int capacity) {
        in.part("fragments");
        for (int codes = in.count(Integer.BYTES), code = 0; code < codes; code++) {
            check(sourceCode(in.text()) == code, "a source is there twice");
        }
        ids.load(in);
        entries.load(in, capacity);
        first.load(in, capacity);
        observed.load(in, capacity);
        for (int i = 0; i < capacity; i++) {
            int entry = entry(i);
            if (entry != NONE) {
                check(ids.holds(entry) && ids.payload(entry) == i, "a fragment has no id");
                check(ids.space(entry) < sources.length, "a fragment has no source");
                count.set(count.get() + 1);
            }
        }
        check(count.get() == ids.size(), "ids have no fragments");
    }
}
