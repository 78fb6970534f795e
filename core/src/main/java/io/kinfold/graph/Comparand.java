package io.kinfold.graph;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What a fuzzy rule compares of a fragment, and what it found. Made outside the lock; once it has {@link
 * #enter entered} the rule's index it is the writer's.
 *
 * <p>Memory: 40 bytes, 16 and 8 for each block, 32 and 12 for each pair at or above the review threshold;
 * and the form.
 */
final class Comparand {
    private static final int[] NONE = {};
    private static final double[] WEIGHTLESS = {};
    private static final long[] ENTERED = {};

    private volatile @Nullable Object form;
    private final boolean restored;
    private long[] hashes;
    private int[] slots = NONE;
    private int[] others = NONE;
    private double[] bits = WEIGHTLESS;
    private int known;

    /** Takes the numbers of its blocks in ascending order, each once. */
    Comparand(Object form, long[] hashes) {
        this.form = form;
        this.hashes = hashes;
        restored = false;
    }

    private Comparand() {
        hashes = ENTERED;
        restored = true;
    }

    Object form() {
        Object made = form;
        if (made == null) {
            throw new IllegalStateException("a form is asked for before it was made");
        }
        return made;
    }

    /** Returns whether the form is there: that of one which came from a snapshot is made when it is first wanted. */
    boolean hasForm() {
        return form != null;
    }

    /** Makes the form; several threads may at once, since equal fragments have equal forms. */
    void form(Object made) {
        form = made;
    }

    /**
     * Returns whether it came from a snapshot. What is known of its pairs was found with the version of that time,
     * its form is perhaps made of a later one: so it cannot tell whether the next version is another.
     */
    boolean isRestored() {
        return restored;
    }

    void save(BlockWriter out) {
        SavedMaps.save(out, slots);
        out.number(known);
        out.ints(others, 0, known);
        for (int i = 0; i < known; i++) {
            out.number(bits[i]);
        }
    }

    /** Reads what {@link #save} wrote, of fragments below a limit. */
    static Comparand load(BlockReader in, int fragments) {
        Comparand loaded = new Comparand();
        loaded.slots = SavedMaps.ints(in);
        loaded.others = SavedMaps.ints(in, fragments);
        loaded.known = loaded.others.length;
        loaded.bits = new double[loaded.known];
        for (int i = 0; i < loaded.known; i++) {
            loaded.bits[i] = in.realNumber();
            boolean ascending = i == 0 || loaded.others[i - 1] < loaded.others[i];
            check(ascending, "the pairs of a fragment are out of order");
        }
        return loaded;
    }

    /** Returns the numbers of the blocks; not to be changed. None once it has entered an index. */
    long[] hashes() {
        return hashes;
    }

    /** Says in which blocks of the index it is: for each the block and the position. */
    void enter(int[] blocksAndPositions) {
        slots = blocksAndPositions;
        hashes = ENTERED;
    }

    int blocks() {
        return slots.length / 2;
    }

    int block(int i) {
        return slots[2 * i];
    }

    int position(int i) {
        return slots[2 * i + 1];
    }

    /** Returns the place of a block among its blocks, or -1. */
    int indexOf(int block) {
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] == block) {
                return i / 2;
            }
        }
        return -1;
    }

    void position(int i, int position) {
        slots[2 * i + 1] = position;
    }

    /** Notes that it has another position in a block. */
    void moved(int block, int position) {
        slots[2 * indexOf(block) + 1] = position;
    }

    /** Returns with how many others the weight is known, and not below the review threshold. */
    int known() {
        return known;
    }

    int other(int i) {
        return others[i];
    }

    double bits(int i) {
        return bits[i];
    }

    /** Returns the place of another fragment among those known, or a negative number. */
    int find(int other) {
        return Arrays.binarySearch(others, 0, known, other);
    }

    void note(int other, double weight) {
        int at = find(other);
        if (at >= 0) {
            bits[at] = weight;
            return;
        }
        int to = -at - 1;
        if (known == others.length) {
            int room = known == 0 ? 1 : known + (known >> 1) + 1;
            others = Arrays.copyOf(others, room);
            bits = Arrays.copyOf(bits, room);
        }
        System.arraycopy(others, to, others, to + 1, known - to);
        System.arraycopy(bits, to, bits, to + 1, known - to);
        others[to] = other;
        bits[to] = weight;
        known++;
    }

    void forget(int other) {
        int at = find(other);
        if (at >= 0) {
            known--;
            System.arraycopy(others, at + 1, others, at, known - at);
            System.arraycopy(bits, at + 1, bits, at, known - at);
        }
    }

    long heapBytes() {
        return 40L + 16 + 4L * slots.length + (known == 0 ? 0 : 32 + 12L * others.length);
    }
}
