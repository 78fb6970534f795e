package io.kinfold.command.chance;

import java.util.List;

/**
 * Random numbers that are the same on every machine and in every version of Java: SplitMix64
 * (Steele, Lea and Flood, 2014, https://doi.org/10.1145/2714064.2660195). Each use has a stream of
 * its own, so that what one customer draws does not move another's.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Returns the dice of one use of one thing. */
    public static Dice of(long seed, int use, long index) {
        return new Dice(mix(mix(seed + GOLDEN * use) + GOLDEN * index));
    }

    /** Returns 64 random bits. */
    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** Returns a number from 0 to n - 1. */
    public int below(int n) {
        return (int) (((bits() >>> 32) * n) >>> 32);
    }

    /** Returns a number from 0 to n - 1. */
    public long below(long n) {
        return Long.remainderUnsigned(bits(), n);
    }

    /** Returns a number from 0 (included) to 1 (excluded). */
    public double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** Returns true with a probability. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** Returns one of the values, each as likely. */
    public <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Returns one of the values, the earlier ones likelier: the density falls linearly to zero. */
    public <T> T earlyOf(List<T> values) {
        double u = unit();
        return values.get((int) (values.size() * (1 - StrictMath.sqrt(1 - u))));
    }

    /**
     * Returns a count with a heavy tail (Pareto, cut off): at least k with a probability of about
     * (k + 1) to the minus alpha.
     */
    public int heavyTail(double alpha, int most) {
        double drawn = StrictMath.pow(1 - unit(), -1 / alpha) - 1;
        return (int) Math.min(most, drawn);
    }

    /** Puts a list into an order in which each is as likely as any other. */
    public <T> void shuffle(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            T moved = list.get(i);
            list.set(i, list.get(j));
            list.set(j, moved);
        }
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
