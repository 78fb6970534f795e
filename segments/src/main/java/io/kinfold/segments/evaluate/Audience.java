package io.kinfold.segments.evaluate;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.RowSnapshot;
import io.kinfold.segments.column.TableAccess;
import io.kinfold.segments.predicate.Words;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The profiles that a segment had when it was evaluated; later changes of the data do not touch it.
 * Takes a bit for each row of the data. Immutable and safe for any thread.
 *
 * <p>Audiences of one {@link Evaluator} are combined in microseconds for a million profiles while
 * the data's profiles stay the same ones; once profiles came or went between them, in the time of
 * looking up each member. Audiences of different data cannot be combined.
 */
public final class Audience implements Iterable<ProfileId> {
    // Ids are made of stored bytes under the data's lock, so many at a time.
    private static final int BATCH = 1024;

    private final Object data;
    private final RowSnapshot rows;
    private final long[] bits;
    private final int size;

    Audience(Object data, RowSnapshot rows, long[] bits, int size) {
        this.data = data;
        this.rows = rows;
        this.bits = bits;
        this.size = size;
    }

    private Audience(Object data, RowSnapshot rows, long[] bits) {
        this(data, rows, bits, Words.count(bits));
    }

    /**
     * Returns how many profiles there are.
     *
     * @return the exact number
     */
    public int size() {
        return size;
    }

    /**
     * Returns whether a profile is in it.
     *
     * @param id the profile's id as of the evaluation
     * @return whether; false for ids that no profile had then
     */
    public boolean contains(ProfileId id) {
        int row = TableAccess.read(data, table -> rows.row(id));
        return has(row);
    }

    /**
     * Returns the profiles' ids one after another, as of the evaluation.
     *
     * @return an iterator in an order that is the same for all audiences of one evaluation, and
     *     else arbitrary
     */
    @Override
    public Iterator<ProfileId> iterator() {
        return new Ids();
    }

    /**
     * Returns all profiles' ids.
     *
     * @return a new set
     */
    public Set<ProfileId> ids() {
        Set<ProfileId> ids = new HashSet<>(size * 2);
        forEach(ids::add);
        return ids;
    }

    /**
     * Returns the profiles that are in this one and in another.
     *
     * @param other the other, of the same data
     * @return a new audience
     * @throws IllegalArgumentException if the other is of other data
     */
    public Audience and(Audience other) {
        long[] result = bits.clone();
        Words.and(result, aligned(other));
        return new Audience(data, rows, result);
    }

    /**
     * Returns the profiles that are in this one or in another. Profiles of the other that were none
     * at the time of this one are left out.
     *
     * @param other the other, of the same data
     * @return a new audience, as of this one
     * @throws IllegalArgumentException if the other is of other data
     */
    public Audience or(Audience other) {
        long[] result = bits.clone();
        Words.or(result, aligned(other));
        return new Audience(data, rows, result);
    }

    /**
     * Returns the profiles that are in this one and not in another.
     *
     * @param other the other, of the same data
     * @return a new audience
     * @throws IllegalArgumentException if the other is of other data
     */
    public Audience minus(Audience other) {
        long[] result = bits.clone();
        Words.andNot(result, aligned(other));
        return new Audience(data, rows, result);
    }

    /**
     * Returns how many profiles are in both. Cheaper than {@code and(other).size()}.
     *
     * @param other the other, of the same data
     * @return the exact number
     * @throws IllegalArgumentException if the other is of other data
     */
    public int overlap(Audience other) {
        long[] others = aligned(other);
        int count = 0;
        for (int word = 0; word < bits.length; word++) {
            count += Long.bitCount(bits[word] & others[word]);
        }
        return count;
    }

    /** Returns the size. */
    @Override
    public String toString() {
        return "Audience[" + size + " profiles]";
    }

    // The other's bits in this one's rows.
    private long[] aligned(Audience other) {
        if (other.data != data) {
            throw new IllegalArgumentException(
                    "the audiences are of different data; evaluate both segments over the same");
        }
        if (other.rows == rows) {
            return other.bits.length == bits.length
                    ? other.bits
                    : Arrays.copyOf(other.bits, bits.length);
        }
        long[] result = new long[bits.length];
        TableAccess.read(data, table -> {
            for (int row = other.next(0); row >= 0; row = other.next(row + 1)) {
                int own = rows.row(other.rows.id(row));
                if (own >= 0 && own >> 6 < result.length) {
                    result[own >> 6] |= 1L << own;
                }
            }
            return result;
        });
        return result;
    }

    private boolean has(int row) {
        return row >= 0 && row >> 6 < bits.length && (bits[row >> 6] >>> row & 1) != 0;
    }

    // The first member's row from one on, -1 if there is none.
    private int next(int from) {
        int word = from >> 6;
        if (word >= bits.length) {
            return -1;
        }
        long left = bits[word] & -1L << from;
        while (left == 0) {
            if (++word == bits.length) {
                return -1;
            }
            left = bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(left);
    }

    private final class Ids implements Iterator<ProfileId> {
        private ProfileId[] batch = {};
        private int at;
        private int row = Audience.this.next(0);

        @Override
        public boolean hasNext() {
            return at < batch.length || row >= 0;
        }

        @Override
        public ProfileId next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the audience has no more profiles");
            }
            if (at == batch.length) {
                batch = TableAccess.read(data, table -> read());
                at = 0;
            }
            return batch[at++];
        }

        private ProfileId[] read() {
            ProfileId[] ids = new ProfileId[BATCH];
            int n = 0;
            while (n < BATCH && row >= 0) {
                ids[n++] = rows.id(row);
                row = Audience.this.next(row + 1);
            }
            return Arrays.copyOf(ids, n);
        }
    }
}
