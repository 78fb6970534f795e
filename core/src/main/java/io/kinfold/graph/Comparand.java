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
 * and the form. Of a block in which it is alone it holds the number, of any other the row and its position there.
 */
final class Comparand {
    private static final int[] NONE = {};
    private static final double[] WEIGHTLESS = {};

    private volatile @Nullable Object form;
    private final boolean restored;

    /** Numbers, which are not negative, and places in rows, which are. */
    private final long[] places;

    private int[] others = NONE;
    private double[] bits = WEIGHTLESS;
    private int known;

    /** Takes the numbers of its blocks, none negative, each once; they are its own from now on. */
    Comparand(Object form, long[] numbers) {
        this.form = form;
        this.places = numbers;
        restored = false;
    }

    private Comparand(long[] places) {
        this.places = places;
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
        out.number(places.length);
        out.longs(places, 0, places.length);
        out.number(known);
        out.ints(others, 0, known);
        for (int i = 0; i < known; i++) {
            out.number(bits[i]);
        }
    }

    /** Reads what {@link #save} wrote, of fragments below a limit. */
    static Comparand load(BlockReader in, int fragments) {
        long[] places = new long[in.count(Long.BYTES)];
        in.longs(places, 0, places.length);
        Comparand loaded = new Comparand(places);
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

    int blocks() {
        return places.length;
    }

    /** Reads what looking for a number reads; what it returns is for nobody. */
    long fetch() {
        long read = 0;
        for (int i = 0; i < places.length; i += Long.BYTES) {
            read += places[i];
        }
        return read;
    }

    /** Returns whether it shares no block of those at a place with anybody, nor did since it entered. */
    boolean isAlone(int i) {
        return places[i] >= 0;
    }

    /** Returns in how many blocks it is alone. */
    int alone() {
        int count = 0;
        for (long place : places) {
            count += place >= 0 ? 1 : 0;
        }
        return count;
    }

    /** Returns the number of the block at a place where it is alone; of any place before it enters an index. */
    long number(int i) {
        return places[i];
    }

    /** Returns the row of the block at a place, or -1 where it is alone. */
    int block(int i) {
        return places[i] < 0 ? (int) (places[i] >>> Integer.SIZE) & Integer.MAX_VALUE : -1;
    }

    /** Returns its position in the row at a place. */
    int position(int i) {
        return (int) places[i];
    }

    /** Returns the place of a number where it is alone, or -1. */
    int indexOf(long number) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] == number) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the place of the block of a number, in a row or not, or -1; of one that has entered. */
    int indexOf(long number, BlockTable blocks) {
        int alone = indexOf(number);
        if (alone >= 0) {
            return alone;
        }
        int row = blocks.find(number);
        return row >= 0 ? indexOf(row) : -1;
    }

    /** Returns the place of a row among its blocks, or -1. */
    int indexOf(int row) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 && block(i) == row) {
                return i;
            }
        }
        return -1;
    }

    /** Notes that the block at a place has a row, and the position there. */
    void enter(int i, int row, int position) {
        places[i] = Long.MIN_VALUE | ((long) row << Integer.SIZE) | position;
    }

    /** Notes that it has another position in a row. */
    void moved(int row, int position) {
        enter(indexOf(row), row, position);
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
        return 40L + 16 + 8L * places.length + (known == 0 ? 0 : 32 + 12L * others.length);
    }
}
