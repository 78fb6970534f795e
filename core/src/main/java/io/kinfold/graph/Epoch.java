package io.kinfold.graph;

import com.carrotsearch.hppc.IntHashSet;

import io.kinfold.topology.LoneInt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells readers that components or keys were taken apart meanwhile: odd while the writer does so. Links
 * alone do not count, since readers beside them see a whole state of before or after. One writer.
 *
 * <p>There is a count of all that is taken apart, and one for each of {@value #STRIPES} classes of fragments: a component
 * that is to be taken apart is covered first, with all its fragments, and stays so until the end. Who reads one profile
 * only, by a fragment of it, is thus held up by changes of that profile and by few others.
 */
final class Epoch {
    /** So many that two components of some fragments seldom share one; they take 64 KB. */
    private static final int STRIPES = 1 << 14;

    /** To cover a component costs its size; from here on everything is covered instead. */
    private static final int MOST_COVERED = 1_024;

    private static final VarHandle STRIPE = MethodHandles.arrayElementVarHandle(int[].class);

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong all = new AtomicLong();
    private final int[] stripes = new int[STRIPES];
    private final IntHashSet covered = new IntHashSet();
    private final LoneInt depth = new LoneInt();

    /** Begins to take apart, nobody knows what; may be nested. */
    void begin() {
        beginSome();
        coverAll();
    }

    /** Begins to take apart what is covered, each component before it changes; may be nested. */
    void beginSome() {
        depth.set(depth.get() + 1);
        if (depth.get() == 1) {
            count.incrementAndGet();
        }
    }

    void end() {
        depth.set(depth.get() - 1);
        if (depth.get() == 0) {
            if ((all.get() & 1) == 1) {
                all.incrementAndGet();
            }
            uncover();
            count.incrementAndGet();
        }
    }

    private void uncover() {
        if (!covered.isEmpty()) {
            for (var cursor : covered) {
                turn(cursor.value, 1);
            }
            covered.clear();
        }
    }

    /** Returns whether something is being taken apart. */
    boolean isTakingApart() {
        return depth.get() > 0;
    }

    /** Returns whether a component is covered, by any of its fragments; where something is being taken apart. */
    boolean covers(int fragment) {
        return (all.get() & 1) == 1 || covered.contains(fragment);
    }

    /** Returns whether a component of so many fragments is too large for {@link #cover}. */
    static boolean isLarge(int fragments) {
        return fragments > MOST_COVERED;
    }

    /** Covers all fragments of a component. */
    void cover(int[] fragments) {
        for (int fragment : fragments) {
            turn(fragment, 0);
            covered.add(fragment);
        }
    }

    /** Covers every component. */
    void coverAll() {
        if ((all.get() & 1) == 0) {
            all.incrementAndGet();
        }
    }

    /** Makes the count of a fragment's stripe odd, or even again, unless it is. */
    private void turn(int fragment, int from) {
        int stripe = stripe(fragment);
        int now = stripes[stripe];
        if ((now & 1) == from) {
            STRIPE.setVolatile(stripes, stripe, now + 1);
        }
    }

    /** Neighbours come to lie in different cache lines: one is often changed while the other is read. */
    private static int stripe(int fragment) {
        return (fragment * 0x9E3779B1) >>> 18;
    }

    /** Makes all that the writer did visible to whoever calls {@link #now} afterwards; readers keep the count in their caches. */
    void publish() {
        VarHandle.fullFence();
    }

    /** Returns the epoch to hand to {@link #holds}. */
    long now() {
        return count.get();
    }

    /** Returns whether nothing was taken apart since {@link #now} returned this, nor was at that moment. */
    boolean holds(long epoch) {
        return (epoch & 1) == 0 && count.get() == epoch;
    }

    /** Begins to watch the component that a fragment is in. */
    Foothold foothold(int fragment) {
        return new Foothold(this, fragment);
    }

    /** A fragment by which somebody reads its component, beside the writer. */
    static final class Foothold {
        private final Epoch epoch;
        private final int stripe;
        private final long all;
        private final int version;

        private Foothold(Epoch epoch, int fragment) {
            this.epoch = epoch;
            stripe = stripe(fragment);
            all = epoch.all.get();
            version = (int) STRIPE.getVolatile(epoch.stripes, stripe);
        }

        /** Returns whether no component that the fragment was in has been taken apart since, nor the fragment removed. */
        boolean holds() {
            VarHandle.loadLoadFence();
            return ((all | version) & 1) == 0
                    && (int) STRIPE.getVolatile(epoch.stripes, stripe) == version
                    && epoch.all.get() == all;
        }
    }
}
