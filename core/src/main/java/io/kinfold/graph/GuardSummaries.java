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
 * <p>Rows are numbered as fragments. One writer; {@link #founder} and {@link #is} are also for readers,
 * who validate with the writer's epoch.
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

    private static final VarHandle FOUNDER = MethodHandles.arrayElementVarHandle(int[].class);

    private final List<Guard.Agree> agreeGuards = new ArrayList<>();
    private final int maxFragments;
    private final AgreeValues agreeValues = new AgreeValues();
    private final int agreeStride;
    private volatile int[] founders = new int[0];
    private volatile byte[] flags = new byte[0];
    private short[] counts = new short[0];
    private int[] limits = new int[0];
    private int[] own = new int[0];
    private int[] joined = new int[0];

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
    }

    int maxFragments() {
        return maxFragments;
    }

    List<Guard.Agree> agreeGuards() {
        return agreeGuards;
    }

    /** Makes the rows {@code 0..capacity-1} exist. */
    void ensure(int capacity) {
        if (capacity > founders.length) {
            int rows = Math.max(1024, capacity + (capacity >> 1));
            founders = Arrays.copyOf(founders, rows);
            flags = Arrays.copyOf(flags, rows);
            counts = Arrays.copyOf(counts, rows * limits.length);
            own = Arrays.copyOf(own, rows * agreeStride);
            joined = Arrays.copyOf(joined, rows * agreeStride);
        }
    }

    /** Sets what a fragment says to agree guards, in place of what it said before. */
    void speak(int fragment, List<String> agreeing) {
        for (int i = 0; i < agreeStride; i++) {
            int at = fragment * agreeStride + i;
            int before = own[at];
            own[at] = agreeValues.acquire(agreeing.get(i));
            agreeValues.release(before);
        }
    }

    /** Returns whether a fragment says this to agree guards. */
    boolean says(int fragment, List<String> agreeing) {
        for (int i = 0; i < agreeStride; i++) {
            if (own[fragment * agreeStride + i] != agreeValues.peek(agreeing.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Forgets what a fragment said. */
    void silence(int fragment) {
        for (int i = 0; i < agreeStride; i++) {
            int at = fragment * agreeStride + i;
            agreeValues.release(own[at]);
            own[at] = AgreeValues.NONE;
        }
    }

    /** Makes the row that of a component of this fragment alone, without keys. */
    void reset(int fragment, boolean dirty, boolean separated) {
        founders[fragment] = fragment;
        flags[fragment] = (byte) ((dirty ? DIRTY : 0) | (separated ? SEPARATED : 0));
        Arrays.fill(counts, fragment * limits.length, (fragment + 1) * limits.length, (short) 0);
        System.arraycopy(own, fragment * agreeStride, joined, fragment * agreeStride, agreeStride);
    }

    /** Marks the winner of a union with what was true of some member of the loser. */
    void inherit(int winner, int loser) {
        flags[winner] |= (byte) (flags[loser] & (SEPARATED | FUZZY));
    }

    int founder(int root) {
        return (int) FOUNDER.getAcquire(founders, root);
    }

    /** Sets a founder; a reader who sees it sees the marks that were set before. */
    void founder(int root, int fragment) {
        FOUNDER.setRelease(founders, root, fragment);
    }

    boolean is(int root, int flag) {
        return (flags[root] & flag) != 0;
    }

    void mark(int root, int flag) {
        flags[root] |= (byte) flag;
    }

    void clear(int root, int flag) {
        flags[root] &= (byte) ~flag;
    }

    /** Counts a key that joined a component; returns whether it is now one too many. */
    boolean addKey(int root, KeySpace space) {
        if (space.slot() < 0) {
            return false;
        }
        widen(space);
        int at = root * limits.length + space.slot();
        counts[at] = (short) Math.min(counts[at] + 1, Short.MAX_VALUE);
        return counts[at] > limits[space.slot()];
    }

    /** Returns whether a component of so many members violates a guard; separations are not looked at. */
    boolean violates(int root, long members) {
        boolean violated = members > maxFragments;
        for (int i = 0; i < limits.length; i++) {
            violated |= counts[root * limits.length + i] > limits[i];
        }
        for (int i = 0; i < agreeStride; i++) {
            violated |= joined[root * agreeStride + i] == CONFLICT;
        }
        return violated;
    }

    /** Returns whether two components would, as one, violate a guard; separations are not looked at. */
    boolean wouldViolate(int rootA, int rootB, long members) {
        if (members > maxFragments) {
            return true;
        }
        for (int i = 0; i < limits.length; i++) {
            if (counts[rootA * limits.length + i] + counts[rootB * limits.length + i] > limits[i]) {
                return true;
            }
        }
        for (int i = 0; i < agreeStride; i++) {
            if (join(joined[rootA * agreeStride + i], joined[rootB * agreeStride + i])
                    == CONFLICT) {
                return true;
            }
        }
        return false;
    }

    /** Adds the loser's row to the winner's; founders and flags are the caller's affair. */
    void merge(int winner, int loser) {
        for (int i = 0; i < limits.length; i++) {
            int at = winner * limits.length + i;
            counts[at] = (short)
                    Math.min(counts[at] + counts[loser * limits.length + i], Short.MAX_VALUE);
        }
        for (int i = 0; i < agreeStride; i++) {
            int at = winner * agreeStride + i;
            joined[at] = join(joined[at], joined[loser * agreeStride + i]);
        }
    }

    /** Returns the number of the value that a fragment says to agree guard {@code i}. */
    int own(int fragment, int i) {
        return own[fragment * agreeStride + i];
    }

    private static int join(int a, int b) {
        if (a == AgreeValues.NONE || a == b) {
            return b;
        }
        return b == AgreeValues.NONE ? a : CONFLICT;
    }

    /** Makes room for the count of a space that was not seen before; O(rows), once for each limited space. */
    private void widen(KeySpace space) {
        if (space.slot() < limits.length) {
            limits[space.slot()] = Math.min(limits[space.slot()], space.limit());
            return;
        }
        int before = limits.length;
        int after = space.slot() + 1;
        short[] wider = new short[founders.length * after];
        for (int row = 0; row < founders.length; row++) {
            System.arraycopy(counts, row * before, wider, row * after, before);
        }
        limits = Arrays.copyOf(limits, after);
        Arrays.fill(limits, before, after, Integer.MAX_VALUE);
        limits[space.slot()] = space.limit();
        counts = wider;
    }

    long heapBytes() {
        return 4L * founders.length
                + flags.length
                + 2L * counts.length
                + 4L * own.length
                + 4L * joined.length;
    }

    /** Writes the rows {@code 0..rows-1}. */
    void save(BlockWriter out, int rows) {
        out.part("guards");
        agreeValues.save(out);
        SavedMaps.save(out, limits);
        out.ints(founders, 0, rows);
        out.bytes(flags, 0, rows);
        out.shorts(counts, 0, rows * limits.length);
        out.ints(own, 0, rows * agreeStride);
        out.ints(joined, 0, rows * agreeStride);
    }

    /** Reads what {@link #save} wrote. */
    void load(BlockReader in, int rows) {
        in.part("guards");
        agreeValues.load(in);
        limits = SavedMaps.ints(in);
        check(limits.length <= MOST_SLOTS, "too many limits");
        ensure(rows);
        in.ints(founders, 0, rows);
        in.bytes(flags, 0, rows);
        in.shorts(counts, 0, rows * limits.length);
        in.ints(own, 0, rows * agreeStride);
        in.ints(joined, 0, rows * agreeStride);
        for (int i = 0; i < rows; i++) {
            check(founders[i] >= 0 && founders[i] < rows, "a profile has no founder");
            for (int g = 0; g < agreeStride; g++) {
                check(agreeValues.knows(own(i, g)), "a fragment says nothing");
            }
        }
    }
}
