package io.kinfold.graph;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.config.Configuration;
import io.kinfold.config.Guard;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What guards look at, for each root: the founder, how many keys of each limited space, and the value
 * of each attribute that must agree. A key belongs to one component only, so counts simply add up.
 *
 * <p>Rows are numbered as fragments. A row lies in one piece, since a union looks at all of it: founder, own values,
 * joined values, and then, from the lowest bits of an int on, the flags and the counts, of 8 bits each where no limit is
 * larger than that. Rows are in chunks that are never copied, so that growing needs no memory beside: a row of five
 * limits and one agree guard takes 20 bytes.
 *
 * <p>One writer; {@link #founder} and {@link #is} are also for readers, who validate with the writer's epoch.
 */
final class GuardSummaries {
    /** The component violates a guard. */
    static final int CONTESTED = 1;
    /** The component is part of the running operation: its profiles are worked out when it ends. */
    static final int DIRTY = 2;
    /** A person may have separated a fragment of the component from another one. */
    static final int SEPARATED = 4;
    /** The component holds a link of a fuzzy rule that may be refused for what other pairs weigh. */
    static final int FUZZY = 8;

    /**
     * The most counts of a row. Beyond, spaces share one and the lowest of their limits: a component may
     * then count as contested that is not, which costs it a partition and changes no profile.
     */
    static final int MOST_SLOTS = 32;

    /** Stands for "several values": never equal to any number of {@link AgreeValues}. */
    private static final int CONFLICT = -2;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);

    /** The rows of a chunk: of 20 bytes each they take 40 KB, of which G1 fits many into one region. */
    private static final int CHUNK_BITS = 11;

    private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
    private static final int LARGEST_BYTE = 255;
    private static final int FOUNDER = 0;
    private static final int OWN = 1;

    /** Where all rows are; another one takes its place when there are more chunks, or rows get longer. */
    private static final class Rows {
        private final int[][] chunks;
        private final int length;

        Rows(int[][] chunks, int length) {
            this.chunks = chunks;
            this.length = length;
        }

        int[] chunk(int row) {
            return chunks[row >>> CHUNK_BITS];
        }

        int at(int row) {
            return (row & (CHUNK_ROWS - 1)) * length;
        }
    }

    private final List<Guard.Agree> agreeGuards = new ArrayList<>();
    private final int maxFragments;
    private final AgreeValues agreeValues = new AgreeValues();
    private final int agreeStride;
    private final int joinedAt;
    private final int cellsAt;

    /** The binary logarithm of the bits of a count, and of how many counts an int holds; the flags take one's place. */
    private final int countShift;

    private final int inIntShift;
    private final int largest;
    private volatile Rows rows;
    private int chunkCount;
    private int[] limits = new int[0];

    GuardSummaries(Configuration configuration) {
        int most = Integer.MAX_VALUE;
        for (Guard guard : configuration.guards()) {
            if (guard instanceof Guard.Agree agree) {
                agreeGuards.add(agree);
            } else if (guard instanceof Guard.MaxFragments max) {
                most = Math.min(most, max.limit());
            }
        }
        maxFragments = most;
        agreeStride = agreeGuards.size();
        joinedAt = OWN + agreeStride;
        cellsAt = joinedAt + agreeStride;
        int[] configured = configuration.namespaces().values().stream()
                .flatMapToInt(namespace -> namespace.maxPerProfile().stream())
                .toArray();
        countShift = Arrays.stream(configured).allMatch(limit -> limit < LARGEST_BYTE) ? 3 : 4;
        inIntShift = 5 - countShift;
        largest = (1 << (1 << countShift)) - 1;
        rows = new Rows(new int[4][], cellsAt + cells(Math.min(configured.length, MOST_SLOTS)));
    }

    /** Returns how many ints the flags and so many counts take. */
    private int cells(int slots) {
        return 1 + (slots >>> inIntShift);
    }

    int maxFragments() {
        return maxFragments;
    }

    List<Guard.Agree> agreeGuards() {
        return agreeGuards;
    }

    /** Makes the rows {@code 0..capacity-1} exist. */
    void ensure(int capacity) {
        while (chunkCount << CHUNK_BITS < capacity) {
            Rows present = rows;
            int[][] chunks = present.chunks;
            if (chunkCount == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunkCount + (chunkCount >> 1));
            }
            chunks[chunkCount++] = new int[CHUNK_ROWS * present.length];
            rows = new Rows(chunks, present.length);
        }
    }

    /** Sets what a fragment says to agree guards, in place of what it said before. */
    void speak(int fragment, List<String> agreeing) {
        Rows all = rows;
        int[] chunk = all.chunk(fragment);
        int at = all.at(fragment) + OWN;
        for (int i = 0; i < agreeStride; i++) {
            int before = chunk[at + i];
            chunk[at + i] = agreeValues.acquire(agreeing.get(i));
            agreeValues.release(before);
        }
    }

    /** Returns whether a fragment says this to agree guards. */
    boolean says(int fragment, List<String> agreeing) {
        for (int i = 0; i < agreeStride; i++) {
            if (own(fragment, i) != agreeValues.peek(agreeing.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Forgets what a fragment said. */
    void silence(int fragment) {
        Rows all = rows;
        int[] chunk = all.chunk(fragment);
        int at = all.at(fragment) + OWN;
        for (int i = 0; i < agreeStride; i++) {
            agreeValues.release(chunk[at + i]);
            chunk[at + i] = AgreeValues.NONE;
        }
    }

    /** Makes the row that of a component of this fragment alone, without keys. */
    void reset(int fragment, boolean dirty, boolean separated) {
        Rows all = rows;
        int[] chunk = all.chunk(fragment);
        int at = all.at(fragment);
        CELL.setRelease(chunk, at + FOUNDER, fragment);
        System.arraycopy(chunk, at + OWN, chunk, at + joinedAt, agreeStride);
        Arrays.fill(chunk, at + cellsAt, at + all.length, 0);
        chunk[at + cellsAt] = (dirty ? DIRTY : 0) | (separated ? SEPARATED : 0);
    }

    /** Marks the winner of a union with what was true of some member of the loser. */
    void inherit(int winner, int loser) {
        mark(winner, flags(loser) & (SEPARATED | FUZZY));
    }

    int founder(int root) {
        Rows all = rows;
        return (int) CELL.getAcquire(all.chunk(root), all.at(root) + FOUNDER);
    }

    /** Sets a founder; a reader who sees it sees the marks that were set before. */
    void founder(int root, int fragment) {
        Rows all = rows;
        CELL.setRelease(all.chunk(root), all.at(root) + FOUNDER, fragment);
    }

    boolean is(int root, int flag) {
        return (flags(root) & flag) != 0;
    }

    private int flags(int root) {
        Rows all = rows;
        return all.chunk(root)[all.at(root) + cellsAt] & largest;
    }

    void mark(int root, int flag) {
        Rows all = rows;
        all.chunk(root)[all.at(root) + cellsAt] |= flag;
    }

    void clear(int root, int flag) {
        Rows all = rows;
        all.chunk(root)[all.at(root) + cellsAt] &= ~flag;
    }

    /** Returns the count of a slot in the row at {@code at} of a chunk. */
    private int count(int[] chunk, int at, int slot) {
        int place = slot + 1;
        return (chunk[at + cellsAt + (place >>> inIntShift)] >>> shift(place)) & largest;
    }

    private void count(int[] chunk, int at, int slot, int count) {
        int place = slot + 1;
        int cell = at + cellsAt + (place >>> inIntShift);
        int capped = Math.min(count, largest);
        chunk[cell] = (chunk[cell] & ~(largest << shift(place))) | (capped << shift(place));
    }

    private int shift(int place) {
        return (place & ((1 << inIntShift) - 1)) << countShift;
    }

    /** Counts a key that joined a component; returns whether it is now one too many. */
    boolean addKey(int root, KeySpace space) {
        int slot = space.slot();
        if (slot < 0) {
            return false;
        }
        limit(space);
        Rows all = rows;
        int[] chunk = all.chunk(root);
        int count = count(chunk, all.at(root), slot) + 1;
        count(chunk, all.at(root), slot, count);
        return count > limits[slot];
    }

    /** Returns whether a component of so many members violates a guard; separations are not looked at. */
    boolean violates(int root, long members) {
        Rows all = rows;
        int[] chunk = all.chunk(root);
        int at = all.at(root);
        boolean violated = members > maxFragments;
        for (int i = 0; i < limits.length; i++) {
            violated |= count(chunk, at, i) > limits[i];
        }
        for (int i = 0; i < agreeStride; i++) {
            violated |= chunk[at + joinedAt + i] == CONFLICT;
        }
        return violated;
    }

    /** Returns whether two components would, as one, violate a guard; separations are not looked at. */
    boolean wouldViolate(int rootA, int rootB, long members) {
        if (members > maxFragments) {
            return true;
        }
        Rows all = rows;
        int[] a = all.chunk(rootA);
        int[] b = all.chunk(rootB);
        int atA = all.at(rootA);
        int atB = all.at(rootB);
        for (int i = 0; i < limits.length; i++) {
            if (count(a, atA, i) + count(b, atB, i) > limits[i]) {
                return true;
            }
        }
        for (int i = joinedAt; i < cellsAt; i++) {
            if (join(a[atA + i], b[atB + i]) == CONFLICT) {
                return true;
            }
        }
        return false;
    }

    /** Adds the loser's row to the winner's; founders and flags are the caller's affair. */
    void merge(int winner, int loser) {
        Rows all = rows;
        int[] won = all.chunk(winner);
        int[] lost = all.chunk(loser);
        int atWon = all.at(winner);
        int atLost = all.at(loser);
        for (int i = 0; i < limits.length; i++) {
            count(won, atWon, i, count(won, atWon, i) + count(lost, atLost, i));
        }
        for (int i = joinedAt; i < cellsAt; i++) {
            won[atWon + i] = join(won[atWon + i], lost[atLost + i]);
        }
    }

    /** Returns the number of the value that a fragment says to agree guard {@code i}. */
    int own(int fragment, int i) {
        Rows all = rows;
        return all.chunk(fragment)[all.at(fragment) + OWN + i];
    }

    private static int join(int a, int b) {
        if (a == AgreeValues.NONE || a == b) {
            return b;
        }
        return b == AgreeValues.NONE ? a : CONFLICT;
    }

    /** Takes in the limit of a space that was perhaps not seen before. */
    private void limit(KeySpace space) {
        int slot = space.slot();
        if (slot >= limits.length) {
            int before = limits.length;
            limits = Arrays.copyOf(limits, slot + 1);
            Arrays.fill(limits, before, slot + 1, Integer.MAX_VALUE);
            if (cellsAt + cells(slot + 1) > rows.length) {
                widen(cellsAt + cells(Math.min(2 * slot + 1, MOST_SLOTS)));
            }
        }
        limits[slot] = Math.min(limits[slot], space.limit());
    }

    /** Makes the rows longer; O(rows), seldom: only spaces of further scopes, which no configuration names, need it. */
    private void widen(int length) {
        Rows present = rows;
        int[][] wider = new int[present.chunks.length][];
        for (int i = 0; i < chunkCount; i++) {
            wider[i] = new int[CHUNK_ROWS * length];
            for (int row = 0; row < CHUNK_ROWS; row++) {
                System.arraycopy(
                        present.chunks[i],
                        row * present.length,
                        wider[i],
                        row * length,
                        present.length);
            }
        }
        rows = new Rows(wider, length);
    }

    long heapBytes() {
        Rows all = rows;
        return 4L * all.chunks.length + (16 + 4L * CHUNK_ROWS * all.length) * chunkCount;
    }

    /** Writes the rows {@code 0..capacity-1}. */
    void save(BlockWriter out, int capacity) {
        out.part("guards");
        agreeValues.save(out);
        SavedMaps.save(out, limits);
        Rows all = rows;
        out.number(all.length);
        for (int from = 0; from < capacity; from += CHUNK_ROWS) {
            out.ints(all.chunk(from), 0, Math.min(CHUNK_ROWS, capacity - from) * all.length);
        }
    }

    /** Reads what {@link #save} wrote. */
    void load(BlockReader in, int capacity) {
        in.part("guards");
        agreeValues.load(in);
        limits = SavedMaps.ints(in);
        check(limits.length <= MOST_SLOTS, "too many limits");
        int longest = cellsAt + cells(MOST_SLOTS);
        rows = new Rows(new int[4][], in.number(cellsAt + cells(limits.length), longest));
        ensure(capacity);
        Rows all = rows;
        for (int from = 0; from < capacity; from += CHUNK_ROWS) {
            in.ints(all.chunk(from), 0, Math.min(CHUNK_ROWS, capacity - from) * all.length);
        }
        for (int i = 0; i < capacity; i++) {
            check(founder(i) >= 0 && founder(i) < capacity, "a profile has no founder");
            for (int g = 0; g < agreeStride; g++) {
                check(agreeValues.knows(own(i, g)), "a fragment says nothing");
            }
        }
    }
}
