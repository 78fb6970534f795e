package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntDoubleHashMap;
import com.carrotsearch.hppc.IntIntHashMap;

import io.kinfold.config.Clustering;
import io.kinfold.config.Contribution;
import io.kinfold.config.FuzzyRule;
import io.kinfold.fragment.Fragment;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Keeps the pairs that one fuzzy rule proposes and finds heavy enough.
 *
 * <p>A pair is proposed if an open block holds both, one within the cap. Blocks cross the cap in both directions,
 * so the pairs are a function of the set of fragments, not of the order in which they came. A weight that is not
 * below the review threshold is kept as long as the two fragments are as they are, proposed or not; and a closed
 * block remembers which of its members were compared with each other: those before its <em>mark</em>. So to
 * reopen a block costs its members' kept pairs, and the comparison of those that came while it was closed, which
 * would have cost as much had it been open. However often a block crosses its cap, each fragment is compared
 * in it once, with less than the cap of others.
 *
 * <p>Memory: see {@link Comparand} and {@link BlockTable}; 4 bytes for each fragment beside. One writer;
 * questions are also for readers with the lock.
 */
final class FuzzyIndex {
    /** Takes the pairs that begin or cease to link, or that link with another weight. */
    interface Changes {
        void link(int a, int b, double bits);

        void unlink(int a, int b);

        void reweigh(int a, int b, double bits);
    }

    /** Takes a possible link: two fragments and the weight. */
    interface PairVisitor {
        void visit(int a, int b, double bits);
    }

    /** More than rounding can move a mean of weights, which are below 2000 bits. */
    private static final double CLEARLY = 1e-6;

    /** Of how many pairs of a fragment it is proved that they weigh what they did. */
    private static final int PROVED = 8;

    private final FuzzyRule rule;
    private final PairScorer scorer;
    private final BlockTable blocks = new BlockTable(this::isAlone);
    private final Comparands comparands;
    private final IntIntHashMap marks = new IntIntHashMap();
    private final Visited visited = new Visited();
    private int entering = -1;

    /** Whom the fragment meets that is being compared. */
    private int[] met = new int[64];

    /** Written so that no compiler leaves the fetching out. */
    @SuppressWarnings("UnusedVariable")
    private long fetched;

    FuzzyIndex(FuzzyRule rule, PairScorer scorer) {
        this.rule = rule;
        this.scorer = scorer;
        comparands = new Comparands(scorer);
    }

    FuzzyRule rule() {
        return rule;
    }

    /** Returns whether the rule asks more of a link between two groups than its weight. */
    boolean isAverage() {
        return rule.clustering() == Clustering.AVERAGE;
    }

    /** Prepares fragments; for any thread. */
    List<Comparand> prepareAll(List<Fragment> fragments) {
        return scorer.prepareAll(fragments);
    }

    /** Returns whether a fragment is in any block. */
    boolean isCompared(int fragment) {
        Comparand it = comparands.get(fragment);
        return it != null && it.blocks() > 0;
    }

    /** The numbers of one that is entering are not yet where they belong: it is alone nowhere. */
    private boolean isAlone(int fragment, long number) {
        Comparand comparand = comparands.get(fragment);
        return fragment != entering && comparand != null && comparand.indexOf(number) >= 0;
    }

    void add(int fragment, Comparand comparand, Changes changes) {
        comparands.set(fragment, comparand);
        fetch(comparand);
        for (int i = 0; i < comparand.blocks(); i++) {
            enter(fragment, comparand, i, changes);
        }
        compare(fragment, comparand, (other, bits) -> {
            if (bits >= rule.linkThreshold()) {
                changes.link(fragment, other, bits);
            }
        });
    }

    /**
     * Reads where the blocks of a fragment that is about to enter are found, then who or what is there, so that the
     * waits for memory overlap instead of following each other.
     */
    private void fetch(Comparand comparand) {
        long read = 0;
        for (int i = 0; i < comparand.blocks(); i++) {
            read += blocks.fetch(comparand.number(i));
        }
        for (int i = 0; i < comparand.blocks(); i++) {
            read += fetchHolder(blocks.guess(comparand.number(i)));
        }
        fetched = read;
    }

    private long fetchHolder(int answer) {
        if (answer == BlockTable.NONE) {
            return 0;
        } else if (answer > BlockTable.NONE) {
            return blocks.fetchRow(answer);
        }
        Comparand alone = comparands.get(BlockTable.alone(answer));
        return alone == null ? 0 : alone.fetch();
    }

    /** Takes fragments out; their own links are the caller's to forget. */
    void remove(int[] leaving, Changes changes) {
        IntArrayList reopened = new IntArrayList();
        for (int fragment : leaving) {
            Comparand comparand = comparands.get(fragment);
            if (comparand != null) {
                forget(fragment, comparand);
                for (int i = 0; i < comparand.blocks(); i++) {
                    leave(comparand, i, reopened);
                }
                comparands.set(fragment, null);
            }
        }
        for (int i = 0; i < reopened.size(); i++) {
            reopen(reopened.get(i), changes);
        }
    }

    /**
     * Gives a fragment another form. Only its own pairs change, and those of blocks that cross the cap.
     *
     * @return whether the form is another one
     */
    boolean update(int fragment, Comparand next, Changes changes) {
        Comparand former = comparands.get(fragment);
        if (former == null) {
            add(fragment, next, changes);
            return true;
        }
        if (!former.isRestored() && former.form().equals(next.form())) {
            return false;
        }
        Relinking relinking =
                new Relinking(fragment, linked(former), rule.linkThreshold(), changes);
        forget(fragment, former);
        move(fragment, former, next, changes);
        compare(fragment, next, relinking);
        relinking.end();
        return true;
    }

    /** Takes a fragment from the blocks of its former form to those of the next. */
    private void move(int fragment, Comparand former, Comparand next, Changes changes) {
        IntArrayList entering = new IntArrayList();
        boolean[] stays = new boolean[former.blocks()];
        for (int i = 0; i < next.blocks(); i++) {
            int before = former.indexOf(next.number(i), blocks);
            if (before < 0) {
                entering.add(i);
            } else {
                stays[before] = true;
                if (!former.isAlone(before)) {
                    next.enter(i, former.block(before), former.position(before));
                }
            }
        }
        IntArrayList reopened = new IntArrayList();
        for (int i = 0; i < stays.length; i++) {
            if (!stays[i]) {
                leave(former, i, reopened);
            }
        }
        comparands.set(fragment, next);
        for (int i = 0; i < next.blocks(); i++) {
            if (!next.isAlone(i)) {
                unmark(next.block(i), next.position(i));
            }
        }
        for (int i = 0; i < reopened.size(); i++) {
            reopen(reopened.get(i), changes);
        }
        for (int i = 0; i < entering.size(); i++) {
            enter(fragment, next, entering.get(i), changes);
        }
    }

    /** Puts a fragment into the block of the number at a place; closes the block if it is one too many. */
    private void enter(int fragment, Comparand comparand, int place, Changes changes) {
        entering = fragment;
        int row = row(comparand.number(place), fragment);
        entering = -1;
        if (row == BlockTable.NONE) {
            return;
        }
        int position = blocks.append(row, fragment);
        comparand.enter(place, row, position);
        if (position == rule.blockCap()) {
            marks.put(row, position);
            withdraw(row, changes);
        }
    }

    /** Returns the row of a block that a fragment enters, which gets one if somebody is alone there. */
    private int row(long number, int fragment) {
        int found = blocks.findOrAdd(number, fragment);
        if (found >= BlockTable.NONE) {
            return found;
        }
        int alone = BlockTable.alone(found);
        int row = blocks.share(number, alone);
        Comparand first = comparands.of(alone);
        first.enter(first.indexOf(number), row, 0);
        return row;
    }

    /** Takes a fragment out of the block at a place; notes the block if it is to be reopened. */
    private void leave(Comparand comparand, int place, IntArrayList reopened) {
        if (comparand.isAlone(place)) {
            blocks.removeAlone(comparand.number(place));
            return;
        }
        int block = comparand.block(place);
        unmark(block, comparand.position(place));
        int last = blocks.size(block) - 1;
        shift(block, last, comparand.position(place));
        blocks.dropLast(block);
        if (last == 0) {
            marks.remove(block);
            reopened.removeAll(block);
            blocks.remove(block);
        } else if (last == rule.blockCap()) {
            reopened.add(block);
        }
    }

    /** Makes sure that a position of a closed block does not lie before the mark. */
    private void unmark(int block, int position) {
        int mark = marks.getOrDefault(block, -1);
        if (position < mark) {
            int here = blocks.member(block, position);
            shift(block, mark - 1, position);
            place(block, mark - 1, here);
            marks.put(block, mark - 1);
        }
    }

    private void shift(int block, int from, int to) {
        if (from != to) {
            place(block, to, blocks.member(block, from));
        }
    }

    private void place(int block, int position, int fragment) {
        blocks.set(block, position, fragment);
        comparands.of(fragment).moved(block, position);
    }

    /** Returns whether a block proposes; one that is within the cap again does when it has been reopened. */
    private boolean isOpen(int block) {
        return blocks.size(block) <= rule.blockCap() && !marks.containsKey(block);
    }

    /** Returns whether some open block holds both. */
    boolean proposes(int a, int b) {
        Comparand one = comparands.get(a);
        Comparand two = comparands.get(b);
        return one != null && two != null && proposes(one, two);
    }

    private boolean proposes(Comparand one, Comparand two) {
        for (int i = 0; i < one.blocks(); i++) {
            if (!one.isAlone(i) && two.indexOf(one.block(i)) >= 0 && isOpen(one.block(i))) {
                return true;
            }
        }
        return false;
    }

    /** Takes what a fragment was compared with, if the weight is not below the review threshold. */
    interface Found {
        void weighs(int other, double bits);
    }

    /** Compares a fragment with the members of its open blocks. */
    private void compare(int fragment, Comparand comparand, Found found) {
        int count = meet(fragment, comparand);
        boolean ready = count > 0 && comparands.isReady(fragment, comparand);
        for (int i = 0; ready && i < count; i++) {
            weigh(fragment, comparand, met[i], found);
        }
    }

    /** Notes whom a fragment meets in its open blocks, each once; returns how many. */
    private int meet(int fragment, Comparand comparand) {
        int count = 0;
        visited.begin(fragment);
        for (int i = 0; i < comparand.blocks(); i++) {
            int block = comparand.block(i);
            if (block >= 0 && isOpen(block)) {
                int[] members = blocks.list(block);
                int size = blocks.size(block);
                if (count + size > met.length) {
                    met = Arrays.copyOf(met, Math.max(2 * met.length, count + size));
                }
                for (int j = 0; j < size; j++) {
                    if (visited.visit(members[j])) {
                        met[count++] = members[j];
                    }
                }
            }
        }
        return count;
    }

    private void weigh(int fragment, Comparand comparand, int other, Found found) {
        Comparand its = comparands.of(other);
        if (!comparands.isReady(fragment, comparand) || !comparands.isReady(other, its)) {
            return;
        }
        double bits = scorer.weigh(comparand, its, fragment, other);
        if (bits >= rule.reviewThreshold()) {
            comparand.note(other, bits);
            its.note(fragment, bits);
            found.weighs(other, bits);
        }
    }

    private void forget(int fragment, Comparand comparand) {
        for (int i = 0; i < comparand.known(); i++) {
            comparands.of(comparand.other(i)).forget(fragment);
        }
    }

    /** Proposes the pairs of a block that is within the cap again. */
    private void reopen(int block, Changes changes) {
        int mark = marks.getOrDefault(block, -1);
        if (mark < 0) {
            return;
        }
        eachKnown(block, changes::link);
        for (int i = mark, n = blocks.size(block); i < n; i++) {
            for (int j = 0; j < i; j++) {
                int one = blocks.member(block, i);
                int two = blocks.member(block, j);
                Comparand comparand = comparands.of(one);
                if (comparand.find(two) < 0 && !proposes(comparand, comparands.of(two))) {
                    weigh(one, comparand, two, (other, bits) -> {
                        if (bits >= rule.linkThreshold()) {
                            changes.link(one, other, bits);
                        }
                    });
                }
            }
        }
        marks.remove(block);
    }

    /** Withdraws the pairs of a block that has just been closed. */
    private void withdraw(int block, Changes changes) {
        eachKnown(block, (a, b, bits) -> changes.unlink(a, b));
    }

    /** Visits the known pairs of a closed block that reach the link threshold and that no open block proposes. */
    private void eachKnown(int block, PairVisitor visitor) {
        for (int i = 0, n = blocks.size(block); i < n; i++) {
            int one = blocks.member(block, i);
            Comparand comparand = comparands.of(one);
            for (int j = 0; j < comparand.known(); j++) {
                int two = comparand.other(j);
                if (one < two && comparand.bits(j) >= rule.linkThreshold()) {
                    Comparand other = comparands.of(two);
                    if (other.indexOf(block) >= 0 && !proposes(comparand, other)) {
                        visitor.visit(one, two, comparand.bits(j));
                    }
                }
            }
        }
    }

    /** Returns those that a fragment is linked with, and the weights. */
    private IntDoubleHashMap linked(Comparand comparand) {
        IntDoubleHashMap links = new IntDoubleHashMap();
        for (int i = 0; i < comparand.known(); i++) {
            int other = comparand.other(i);
            if (comparand.bits(i) >= rule.linkThreshold()
                    && proposes(comparand, comparands.of(other))) {
                links.put(other, comparand.bits(i));
            }
        }
        return links;
    }

    /** Returns the weight of any two fragments that it compares, whether it proposes them or not. */
    double weight(int a, int b) {
        Comparand one = comparands.of(a);
        int at = one.find(b);
        return at >= 0
                ? one.bits(at)
                : scorer.weight(comparands.ready(a), comparands.ready(b), a, b);
    }

    /**
     * Returns whether any two of these fragments that it compares are known to weigh clearly more than the link
     * threshold, so that no mean of their weights is below it, rounding included.
     */
    boolean holdsTogether(int[] fragments) {
        double enough = rule.linkThreshold() + CLEARLY;
        for (int i = 0; i < fragments.length; i++) {
            Comparand one = comparands.get(fragments[i]);
            if (one == null || one.blocks() == 0) {
                continue;
            }
            for (int j = i + 1; j < fragments.length; j++) {
                int at = one.find(fragments[j]);
                if (at < 0 ? isCompared(fragments[j]) : one.bits(at) < enough) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns whether anything can be compared of two fragments. */
    boolean isComparable(int a, int b) {
        Comparand one = comparands.of(a);
        Comparand two = comparands.of(b);
        return comparands.isReady(a, one)
                && comparands.isReady(b, two)
                && scorer.isComparable(one, two, a, b);
    }

    /** Returns what tells of what the weight of two fragments is made, of the forms that they have now. */
    Supplier<List<Contribution>> contributionsLater(int a, int b) {
        return scorer.contributionsLater(comparands.ready(a), comparands.ready(b), a, b);
    }

    /**
     * Makes ready whom a fragment is to be compared with: for a store that cannot be reached must be met before an
     * operation is kept, not in its middle.
     */
    void makeReady(Comparand comparand) {
        for (int i = 0, n = comparands.areRestored() ? comparand.blocks() : 0; i < n; i++) {
            int block = blocks.find(comparand.number(i));
            if (block < BlockTable.NONE) {
                int alone = BlockTable.alone(block);
                comparands.isReady(alone, comparands.of(alone));
            }
            int size = block < 0 ? 0 : blocks.size(block);
            for (int j = 0; size <= rule.blockCap() && j < size; j++) {
                comparands.isReady(blocks.member(block, j), comparands.of(blocks.member(block, j)));
            }
        }
    }

    /** Writes what is known of fragments below {@code capacity}, but not their forms. */
    void save(BlockWriter out, int capacity) {
        out.part("pairs");
        blocks.save(out);
        SavedMaps.save(out, marks);
        comparands.save(out, capacity);
    }

    /** Reads what {@link #save} wrote; forms are made of payloads when they are first wanted. */
    void load(BlockReader in, int capacity, IntFunction<@Nullable Fragment> source) {
        in.part("pairs");
        blocks.load(in, capacity);
        SavedMaps.load(in, marks, Integer.MAX_VALUE, Integer.MAX_VALUE);
        comparands.load(in, capacity, source);
        long alone = 0;
        for (int i = 0; i < capacity; i++) {
            Comparand one = comparands.get(i);
            if (one != null) {
                check(i, one);
                alone += one.alone();
            }
        }
        // To look each of them up would take longer than all the rest.
        SnapshotException.check(alone == blocks.alone(), "a fragment is not in its block");
    }

    private void check(int fragment, Comparand comparand) {
        for (int i = 0; i < comparand.blocks(); i++) {
            int block = comparand.block(i);
            boolean in = comparand.isAlone(i)
                    || (blocks.has(block, comparand.position(i))
                            && blocks.member(block, comparand.position(i)) == fragment);
            SnapshotException.check(in, "a fragment is not in its block");
        }
        for (int i = 0; i < comparand.known(); i++) {
            Comparand other = comparands.get(comparand.other(i));
            int back = other == null ? -1 : other.find(fragment);
            SnapshotException.check(
                    other != null && back >= 0 && other.bits(back) == comparand.bits(i),
                    "a pair has one end");
        }
    }

    /** Visits each proposed pair that reaches the link threshold, once. */
    void eachLinked(PairVisitor visitor) {
        for (int a = 0, n = comparands.capacity(); a < n; a++) {
            Comparand one = comparands.get(a);
            for (int i = 0; one != null && i < one.known(); i++) {
                int b = one.other(i);
                if (a < b
                        && one.bits(i) >= rule.linkThreshold()
                        && proposes(one, comparands.of(b))) {
                    visitor.visit(a, b, one.bits(i));
                }
            }
        }
    }

    /**
     * Returns whether a fragment is compared as the matcher would compare it now: it is in the same blocks, and weighs
     * as much against those it is known to weigh something against.
     */
    boolean isStill(int fragment, Comparand now) {
        Comparand kept = comparands.get(fragment);
        if (kept == null || kept.blocks() != now.blocks()) {
            return false;
        }
        for (int i = 0; i < now.blocks(); i++) {
            if (kept.indexOf(now.number(i), blocks) < 0) {
                return false;
            }
        }
        for (int i = 0; i < Math.min(PROVED, kept.known()); i++) {
            Comparand other = comparands.of(kept.other(i));
            if (comparands.isReady(kept.other(i), other)
                    && scorer.weigh(now, other, fragment, kept.other(i)) != kept.bits(i)) {
                return false;
            }
        }
        return true;
    }

    /** Visits each proposed pair below the link threshold, but not below the review threshold, once. */
    void eachPossible(PairVisitor visitor) {
        for (int a = 0, n = comparands.capacity(); a < n; a++) {
            eachPossible(a, a, visitor);
        }
    }

    /** Visits such pairs of one fragment, it first. */
    void eachPossible(int fragment, PairVisitor visitor) {
        eachPossible(fragment, -1, visitor);
    }

    private void eachPossible(int fragment, int above, PairVisitor visitor) {
        Comparand one = comparands.get(fragment);
        for (int i = 0; one != null && i < one.known(); i++) {
            int other = one.other(i);
            if (other > above
                    && one.bits(i) < rule.linkThreshold()
                    && proposes(one, comparands.of(other))) {
                visitor.visit(fragment, other, one.bits(i));
            }
        }
    }

    /** Returns the heap that it takes, without the forms. */
    long heapBytes() {
        return blocks.heapBytes() + comparands.heapBytes() + visited.heapBytes();
    }
}
