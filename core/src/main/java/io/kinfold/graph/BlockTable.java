package io.kinfold.graph;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.topology.IntChunks;
import io.kinfold.topology.LongChunks;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Which fragments are in which block. Most blocks have one member, which needs no list. A block without
 * members is forgotten. One writer.
 *
 * <p>Memory: 28 bytes and 11 to 21 in a table with open addressing for each block, 16 and up to 6 for each
 * member from two on.
 */
final class BlockTable {
    static final int NONE = -1;

    /** At the place of a number's low half: that half, and behind it the block counted from 1; or 0. */
    private long[] table = new long[1 << 10];

    private int used;
    private final LongChunks hashes = new LongChunks();
    private final IntChunks sizes = new IntChunks();
    private final IntChunks soles = new IntChunks();
    private final ObjectChunks<int[]> lists = new ObjectChunks<>();
    private int[] free = new int[16];
    private int freed;
    private int capacity;
    private long listed;

    int find(long hash) {
        return (int) table[slot(hash)] - 1;
    }

    /** Returns where a number is in the table, or belongs; numbers are mixed already. */
    private int slot(long hash) {
        int mask = table.length - 1;
        int slot = (int) hash & mask;
        while (table[slot] != 0 && !isAt(slot, hash)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int slot, long hash) {
        long entry = table[slot];
        return (int) (entry >>> 32) == (int) hash && hashes.get((int) entry - 1) == hash;
    }

    private void grow() {
        long[] before = table;
        table = new long[2 * before.length];
        int mask = table.length - 1;
        for (long entry : before) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (table[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = entry;
            }
        }
    }

    /** Returns the block of a number, one without members if there was none. */
    int findOrAdd(long hash) {
        int slot = slot(hash);
        if (table[slot] != 0) {
            return (int) table[slot] - 1;
        }
        int block = freed > 0 ? free[--freed] : capacity++;
        sizes.ensure(block + 1);
        soles.ensure(block + 1);
        hashes.ensure(block + 1);
        hashes.set(block, hash);
        table[slot] = hash << 32 | (block + 1);
        if (++used > table.length / 4 * 3) {
            grow();
        }
        return block;
    }

    /** Returns whether there is such a block with such a position. */
    boolean has(int block, int position) {
        return block >= 0 && block < capacity && position >= 0 && position < sizes.get(block);
    }

    int size(int block) {
        return sizes.get(block);
    }

    int member(int block, int position) {
        int[] list = lists.get(block);
        return list == null ? soles.get(block) : list[position];
    }

    /** Returns the members, valid up to {@link #size}; null where there is one only. */
    int @Nullable [] list(int block) {
        return lists.get(block);
    }

    /** Appends a member and returns its position. */
    int append(int block, int fragment) {
        int size = sizes.get(block);
        if (size == 0) {
            soles.set(block, fragment);
        } else {
            int[] list = lists.get(block);
            if (list == null) {
                list = new int[] {soles.get(block), fragment};
                replace(block, null, list);
            } else {
                if (size == list.length) {
                    int[] grown = Arrays.copyOf(list, size + (size >> 1) + 1);
                    replace(block, list, grown);
                    list = grown;
                }
                list[size] = fragment;
            }
        }
        sizes.set(block, size + 1);
        return size;
    }

    void set(int block, int position, int fragment) {
        int[] list = lists.get(block);
        if (list == null) {
            soles.set(block, fragment);
        } else {
            list[position] = fragment;
        }
    }

    /** Takes away the last member. */
    void dropLast(int block) {
        int size = sizes.get(block) - 1;
        sizes.set(block, size);
        int[] list = lists.get(block);
        if (list != null && size == 1) {
            soles.set(block, list[0]);
            replace(block, list, null);
        } else if (list != null && size > 8 && size < list.length / 4) {
            replace(block, list, Arrays.copyOf(list, list.length / 2));
        }
    }

    /** Forgets a block without members; its place may be given to another. */
    void remove(int block) {
        take(slot(hashes.get(block)));
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = block;
    }

    /** Empties a place of the table; those behind it that would not be found any more move up. */
    private void take(int place) {
        int mask = table.length - 1;
        int gap = place;
        for (int at = (gap + 1) & mask; table[at] != 0; at = (at + 1) & mask) {
            int home = (int) (table[at] >>> 32) & mask;
            if (((at - home) & mask) >= ((at - gap) & mask)) {
                table[gap] = table[at];
                gap = at;
            }
        }
        table[gap] = 0;
        used--;
    }

    private void replace(int block, int @Nullable [] before, int @Nullable [] after) {
        listed += (after == null ? 0 : 16 + 4L * after.length)
                - (before == null ? 0 : 16 + 4L * before.length);
        lists.set(block, after);
    }

    long heapBytes() {
        return 8L * table.length
                + hashes.heapBytes()
                + sizes.heapBytes()
                + soles.heapBytes()
                + lists.heapBytes()
                + listed
                + 4L * free.length;
    }

    void save(BlockWriter out) {
        out.number(capacity);
        hashes.save(out, capacity);
        sizes.save(out, capacity);
        soles.save(out, capacity);
        for (int i = 0; i < capacity; i++) {
            int[] list = lists.get(i);
            out.number(list == null ? -1 : sizes.get(i));
            if (list != null) {
                out.ints(list, 0, sizes.get(i));
            }
        }
        SavedMaps.save(out, Arrays.copyOf(free, freed));
        out.number(table.length);
        out.longs(table, 0, table.length);
    }

    /** Reads what {@link #save} wrote into an empty table, of fragments below a limit. */
    void load(BlockReader in, int fragments) {
        capacity = in.count(Long.BYTES);
        hashes.load(in, capacity);
        sizes.load(in, capacity);
        soles.load(in, capacity);
        for (int i = 0; i < capacity; i++) {
            int size = in.number();
            if (size >= 0) {
                check(size == sizes.get(i), "a block has lost members");
                int[] list = new int[size];
                in.ints(list, 0, size);
                replace(i, null, list);
            }
            for (int at = 0, n = sizes.get(i); at < n; at++) {
                SavedMaps.checkBelow(member(i, at), fragments);
            }
        }
        free = SavedMaps.ints(in, capacity);
        freed = free.length;
        free = Arrays.copyOf(free, Math.max(16, freed));
        loadTable(in);
    }

    private void loadTable(BlockReader in) {
        int length = in.count(Long.BYTES);
        check(length >= 2 && Integer.bitCount(length) == 1, "the table of blocks is too short");
        table = new long[length];
        in.longs(table, 0, length);
        for (long entry : table) {
            if (entry != 0) {
                SavedMaps.checkBelow((int) entry - 1, capacity);
                used++;
            }
        }
        check(used == capacity - freed && used < length, "the table of blocks is not full");
    }
}
