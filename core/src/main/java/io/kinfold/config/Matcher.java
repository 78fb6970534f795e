package io.kinfold.config;

import io.kinfold.fragment.Fragment;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * Compares fragments for a fuzzy rule: says which are compared, and how much speaks for a pair.
 *
 * <p>All methods must be pure functions, safe for any thread, and must not throw on any fragment: the
 * profiles are a function of what they return. They are called outside the graph's lock where that is
 * possible, and on several threads at once.
 *
 * @param <P> a fragment's prepared form: whatever its comparisons need, normalized. Made once for each version
 *     of a fragment and kept in memory beside it, so it should be small; immutable. Two forms that are equal
 *     must compare alike: a new version with an equal form is not compared again
 */
public interface Matcher<P> {
    /**
     * Returns a fragment's prepared form.
     *
     * @param fragment the fragment
     * @return the form
     */
    P prepare(Fragment fragment);

    /**
     * Returns the blocks that a fragment is in, by their numbers: fragments that share one are compared, as
     * long as the block is within {@link FuzzyRule#blockCap()}. All 64 bits of a number should depend on all
     * that makes the block, as those of {@link #block} do: blocks of one number are one.
     *
     * @param prepared the fragment's form
     * @return a new array of the blocks in any order; repetitions do not count; empty if it is compared with
     *     nobody
     */
    long[] blocks(P prepared);

    /**
     * Takes a fragment's prepared form and its blocks.
     *
     * @param <P> the form
     */
    @FunctionalInterface
    interface Preparation<P> {
        /**
         * Takes those of one fragment.
         *
         * @param prepared as {@link Matcher#prepare} returns it
         * @param blocks as {@link Matcher#blocks} returns them
         */
        void take(P prepared, long[] blocks);
    }

    /**
     * Prepares several fragments. A matcher that overrides this may go to work on all of them at once, where that
     * is cheaper; the forms and blocks must be those of one by one.
     *
     * @param fragments the fragments
     * @param preparation takes form and blocks of each fragment once, in their order
     */
    default void prepareAll(List<Fragment> fragments, Preparation<P> preparation) {
        for (Fragment fragment : fragments) {
            P prepared = prepare(fragment);
            preparation.take(prepared, blocks(prepared));
        }
    }

    /**
     * Returns the number of a block that has a name: the same number on every machine.
     *
     * @param name the block's name
     * @return a hash of the name in 64 bits
     */
    static long block(String name) {
        return BlockNumber.of(name);
    }

    /**
     * Returns the match weight of a pair, in bits: log2 of how much likelier the pair is if the two are
     * one customer, the prior included.
     *
     * @param a one form
     * @param b the other
     * @return the weight; finite, and the very same with the two exchanged
     */
    double weight(P a, P b);

    /**
     * Returns the match weight of a pair where only one of at least so many bits is wanted. A matcher that
     * overrides this may stop as soon as the weight is certain to be below.
     *
     * @param a one form
     * @param b the other
     * @param atLeast the least weight that is wanted
     * @return exactly {@link #weight(Object, Object)} if that is at or above {@code atLeast}, else any
     *     number below {@code atLeast}
     */
    default double weight(P a, P b, double atLeast) {
        return weight(a, b);
    }

    /**
     * Returns whether comparing a pair says anything. A pair that has nothing on both sides, or nothing by which one
     * customer could be told from two, is left out of the mean of {@link Clustering#AVERAGE}.
     *
     * @param a one form
     * @param b the other
     * @return by default true
     */
    default boolean comparable(P a, P b) {
        return true;
    }

    /**
     * Returns what the weight of a pair is made of.
     *
     * @param a one form
     * @param b the other
     * @return the prior first, then each comparison; they add up to {@link #weight(Object, Object)}. By
     *     default one entry with the total
     */
    default List<Contribution> contributions(P a, P b) {
        return List.of(new Contribution("total", "", weight(a, b)));
    }

    /**
     * Returns the settings that decide what the matcher answers, such as its model, for {@link
     * Configuration#fingerprint}: so a graph knows, without comparing anything, that a snapshot of it was made by
     * another matcher. Only a digest of the text is kept.
     *
     * @return a text that is another one wherever the settings are; by default empty, so that only the answers to
     *     probes tell matchers apart
     */
    default String settings() {
        return "";
    }

    /**
     * Returns a matcher that looks at the fragments themselves; for simple rules and small data, since the
     * fragments are kept in memory.
     *
     * @param blocks the names of the blocks of a fragment; see {@link #blocks}
     * @param weight the weight of a pair, as {@link #weight(Object, Object)}
     * @return the matcher
     */
    static Matcher<Fragment> of(
            Function<? super Fragment, ? extends Collection<String>> blocks,
            ToDoubleBiFunction<? super Fragment, ? super Fragment> weight) {
        Objects.requireNonNull(blocks, "blocks");
        Objects.requireNonNull(weight, "weight");
        return new Matcher<>() {
            @Override
            public Fragment prepare(Fragment fragment) {
                return fragment;
            }

            @Override
            public long[] blocks(Fragment prepared) {
                return blocks.apply(prepared).stream().mapToLong(Matcher::block).toArray();
            }

            @Override
            public double weight(Fragment a, Fragment b) {
                return weight.applyAsDouble(a, b);
            }
        };
    }
}
