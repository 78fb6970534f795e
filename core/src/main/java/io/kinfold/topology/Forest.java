package io.kinfold.topology;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import java.lang.invoke.VarHandle;
import java.util.BitSet;

/**
 * A union-find over fragments whose components can be listed: each is a tree for finding and a ring for walking.
 *
 * <p>Two ints for each fragment: its parent, or minus the number of members for a root; and its successor in the
 * ring. Linking hangs the smaller tree under the larger (the lower id on a tie), so that a path has at most log2(n)
 * steps whatever the order of the links, and swaps two successors, which joins two rings to one. Parents are apart
 * from successors, since a find needs no successor and its cost is that of the cache lines it loads.
 *
 * <p>Threads: one writer at a time; {@link #root}, {@link #members}, {@link #next} and {@link #copyMembers} are for
 * any thread beside it. A link writes the successors, the winner's first, then the winner's number of members, then
 * the loser's parent. So whoever reads a root's number of members and then walks from it sees a ring of at least
 * that length, or one that does not lead back, as long as links are all that happens: if the walk is at the root
 * after as many steps as it has members, it was through a whole component as it was at one instant. {@link #reset}
 * and {@link #free} take components apart: a reader beside them gets an answer without meaning (never an error or a
 * loop), and must validate with the writer's epoch.
 *
 * <p>Cost: O(log n) at most for a find, O(1) for a link, 8 to 9 bytes a fragment.
 */
public final class Forest {
    /** What {@link #copyMembers} returns when a writer was in the way. */
    public static final int RETRY = -1;

    private final FlatInts parents = new FlatInts();
    private final FlatInts successors = new FlatInts();
    private final IntStack free = new IntStack();
    private final LoneInt capacity = new LoneInt();

    /** Adds a component of one fragment and returns its id: one that was freed, or else the lowest unused. */
    public int add() {
        if (!free.isEmpty()) {
            return free.pop();
        }
        int fragment = capacity.get();
        successors.ensure(fragment + 1);
        parents.ensure(fragment + 1);
        reset(fragment);
        capacity.release(fragment + 1);
        return fragment;
    }

    /** Gives an id back; its fragment must be alone in its component. */
    public void free(int fragment) {
        if (parentOf(fragment) != -1 || next(fragment) != fragment) {
            throw new IllegalStateException("fragment " + fragment
                    + " is not alone; reset each member of its component first");
        }
        free.push(fragment);
    }

    /** Returns the root of a fragment's component and shortens the path to it; only for the writer. */
    public int find(int fragment) {
        return find(parents.cells(), fragment);
    }

    /**
     * Reads without acquire: the writer reads what it wrote itself, or got through its lock. Writes without release:
     * what is above a fragment was linked before, and {@link #hang} ends with a fence.
     */
    private static int find(int[] cells, int fragment) {
        int at = fragment;
        int parent = cells[at];
        while (parent >= 0) {
            int above = cells[parent];
            if (above < 0) {
                return parent;
            }
            cells[at] = above;
            at = parent;
            parent = above;
        }
        return at;
    }

    /** Loads the parents of some fragments, and then what a link reads of those above, to have it in the cache. */
    int touch(int[] fragments, int count) {
        int[] cells = parents.cells();
        int[] ring = successors.cells();
        int touched = 0;
        for (int i = 0; i < count; i++) {
            int above = cells[fragments[i]];
            fragments[i] = above < 0 ? fragments[i] : above;
        }
        for (int i = 0; i < count; i++) {
            touched += cells[fragments[i]] + ring[fragments[i]];
        }
        return touched;
    }

    /** Returns the root of a fragment's component; writes nothing. */
    public int root(int fragment) {
        int[] cells = parents.cells();
        int at = fragment;
        int above = FlatInts.at(cells, at);
        while (above >= 0) {
            at = above;
            above = FlatInts.at(cells, at);
        }
        return at;
    }

    /** Returns the number of members of the component of a root; 0 if the fragment is not a root (any more). */
    public int members(int root) {
        return Math.max(0, -parentOf(root));
    }

    /** Returns which of two different roots {@link #link} would make the root of both. */
    public int winner(int rootA, int rootB) {
        return winner(parents.cells(), rootA, rootB);
    }

    private static int winner(int[] cells, int rootA, int rootB) {
        int lessA = cells[rootA];
        int lessB = cells[rootB];
        boolean first = lessA < lessB || (lessA == lessB && rootA < rootB);
        return first ? rootA : rootB;
    }

    /** Unites the components of two different roots, and returns the root of the union: that of the larger one. */
    public int link(int rootA, int rootB) {
        int[] cells = parents.cells();
        int winner = winner(cells, rootA, rootB);
        hang(cells, rootA ^ rootB ^ winner, winner);
        return winner;
    }

    /** Hangs one root under another. */
    void hang(int loser, int winner) {
        hang(parents.cells(), loser, winner);
    }

    /** Writes in the order that readers rely on. */
    private void hang(int[] cells, int loser, int winner) {
        int[] ring = successors.cells();
        int behindWinner = ring[winner];
        FlatInts.put(ring, winner, ring[loser]);
        FlatInts.put(ring, loser, behindWinner);
        FlatInts.put(cells, winner, cells[winner] + cells[loser]);
        FlatInts.put(cells, loser, winner);
        VarHandle.releaseFence();
    }

    /** Returns what a fragment hangs under, or minus the number of members for a root. */
    int parentOf(int fragment) {
        return FlatInts.at(parents.cells(), fragment);
    }

    /** Returns the successor of a fragment in the ring of its component; its own id if it is alone. */
    public int next(int fragment) {
        return FlatInts.at(successors.cells(), fragment);
    }

    /**
     * Copies the members of a root's component, the root first and the others in no particular order.
     *
     * @return the number of members; if it is larger than {@code into}, nothing useful was copied. Or {@link #RETRY}
     *     if {@code root} is not a root or a writer was in the way: find the root again
     */
    public int copyMembers(int root, int[] into) {
        int members = -parentOf(root);
        if (members <= 0) {
            return RETRY;
        }
        if (members > into.length) {
            return members;
        }
        int[] ring = successors.cells();
        into[0] = root;
        int at = FlatInts.at(ring, root);
        for (int i = 1; i < members; i++) {
            into[i] = at;
            at = FlatInts.at(ring, at);
        }
        return at == root && -parentOf(root) == members ? members : RETRY;
    }

    /** Makes a fragment a component of its own; the caller resets every member of the component. */
    public void reset(int fragment) {
        FlatInts.put(successors.cells(), fragment, fragment);
        FlatInts.put(parents.cells(), fragment, -1);
    }

    /** Returns the number of ids that were ever in use at once: each id is below it. */
    public int capacity() {
        return capacity.acquire();
    }

    /** Returns the heap that the forest takes, in bytes. */
    public long heapBytes() {
        return parents.heapBytes() + successors.heapBytes() + free.heapBytes();
    }

    /** Writes all components. */
    public void save(BlockWriter out) {
        out.part("components");
        out.number(capacity.get());
        parents.save(out, capacity.get());
        successors.save(out, capacity.get());
        free.save(out);
    }

    /**
     * Reads what {@link #save} wrote into an empty forest.
     *
     * @throws io.kinfold.snapshot.SnapshotException if the trees have loops, the rings cross, or sizes do not add up
     */
    public void load(BlockReader in) {
        in.part("components");
        int loaded = in.count(2 * Integer.BYTES);
        parents.load(in, loaded);
        successors.load(in, loaded);
        free.load(in, loaded);
        checkTrees(loaded);
        checkRings(loaded);
        capacity.release(loaded);
    }

    private void checkTrees(int count) {
        int[] cells = parents.cells();
        long members = 0;
        for (int i = 0; i < count; i++) {
            check(cells[i] < count && cells[i] >= -count, "a component has no root");
            members -= Math.min(0, cells[i]);
        }
        check(members == count, "the sizes of components do not add up");
        for (int i = 0; i < count; i++) {
            int at = i;
            int steps = 0;
            while (cells[at] >= 0) {
                at = cells[at];
                check(++steps <= Integer.SIZE, "a component has no root");
            }
        }
    }

    private void checkRings(int count) {
        int[] ring = successors.cells();
        BitSet met = new BitSet(count);
        for (int i = 0; i < count; i++) {
            int next = ring[i];
            check(next >= 0 && next < count && !met.get(next), "a component cannot be walked");
            met.set(next);
        }
        for (int i = 0; i < count; i++) {
            check(parentOf(i) < 0 || ring[i] != i, "a component cannot be walked");
        }
    }
}
