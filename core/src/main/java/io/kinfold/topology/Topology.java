package io.kinfold.topology;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The hot path of merging: keys, fragments, the links between them, and the components that they make.
 *
 * <p>The union-find is over fragments only. The payload of a key is its <em>anchor</em>: some fragment of the
 * component that the key's active links belong to, or {@link KeyDictionary#NONE}. A fragment that is linked to a key
 * joins the component of the anchor; a key without one becomes the fragment's. So a component's members are a ring
 * of fragments, and its keys are in the fragments' links.
 *
 * <p>Threads: one writer at a time for all methods that change something; {@link KeyDictionary} may be filled by any
 * thread outside the writer's section; readers as said on {@link Forest} and {@link KeyDictionary}.
 */
public final class Topology {
    /** How many keys {@link #touch} takes at once. */
    public static final int GROUP = KeyDictionary.GROUP;

    private static final int NO_FRAGMENT = -1;
    private static final int KEPT_SCRATCH = 1 << 16;

    /** What the owner of a topology adds to it: what happens at a union, and which links count. */
    @FunctionalInterface
    public interface Joiner {
        /** Called before the components of two roots become one, of which {@code winnerRoot} will be the root. */
        void beforeLink(int winnerRoot, int loserRoot);

        /**
         * Whether the link of a fragment to one of its keys takes part in the components. The answer may change
         * between calls only together with {@link Topology#relink} of the component concerned.
         */
        default boolean isActive(int fragment, int key) {
            return true;
        }

        /** Called before a key without an active link becomes one of the component of a root. */
        default void beforeAnchor(int root, int key) {}

        /** Called when a link becomes effective whose two ends are in the component of one root already. */
        default void closed(int root) {}

        /** Called when {@link Topology#relink} has made a fragment a component of its own, without keys. */
        default void onReset(int fragment) {}
    }

    private final Joiner joiner;
    private final KeyDictionary keys;
    private final Forest forest = new Forest();
    private final LinkLists lists = new LinkLists();
    private final IntChunks refs = new IntChunks();
    private final int[] anchors = new int[GROUP];
    private int[] members = new int[64];
    private int[] cleared = new int[64];

    /** A sum of what was only loaded, kept so that the loads are not optimized away. */
    long touched;

    /** Makes an empty topology; the seed is that of {@link KeyDictionary}. */
    public Topology(long seed, Joiner joiner) {
        this.joiner = joiner;
        keys = new KeyDictionary(seed);
    }

    public KeyDictionary keys() {
        return keys;
    }

    public Forest forest() {
        return forest;
    }

    /** Adds a fragment with its keys ({@code keyIds[from..to-1]}), links it, and returns its id. */
    public int addFragment(int[] keyIds, int from, int to) {
        int fragment = addUnlinked(keyIds, from, to);
        attachAll(fragment, keyIds, from, to);
        return fragment;
    }

    /** Adds a fragment with its keys, which stay without effect until {@link #attach}, and returns its id. */
    public int addUnlinked(int[] keyIds, int from, int to) {
        int fragment = forest.add();
        refs.ensure(fragment + 1);
        refs.set(fragment, lists.put(keyIds, from, to));
        return fragment;
    }

    /**
     * Adds the fragments of a batch whose keys have their ids already, and fills {@link KeyBatch#fragment}.
     *
     * <p>Equal to {@link #addFragment} for each in turn, but the cache misses of a group of fragments overlap.
     */
    public void addAll(KeyBatch batch) {
        int[] ends = batch.ends();
        int from = 0;
        int touchedTo = 0;
        for (int i = 0; i < batch.fragments(); i++) {
            if (from >= touchedTo) {
                touchedTo = Math.min(from + GROUP, batch.size());
                touch(batch.ids(), from, touchedTo);
            }
            batch.fragmentIds()[i] = addFragment(batch.ids(), from, ends[i]);
            from = ends[i];
        }
    }

    /**
     * Loads what {@link #attach} will need for {@code keyIds[from..to-1]}, at most {@value #GROUP} keys: the anchors,
     * their nodes, and the nodes above. Changes nothing; called before a run of {@code attach}, it lets the cache
     * misses of the run overlap.
     */
    public void touch(int[] keyIds, int from, int to) {
        int count = keys.anchors(keyIds, from, to, anchors);
        touched += forest.touch(anchors, count);
    }

    private void attachAll(int fragment, int[] keyIds, int from, int to) {
        int root = fragment;
        for (int i = from; i < to; i++) {
            if (joiner.isActive(fragment, keyIds[i])) {
                root = attachRoot(root, keyIds[i]);
            }
        }
    }

    private void attachAgain(int fragment) {
        int ref = refs.get(fragment);
        int size = lists.size(ref);
        int root = forest.find(fragment);
        for (int i = 0; i < size; i++) {
            int key = lists.get(ref, i);
            if (joiner.isActive(fragment, key)) {
                root = attachRoot(root, key);
            }
        }
    }

    /** Makes one link of a fragment effective: its component and that of the key become one. */
    public void attach(int fragment, int key) {
        attachRoot(forest.find(fragment), key);
    }

    /** Unites the component of a root with that of a key, and returns the root of both. */
    private int attachRoot(int root, int key) {
        int anchor = keys.payload(key);
        int united = root;
        if (anchor == KeyDictionary.NONE) {
            joiner.beforeAnchor(root, key);
        } else {
            united = joinRoots(root, forest.find(anchor));
        }
        if (anchor != united) {
            keys.payload(key, united);
        }
        return united;
    }

    /** Makes the components of two fragments one, without a key, and returns its root. */
    public int join(int fragmentA, int fragmentB) {
        return joinRoots(forest.find(fragmentA), forest.find(fragmentB));
    }

    private int joinRoots(int rootA, int rootB) {
        if (rootA == rootB) {
            joiner.closed(rootA);
            return rootA;
        }
        return unite(rootA, rootB);
    }

    private int unite(int rootA, int rootB) {
        int winner = forest.winner(rootA, rootB);
        int loser = rootA ^ rootB ^ winner;
        joiner.beforeLink(winner, loser);
        forest.hang(loser, winner);
        return winner;
    }

    /**
     * Gives a fragment other keys; they stay without effect until {@link #attach}.
     *
     * <p>None of its links may be effective: relink its component with all of them inactive before.
     */
    public void replaceLinks(int fragment, int[] keyIds, int from, int to) {
        lists.free(refs.get(fragment));
        refs.set(fragment, lists.put(keyIds, from, to));
    }

    /** Returns the number of a fragment's links, active or not. */
    public int linkCount(int fragment) {
        return lists.size(refs.get(fragment));
    }

    /** Returns the key id of link {@code i} of a fragment, {@code 0 <= i < linkCount(fragment)}. */
    public int link(int fragment, int i) {
        return lists.get(refs.get(fragment), i);
    }

    /**
     * Takes a fragment away, frees its id and links, and links the rest of its component again.
     *
     * <p>Cost: O(links of the component). Readers see meaningless states meanwhile (see {@link Forest}).
     *
     * @param unanchored gets each key, once, that had an active link and has none now; it may remove the key, but
     *     not change the topology otherwise
     */
    public void retract(int fragment, IntConsumer unanchored) {
        relink(forest.find(fragment), fragment, unanchored);
        lists.free(refs.get(fragment));
        refs.set(fragment, LinkLists.EMPTY);
        forest.free(fragment);
    }

    /**
     * Takes a component apart and links its fragments again by the links that are active now.
     *
     * <p>Cost and readers as {@link #retract}.
     *
     * @param unanchored gets each key, once, that had an active link and has none now
     */
    public void relink(int root, IntConsumer unanchored) {
        relink(root, NO_FRAGMENT, unanchored);
    }

    private void relink(int root, int removed, IntConsumer unanchored) {
        int count = forest.members(root);
        members = withRoom(members, count);
        forest.copyMembers(root, members);
        int clearedKeys = 0;
        for (int i = 0; i < count; i++) {
            clearedKeys = clearAnchors(root, members[i], clearedKeys);
        }
        for (int i = 0; i < count; i++) {
            forest.reset(members[i]);
            joiner.onReset(members[i]);
        }
        for (int i = 0; i < count; i++) {
            if (members[i] != removed) {
                attachAgain(members[i]);
            }
        }
        for (int i = 0; i < clearedKeys; i++) {
            if (keys.payload(cleared[i]) == KeyDictionary.NONE) {
                unanchored.accept(cleared[i]);
            }
        }
        dropLargeScratch();
    }

    /** Clears the anchors that lie in the component: a key of an inactive link may be anchored in another one. */
    private int clearAnchors(int root, int fragment, int clearedSoFar) {
        int ref = refs.get(fragment);
        int size = lists.size(ref);
        cleared = withRoom(cleared, clearedSoFar + size);
        int clearedKeys = clearedSoFar;
        for (int i = 0; i < size; i++) {
            int key = lists.get(ref, i);
            int anchor = keys.payload(key);
            if (anchor != KeyDictionary.NONE && forest.find(anchor) == root) {
                keys.payload(key, KeyDictionary.NONE);
                cleared[clearedKeys++] = key;
            }
        }
        return clearedKeys;
    }

    private static int[] withRoom(int[] scratch, int needed) {
        return needed <= scratch.length
                ? scratch
                : Arrays.copyOf(scratch, Math.max(needed, 2 * scratch.length));
    }

    private void dropLargeScratch() {
        if (members.length > KEPT_SCRATCH) {
            members = new int[64];
        }
        if (cleared.length > KEPT_SCRATCH) {
            cleared = new int[64];
        }
    }

    /** Returns the heap that the topology takes, in bytes. */
    public long heapBytes() {
        return keys.heapBytes() + forest.heapBytes() + lists.heapBytes() + refs.heapBytes();
    }

    /** Writes keys, components and links; the writer must not be at work. */
    public void save(BlockWriter out) {
        forest.save(out);
        out.part("links");
        lists.save(out);
        refs.save(out, forest.capacity());
        keys.save(out);
    }

    /**
     * Reads what {@link #save} wrote into an empty topology of the same seed.
     *
     * @throws io.kinfold.snapshot.SnapshotException if it is none
     */
    public void load(BlockReader in) {
        forest.load(in);
        in.part("links");
        lists.load(in);
        refs.load(in, forest.capacity());
        keys.load(in);
        for (int i = 0, n = forest.capacity(); i < n; i++) {
            lists.check(refs.get(i), keys.limit());
        }
        keys.forEach(key -> {
            int anchor = keys.payload(key);
            check(anchor >= KeyDictionary.NONE && anchor < forest.capacity(), "a key has no end");
        });
    }
}
