package io.kinfold.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A union-find over fragments whose components can be listed: each is a tree for finding and a ring for walking.
 *
 * <p>One word for each fragment: its parent, or minus the number of members for a root, and its successor in the
 * ring. Linking hangs the smaller tree under the larger (the lower id on a tie), so that a path has at most log2(n)
 * steps whatever the order of the links, and swaps two successors, which joins two rings to one.
 *
 * <p>Threads: one writer at a time; {@link #root}, {@link #members}, {@link #next} and {@link #copyMembers} are for
 * any thread beside it. A link writes the winner's word (new size and new successor) and then the loser's: whoever
 * starts at a root, closes the ring in as many steps as it has members, and finds the root's word unchanged, has
 * seen a whole component as it was at one instant. {@link #reset} and {@link #free} take components apart: a reader
 * beside them gets an answer without meaning (never an error or a loop), and must validate with the writer's epoch.
 *
 * <p>Cost: O(log n) at most for a find, O(1) for a link, 8 bytes a fragment.
 */
public final class Forest {
    /** What {@link #copyMembers} returns when a writer was in the way. */
    public static final int RETRY = -1;

    private static final VarHandle CAPACITY;

    static {
        try {
            CAPACITY = MethodHandles.lookup().findVarHandle(Forest.class, "capacity", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LongChunks nodes = new LongChunks();
    private final IntStack free = new IntStack();
    private int capacity;

    private static long node(int parent, int next) {
        return ((long) parent << 32) | (next & 0xFFFF_FFFFL);
    }

    private static int parent(long node) {
        return (int) (node >> 32);
    }

    private static int next(long node) {
        return (int) node;
    }

    /** Adds a component of one fragment and returns its id: one that was freed, or else the lowest unused. */
    public int add() {
        if (!free.isEmpty()) {
            return free.pop();
        }
        int fragment = capacity;
        nodes.ensure(fragment + 1);
        nodes.set(fragment, node(-1, fragment));
        CAPACITY.setRelease(this, fragment + 1);
        return fragment;
    }

    /** Gives an id back; its fragment must be alone in its component. */
    public void free(int fragment) {
        if (nodes.get(fragment) != node(-1, fragment)) {
            throw new IllegalStateException("fragment " + fragment
                    + " is not alone; reset each member of its component first");
        }
        free.push(fragment);
    }

    /** Returns the root of a fragment's component and shortens the path to it; only for the writer. */
    public int find(int fragment) {
        long[][] directory = nodes.directory();
        int at = fragment;
        long node = LongChunks.at(directory, at);
        while (parent(node) >= 0) {
            long above = LongChunks.at(directory, parent(node));
            if (parent(above) < 0) {
                return parent(node);
            }
            LongChunks.put(directory, at, node(parent(above), next(node)));
            at = parent(above);
            node = LongChunks.at(directory, at);
        }
        return at;
    }

    /** Loads the nodes of some fragments, and then those above them, so that they are in the cache. */
    long touch(int[] fragments, int count) {
        long[][] directory = nodes.directory();
        long touched = 0;
        for (int i = 0; i < count; i++) {
            int above = parent(LongChunks.at(directory, fragments[i]));
            fragments[i] = above < 0 ? fragments[i] : above;
        }
        for (int i = 0; i < count; i++) {
            touched += LongChunks.at(directory, fragments[i]);
        }
        return touched;
    }

    /** Returns the root of a fragment's component; writes nothing. */
    public int root(int fragment) {
        long[][] directory = nodes.directory();
        int at = fragment;
        int above = parent(LongChunks.at(directory, at));
        while (above >= 0) {
            at = above;
            above = parent(LongChunks.at(directory, at));
        }
        return at;
    }

    /** Returns the number of members of the component of a root; 0 if the fragment is not a root (any more). */
    public int members(int root) {
        return Math.max(0, -parent(nodes.get(root)));
    }

    /** Returns which of two different roots {@link #link} would make the root of both. */
    public int winner(int rootA, int rootB) {
        int membersA = members(rootA);
        int membersB = members(rootB);
        boolean first = membersA > membersB || (membersA == membersB && rootA < rootB);
        return first ? rootA : rootB;
    }

    /** Unites the components of two different roots, and returns the root of the union: that of the larger one. */
    public int link(int rootA, int rootB) {
        int winner = winner(rootA, rootB);
        hang(rootA ^ rootB ^ winner, winner);
        return winner;
    }

    /** Hangs one root under another: first the winner's word, then the loser's. */
    void hang(int loser, int winner) {
        long[][] directory = nodes.directory();
        long won = LongChunks.at(directory, winner);
        long lost = LongChunks.at(directory, loser);
        LongChunks.put(directory, winner, node(parent(won) + parent(lost), next(lost)));
        LongChunks.put(directory, loser, node(winner, next(won)));
    }

    /** Returns what a fragment hangs under, or minus the number of members for a root. */
    int parentOf(int fragment) {
        return parent(nodes.get(fragment));
    }

    /** Returns the successor of a fragment in the ring of its component; its own id if it is alone. */
    public int next(int fragment) {
        return next(nodes.get(fragment));
    }

    /**
     * Copies the members of a root's component, the root first and the others in no particular order.
     *
     * @return the number of members; if it is larger than {@code into}, nothing useful was copied. Or {@link #RETRY}
     *     if {@code root} is not a root or a writer was in the way: find the root again
     */
    public int copyMembers(int root, int[] into) {
        long before = nodes.get(root);
        int members = -parent(before);
        if (members <= 0) {
            return RETRY;
        }
        if (members > into.length) {
            return members;
        }
        into[0] = root;
        int at = next(before);
        for (int i = 1; i < members; i++) {
            into[i] = at;
            at = next(at);
        }
        return at == root && nodes.get(root) == before ? members : RETRY;
    }

    /** Makes a fragment a component of its own; the caller resets every member of the component. */
    public void reset(int fragment) {
        nodes.set(fragment, node(-1, fragment));
    }

    /** Returns the number of ids that were ever in use at once: each id is below it. */
    public int capacity() {
        return (int) CAPACITY.getAcquire(this);
    }

    /** Returns the heap that the forest takes, in bytes. */
    public long heapBytes() {
        return nodes.heapBytes() + free.heapBytes();
    }
}
