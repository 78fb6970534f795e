package io.kinfold.benchmarks;

import io.kinfold.topology.KeyBatch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The memory floor: the random reads and writes that a compact store cannot do without, and nothing else.
 *
 * <p>It is told the number of each identifier, in the order in which they come, and the root of each record beforehand. For each identifier it reads a
 * slot and the first bytes of a key; for a new one it writes them, 32 bytes of key included; for each record
 * it reads and writes the root's node and appends a node and four ints of links. The arrays have the sizes that
 * Kinfold's have at the end, and the reads of eight records are in one loop for each array, so that they overlap. No
 * string is read, nothing is hashed, compared, searched or grown, and there are no locks. With {@code readsStrings}
 * it also encodes each string to UTF-8 as Kinfold does: what any store must do with its input.
 */
final class FloorStore implements IngestStore {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int GROUP = 8 * IngestWorkload.KEYS_PER_RECORD;
    private static final int KEY_BYTES = 30;
    private static final int LINK_INTS = IngestWorkload.KEYS_PER_RECORD + 1;

    private final int[] ids;
    private final int[] roots;
    private final int identifiers;
    private final long[] slots;
    private final long[] nodes;
    private final int[] links;
    private final byte[][] keys;
    private final boolean readsStrings;
    private final KeyBatch batch = new KeyBatch(4096);
    private int known;
    private long sum;

    /** Finds out ids and roots by a run of Kinfold. */
    static FloorStore of(IngestWorkload workload, boolean readsStrings) {
        KinfoldStore known = new KinfoldStore();
        IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(1024);
        int records = workload.records();
        for (int record = 0; record < records; record += 1024) {
            workload.fill(record, Math.min(1024, records - record), chunk);
            known.ingest(chunk);
        }
        int[] ids = new int[records * IngestWorkload.KEYS_PER_RECORD];
        int[] roots = new int[records];
        int[] numbers = new int[known.topology.keys().limit()];
        int numbered = 0;
        for (int record = 0; record < records; record++) {
            for (int i = 0; i < IngestWorkload.KEYS_PER_RECORD; i++) {
                int key = known.topology.link(record, i);
                if (numbers[key] == 0) {
                    numbers[key] = ++numbered;
                }
                ids[record * IngestWorkload.KEYS_PER_RECORD + i] = numbers[key] - 1;
            }
            roots[record] = known.topology.forest().root(record);
        }
        return new FloorStore(ids, roots, known.identifiers(), readsStrings);
    }

    FloorStore(int[] ids, int[] roots, int identifiers, boolean readsStrings) {
        this.readsStrings = readsStrings;
        this.ids = ids;
        this.roots = roots;
        this.identifiers = identifiers;
        slots = new long[(int) (identifiers / 0.72)];
        nodes = new long[roots.length];
        links = new int[roots.length * LINK_INTS];
        keys = new byte[identifiers / 32_768 + 1][32_768 * KEY_BYTES + 8];
    }

    @Override
    public void ingest(IngestWorkload.Chunk chunk) {
        if (readsStrings) {
            encode(chunk);
        }
        int from = chunk.firstRecord * IngestWorkload.KEYS_PER_RECORD;
        int to = from + chunk.records * IngestWorkload.KEYS_PER_RECORD;
        for (int group = from; group < to; group += GROUP) {
            ingest(group, Math.min(group + GROUP, to));
        }
    }

    private void encode(IngestWorkload.Chunk chunk) {
        batch.clear();
        for (int i = 0; i < chunk.records * IngestWorkload.KEYS_PER_RECORD; i++) {
            sum += batch.add(chunk.spaces[i], chunk.values[i]);
        }
    }

    private void ingest(int from, int to) {
        long read = 0;
        for (int i = from; i < to; i++) {
            read += slots[place(ids[i])];
        }
        for (int i = from; i < to; i++) {
            read += (long) LONG.get(keys[ids[i] >>> 15], (ids[i] & 32_767) * KEY_BYTES);
        }
        for (int i = from; i < to; i++) {
            if (ids[i] >= known) {
                add(known++);
            }
        }
        for (int record = from / IngestWorkload.KEYS_PER_RECORD;
                record < to / IngestWorkload.KEYS_PER_RECORD;
                record++) {
            nodes[roots[record]] += record;
            nodes[record] = roots[record];
            for (int i = 0; i < LINK_INTS; i++) {
                links[record * LINK_INTS + i] = record;
            }
        }
        sum += read;
    }

    private void add(int id) {
        slots[place(id)] = id;
        for (int i = 0; i < 32; i += 8) {
            LONG.set(keys[id >>> 15], (id & 32_767) * KEY_BYTES + i, (long) id);
        }
    }

    private int place(int id) {
        return (int) (((IngestWorkload.mix(id) >>> 32) * slots.length) >>> 32);
    }

    @Override
    public int identifiers() {
        return identifiers;
    }

    /** Unknown to the floor; returned is a value that depends on all that it read. */
    @Override
    public int components() {
        return (int) sum;
    }
}
