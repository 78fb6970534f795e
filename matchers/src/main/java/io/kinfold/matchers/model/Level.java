package io.kinfold.matchers.model;

import java.util.Objects;
import java.util.Optional;

/**
 * One degree of likeness in a {@link Comparison}: the condition that reaches it, and how often pairs
 * of the same and of different customers do. Immutable and safe for any thread.
 */
public final class Level {
    private final String name;
    private final Optional<Condition> condition;
    private final double m;
    private final double u;
    private final Optional<TermAdjustment> termAdjustment;

    private Level(
            String name,
            Optional<Condition> condition,
            double m,
            double u,
            Optional<TermAdjustment> termAdjustment) {
        this.name = Objects.requireNonNull(name, "name");
        this.condition = condition;
        this.m = m;
        this.u = u;
        this.termAdjustment = termAdjustment;
    }

    /**
     * Returns a level without probabilities: {@link Comparison.Builder} gives it defaults, training
     * better ones.
     *
     * @param name the level's name, such as {@code exact}; unique in its comparison
     * @param condition what reaches it
     * @return the level
     */
    public static Level of(String name, Condition condition) {
        return new Level(name, Optional.of(condition), Double.NaN, Double.NaN, Optional.empty());
    }

    /**
     * Returns the level of the pairs that reach no other, without probabilities.
     *
     * @param name the level's name, such as {@code else}
     * @return the level
     */
    public static Level otherwise(String name) {
        return new Level(name, Optional.empty(), Double.NaN, Double.NaN, Optional.empty());
    }

    /**
     * Returns this level with other probabilities.
     *
     * @param newM the probability that a pair of one customer is at this level, in (0, 1)
     * @param newU the probability that a pair of two customers is, in (0, 1)
     * @return a new level
     * @throws IllegalArgumentException if one is 0, 1, NaN or out of range
     */
    public Level probabilities(double newM, double newU) {
        Checks.probability("m probability of level '" + name + "'", newM);
        Checks.probability("u probability of level '" + name + "'", newU);
        return new Level(name, condition, newM, newU, termAdjustment);
    }

    /**
     * Returns this level with a term-frequency adjustment.
     *
     * @param adjustment the adjustment
     * @return a new level
     * @throws IllegalStateException if this is the level of all other pairs, which agree on nothing
     */
    public Level adjusted(TermAdjustment adjustment) {
        if (condition.isEmpty()) {
            throw new IllegalStateException("level '" + name
                    + "' takes the pairs that reach no other, which agree on nothing whose frequency"
                    + " could count; adjust a level with a condition");
        }
        return new Level(name, condition, m, u, Optional.of(adjustment));
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns what reaches the level; empty for the level of all other pairs.
     *
     * @return the condition
     */
    public Optional<Condition> condition() {
        return condition;
    }

    /**
     * Returns the probability that a pair of one customer is at this level, its values not missing.
     *
     * @return m in (0, 1), or NaN before a comparison gave it one
     */
    public double m() {
        return m;
    }

    /**
     * Returns the probability that a pair of two customers is at this level, its values not missing.
     *
     * @return u in (0, 1), or NaN before a comparison gave it one
     */
    public double u() {
        return u;
    }

    /**
     * Returns the weight of a pair at this level, without term frequencies.
     *
     * @return log2(m/u)
     */
    public double bits() {
        return Bits.log2(m / u);
    }

    /**
     * Returns the term-frequency adjustment.
     *
     * @return the adjustment, or empty
     */
    public Optional<TermAdjustment> termAdjustment() {
        return termAdjustment;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Level that
                && name.equals(that.name)
                && condition.equals(that.condition)
                && Double.compare(m, that.m) == 0
                && Double.compare(u, that.u) == 0
                && termAdjustment.equals(that.termAdjustment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, condition, m, u, termAdjustment);
    }

    @Override
    public String toString() {
        return "Level[" + name + " m=" + m + " u=" + u + "]";
    }
}
