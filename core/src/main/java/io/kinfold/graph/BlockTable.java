package io.kinfold.graph;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.topology.IntChunks;
import io.kinfold.topology.LongChunks;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Which fragments are in which block. Most blocks have one member; such a block has no row here, and only the
 * fragment knows its number, unless it had more members before. A block without members is forgotten. One writer.
 *
 * <p>Memory: an entry in a {@link BlockDirectory} for each block; for each with a row 12 bytes, 16 and 4 to 6
 * for each member beside.
 */
final class BlockTable {
    /** Returned where nobody is in a block; less than it stands for one fragment, see {@link #alone}. */
    static final int NONE = -1;

    /** Knows the fragments that are alone in blocks. */
    interface Loners {
        /** Returns whether a fragment is alone in the block of a number. */
        boolean isAlone(int fragment, long number);
    }

    private final BlockDirectory directory;
    private final LongChunks numbers = new LongChunks();
    private final IntChunks sizes = new IntChunks();
    private final ObjectChunks<int[]> lists = new ObjectChunks<>();
    private int[] free = new int[16];
    private int freed;
    private int capacity;
    private long listed;

    BlockTable(Loners loners) {
        directory = new BlockDirectory((value, number) -> value > 0
                ? numbers.get(value - 1) == number
                : loners.isAlone(alone(answer(value)), number));
    }

    /** The directory's value of a row is the row counted from 1, that of a fragment is below 0 and counted down from -1. */
    private static int answer(int value) {
        return value - 1;
    }

    /** Returns the fragment that an answer below {@link #NONE} stands for. */
    static int alone(int answer) {
        return -2 - answer;
    }

    /** Returns the row of the block of a number, {@link #NONE}, or below it who is alone there. */
    int find(long number) {
        return answer(directory.find(number));
    }

    /** Returns what {@link #find} does; where that is {@link #NONE}, the fragment is alone there from now on. */
    int findOrAdd(long number, int fragment) {
        return answer(directory.findOrAdd(number, -1 - fragment));
    }

    /** Reads where the number of a block belongs, see {@link BlockDirectory#fetch}. */
    long fetch(long number) {
        return directory.fetch(number);
    }

    /** Returns what {@link #find} mostly does, without making sure: it may stand for another block. */
    int guess(long number) {
        return answer(directory.guess(number));
    }

    /** Reads what entering a row reads; what it returns is for nobody. */
    long fetchRow(int row) {
        int[] list = lists.get(row);
        return numbers.get(row) + sizes.get(row) + (list == null ? 0 : list[0]);
    }

    /** Gives the block of a number a row, at whose first position is who was alone. */
    int share(long number, int alone) {
        int row = freed > 0 ? free[--freed] : capacity++;
        sizes.ensure(row + 1);
        numbers.ensure(row + 1);
        directory.replace(number, row + 1);
        numbers.set(row, number);
        sizes.set(row, 1);
        replace(row, null, new int[] {alone, 0});
        return row;
    }

    /** Takes out who is alone in the block of a number. */
    void removeAlone(long number) {
        directory.remove(number);
    }

    /** Returns in how many blocks somebody is alone without a row. */
    long alone() {
        return directory.size() - (capacity - freed);
    }

    /** Returns whether there is such a row with such a position. */
    boolean has(int row, int position) {
        return row >= 0 && row < capacity && position >= 0 && position < sizes.get(row);
    }

    int size(int row) {
        return sizes.get(row);
    }

    int member(int row, int position) {
        return list(row)[position];
    }

    /** Returns the members, valid up to {@link #size}. */
    int[] list(int row) {
        int[] list = lists.get(row);
        if (list == null) {
            throw new IllegalStateException("a block without members is asked for them");
        }
        return list;
    }

    /** Appends a member and returns its position. */
    int append(int row, int fragment) {
        int size = sizes.get(row);
        int[] list = list(row);
        if (size == list.length) {
            int[] grown = Arrays.copyOf(list, size + (size >> 1) + 1);
            replace(row, list, grown);
            list = grown;
        }
        list[size] = fragment;
        sizes.set(row, size + 1);
        return size;
    }

    void set(int row, int position, int fragment) {
        list(row)[position] = fragment;
    }

    /** Takes away the last member. */
    void dropLast(int row) {
        int size = sizes.get(row) - 1;
        sizes.set(row, size);
        int[] list = list(row);
        if (size > 8 && size < list.length / 4) {
            replace(row, list, Arrays.copyOf(list, list.length / 2));
        }
    }

    /** Forgets a block without members; its row may be given to another. */
    void remove(int row) {
        directory.remove(numbers.get(row));
        replace(row, lists.get(row), null);
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = row;
    }

    private void replace(int row, int @Nullable [] before, int @Nullable [] after) {
        listed += (after == null ? 0 : 16 + 4L * after.length)
                - (before == null ? 0 : 16 + 4L * before.length);
        lists.set(row, after);
    }

    long heapBytes() {
        return directory.heapBytes()
                + numbers.heapBytes()
                + sizes.heapBytes()
                + lists.heapBytes()
                + listed
                + 4L * free.length;
    }

    void save(BlockWriter out) {
        out.number(capacity);
        numbers.save(out, capacity);
        sizes.save(out, capacity);
        for (int row = 0; row < capacity; row++) {
            if (sizes.get(row) > 0) {
                out.ints(list(row), 0, sizes.get(row));
            }
        }
        SavedMaps.save(out, Arrays.copyOf(free, freed));
        directory.save(out);
    }

    /** Reads what {@link #save} wrote into an empty table, of fragments below a limit. */
    void load(BlockReader in, int fragments) {
        capacity = in.count(Long.BYTES);
        numbers.load(in, capacity);
        sizes.load(in, capacity);
        int rows = 0;
        for (int row = 0; row < capacity; row++) {
            int size = sizes.get(row);
            check(size >= 0 && size <= fragments, "a block has too many members");
            if (size > 0) {
                int[] list = new int[size];
                in.ints(list, 0, size);
                replace(row, null, list);
                rows++;
            }
            for (int at = 0; at < size; at++) {
                SavedMaps.checkBelow(member(row, at), fragments);
            }
        }
        free = SavedMaps.ints(in, capacity);
        freed = free.length;
        free = Arrays.copyOf(free, Math.max(16, freed));
        loadDirectory(in, fragments, rows);
    }

    private void loadDirectory(BlockReader in, int fragments, int rows) {
        int[] found = new int[1];
        directory.load(in, value -> {
            int answer = answer(value);
            if (answer >= 0) {
                check(has(answer, 0), "a block has no members");
                found[0]++;
            } else {
                SavedMaps.checkBelow(alone(answer), fragments);
            }
        });
        check(found[0] == rows && rows == capacity - freed, "the table of blocks is not full");
    }
}
