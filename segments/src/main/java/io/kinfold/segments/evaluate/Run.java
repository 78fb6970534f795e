package io.kinfold.segments.evaluate;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.plan.Leaf;
import io.kinfold.segments.plan.Plan;
import io.kinfold.segments.predicate.Block;
import io.kinfold.segments.predicate.Scratch;
import io.kinfold.segments.predicate.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One evaluation over all rows: narrows masks of a bit a row, whole masks at a time, so that the
 * compiler can vectorise what is done to them; only a leaf whose rows are not known goes through
 * the mask in blocks. Under the data's read lock, by one thread.
 */
final class Run {
    /** Of how many rows a leaf's share is estimated. */
    private static final int SAMPLED = 256;

    private final CustomerTable table;
    private final LeafCache cache;
    private final Map<Leaf, Bound> leaves = new HashMap<>();
    private final Deque<long[]> spare = new ArrayDeque<>();
    private final Scratch scratch = new Scratch();
    private final long[] block = new long[Block.WORDS];
    private final long[] kept = new long[Block.WORDS];
    private final int[] rows = new int[Block.ROWS];
    private final int[] sample;
    private final int words;

    Run(CustomerTable table, LeafCache cache) {
        this.table = table;
        this.cache = cache;
        int blocks = (table.rows() + Block.ROWS - 1) / Block.ROWS;
        this.words = blocks * Block.WORDS;
        this.sample = sample(table);
    }

    /** Returns the rows of all profiles. */
    long[] live() {
        return Arrays.copyOf(Arrays.copyOf(table.live(), (table.rows() + 63) >> 6), words);
    }

    /**
     * Finds the rows of leaves that several plans have, or that were asked for before, once for
     * all.
     */
    void share(Map<Leaf, Integer> uses) {
        Map<Leaf, Integer> settled = new LinkedHashMap<>();
        uses.forEach((leaf, count) -> settled.merge(leaf.settled(table), count, Integer::sum));
        settled.forEach((leaf, count) -> {
            if (cache.isSeen(leaf) || count > 1) {
                share(leaf);
            }
        });
    }

    private void share(Leaf settled) {
        Bound bound = bound(settled);
        if (bound.known() == null) {
            long[] bits = live();
            int count = narrow(bound.predicate(), true, bits);
            LeafCache.Entry entry = new LeafCache.Entry(bits, count, settled.version(table));
            cache.put(settled, entry);
            leaves.put(
                    settled, new Bound(bound.predicate(), entry, pass(bound.predicate(), entry)));
        }
    }

    /**
     * Takes from a mask the rows that do not satisfy a plan.
     *
     * @return how many are left
     */
    int narrow(Plan plan, long[] mask) {
        if (plan instanceof Plan.Constant constant) {
            if (!constant.value()) {
                Words.clear(mask);
            }
            return Words.count(mask);
        }
        if (plan instanceof Plan.Test test) {
            Bound bound = bound(test.leaf());
            return bound.known() == null
                    ? narrow(bound.predicate(), test.positive(), mask)
                    : narrow(bound.known().bits(), test.positive(), mask);
        }
        return plan instanceof Plan.All all ? all(all, mask) : any((Plan.Any) plan, mask);
    }

    private int all(Plan.All all, long[] mask) {
        int left = -1;
        for (Plan part : ordered(all.parts(), true)) {
            left = narrow(part, mask);
            if (left == 0) {
                break;
            }
        }
        return left;
    }

    private int any(Plan.Any any, long[] mask) {
        long[] rest = taken(mask);
        long[] found = taken(mask);
        Words.clear(mask);
        for (Plan part : ordered(any.parts(), false)) {
            System.arraycopy(rest, 0, found, 0, words);
            narrow(part, found);
            Words.or(mask, found);
            Words.andNot(rest, found);
            if (Words.count(rest) == 0) {
                break;
            }
        }
        spare.push(rest);
        spare.push(found);
        return Words.count(mask);
    }

    private long[] taken(long[] like) {
        long[] copy = spare.isEmpty() ? new long[words] : spare.pop();
        System.arraycopy(like, 0, copy, 0, words);
        return copy;
    }

    // Rows that came after the leaf was decided have no value that it could look at, so it does not
    // hold for them.
    private static int narrow(long[] known, boolean positive, long[] mask) {
        long[] bits = known.length == mask.length ? known : Arrays.copyOf(known, mask.length);
        if (positive) {
            Words.and(mask, bits);
        } else {
            Words.andNot(mask, bits);
        }
        return Words.count(mask);
    }

    private int narrow(RowPredicate predicate, boolean positive, long[] mask) {
        int left = 0;
        for (int word = 0; word < words; word += Block.WORDS) {
            System.arraycopy(mask, word, block, 0, Block.WORDS);
            int count = Words.count(block);
            if (count == 0) {
                continue;
            }
            System.arraycopy(block, 0, kept, 0, Block.WORDS);
            if (predicate instanceof Block ofBlocks) {
                ofBlocks.keep(word << 6, kept, count, scratch);
            } else {
                keep(predicate, word << 6, kept);
            }
            if (!positive) {
                Words.andNot(block, kept);
            }
            long[] result = positive ? kept : block;
            System.arraycopy(result, 0, mask, word, Block.WORDS);
            left += Words.count(result);
        }
        return left;
    }

    private void keep(RowPredicate predicate, int from, long[] bits) {
        int n = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                rows[n++] = from + (word << 6) + Long.numberOfTrailingZeros(left);
            }
        }
        int passed = predicate.refine(rows, n);
        Words.clear(bits);
        for (int i = 0; i < passed; i++) {
            bits[(rows[i] - from) >> 6] |= 1L << rows[i];
        }
    }

    private Bound bound(Leaf leaf) {
        Bound known = leaves.get(leaf);
        if (known == null) {
            Leaf settled = leaf.settled(table);
            known = settled.equals(leaf) ? bindNew(leaf) : bound(settled);
            leaves.put(leaf, known);
        }
        return known;
    }

    private Bound bindNew(Leaf settled) {
        LeafCache.Entry entry = cache.get(settled, settled.version(table));
        RowPredicate predicate = settled.bind(table);
        return new Bound(predicate, entry, pass(predicate, entry));
    }

    private double pass(RowPredicate predicate, LeafCache.@Nullable Entry known) {
        if (known != null && table.size() > 0) {
            return (double) known.count() / table.size();
        }
        int passed = 0;
        for (int row : sample) {
            passed += predicate.test(row) ? 1 : 0;
        }
        // As if one more row passed and one did not: no share is taken for none or all.
        return (passed + 1.0) / (sample.length + 2.0);
    }

    private static int[] sample(CustomerTable table) {
        long[] live = table.live();
        int[] found = new int[SAMPLED];
        int n = 0;
        double step = Math.max(1.0, (double) table.rows() / SAMPLED);
        for (int i = 0; i < SAMPLED && (int) (i * step) < table.rows(); i++) {
            int row = (int) (i * step);
            if ((live[row >> 6] >>> row & 1) != 0) {
                found[n++] = row;
            }
        }
        return Arrays.copyOf(found, n);
    }

    // What takes away most for its cost comes first; where one is enough, what gives most.
    private List<Plan> ordered(List<Plan> parts, boolean all) {
        IdentityHashMap<Plan, Double> rank = new IdentityHashMap<>();
        for (Plan part : parts) {
            Estimate estimate = estimate(part);
            double settled = all ? 1 - estimate.pass : estimate.pass;
            rank.put(part, estimate.cost / Math.max(settled, 1e-6));
        }
        return parts.stream().sorted(Comparator.comparing(rank::get)).toList();
    }

    private record Estimate(double cost, double pass) {}

    private Estimate estimate(Plan plan) {
        if (plan instanceof Plan.Test test) {
            Bound bound = bound(test.leaf());
            return new Estimate(bound.cost(), test.positive() ? bound.pass() : 1 - bound.pass());
        }
        if (plan instanceof Plan.Constant constant) {
            return new Estimate(0, constant.value() ? 1 : 0);
        }
        boolean all = plan instanceof Plan.All;
        List<Plan> parts = all ? ((Plan.All) plan).parts() : ((Plan.Any) plan).parts();
        double cost = 0;
        double open = 1;
        for (Plan part : parts) {
            Estimate estimate = estimate(part);
            cost += open * estimate.cost;
            open *= all ? estimate.pass : 1 - estimate.pass;
        }
        return new Estimate(cost, all ? open : 1 - open);
    }
}
