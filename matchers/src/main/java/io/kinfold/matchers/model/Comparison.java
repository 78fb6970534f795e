package io.kinfold.matchers.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How alike two fragments are in one respect, in ordered levels from most to least alike; the first
 * level whose condition is true counts, and the last takes all other pairs.
 *
 * <p>Where its condition of missing values is true, the comparison says nothing: 0 bits. That is a
 * level of its own, apart from the last.
 *
 * <p>A pair has no order. Where a condition looks at different fields of the two sides and so depends
 * on which fragment is called left, the comparison counts the more alike of both orders.
 *
 * <p>Immutable and safe for any thread.
 */
public final class Comparison {
    /** The index of the level of missing values. */
    public static final int MISSING = -1;

    private final String name;
    private final Condition missing;
    private final List<Level> levels;
    private final Optional<Kind> kind;

    private Comparison(String name, Condition missing, List<Level> levels, Optional<Kind> kind) {
        this.name = name;
        this.missing = missing;
        this.levels = List.copyOf(levels);
        this.kind = kind;
    }

    /**
     * Returns a builder of a comparison.
     *
     * @param name its name, unique in a model; not empty
     * @return a new builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Returns the name.
     *
     * @return the name, not empty
     */
    public String name() {
        return name;
    }

    /**
     * Returns the condition under which the comparison says nothing.
     *
     * @return the condition
     */
    public Condition missing() {
        return missing;
    }

    /**
     * Returns the levels from most to least alike, the last without a condition.
     *
     * @return an immutable list of at least two
     */
    public List<Level> levels() {
        return levels;
    }

    /**
     * Returns the names of the fields that it looks at, term frequencies included, without
     * repetitions, in the order of first use.
     *
     * @return an immutable list
     */
    public List<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        ConditionOperands.of(missing).forEach(operand -> fields.add(operand.field()));
        for (Level level : levels) {
            level.condition()
                    .ifPresent(condition -> ConditionOperands.of(condition)
                            .forEach(operand -> fields.add(operand.field())));
            level.termAdjustment().ifPresent(adjustment -> fields.add(adjustment.field()));
        }
        return List.copyOf(fields);
    }

    /**
     * Returns this comparison with other probabilities.
     *
     * @param m one of each level, in the order of {@link #levels()}
     * @param u one of each level
     * @return a new comparison
     * @throws IllegalArgumentException if one is not in (0, 1) or their number is wrong
     */
    public Comparison probabilities(double[] m, double[] u) {
        if (m.length != levels.size() || u.length != levels.size()) {
            throw new IllegalArgumentException("comparison '" + name + "' has " + levels.size()
                    + " levels; give as many m and u probabilities");
        }
        List<Level> changed = new ArrayList<>();
        for (int i = 0; i < m.length; i++) {
            changed.add(levels.get(i).probabilities(m[i], u[i]));
        }
        return new Comparison(name, missing, changed, kind);
    }

    /**
     * Returns what the comparison is about.
     *
     * @return the kind; empty if training is to know nothing but the data
     */
    public Optional<Kind> kind() {
        return kind;
    }

    /**
     * Returns this comparison with a kind, of which training makes use; weights do not depend on it.
     *
     * @param newKind what it is about
     * @return a new comparison
     */
    public Comparison kind(Kind newKind) {
        return new Comparison(name, missing, levels, Optional.of(newKind));
    }

    /**
     * Returns the u that a level's term adjustment is measured against: its reference, or that of the
     * level of exact agreement on the adjusted field.
     */
    Optional<Double> adjustmentU(Level level) {
        TermAdjustment adjustment = level.termAdjustment().orElseThrow();
        if (adjustment.reference().isPresent()) {
            return Optional.of(adjustment.reference().getAsDouble());
        }
        Condition exact = Condition.equal(adjustment.field());
        return levels.stream()
                .filter(other -> other.condition().filter(exact::equals).isPresent())
                .map(Level::u)
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Comparison that
                && name.equals(that.name)
                && missing.equals(that.missing)
                && levels.equals(that.levels)
                && kind.equals(that.kind);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, missing, levels, kind);
    }

    @Override
    public String toString() {
        return "Comparison[" + name + " " + levels + "]";
    }

    /**
     * Collects the levels of a comparison. Not safe for several threads; may build more than once.
     *
     * <p>Levels without probabilities get defaults to start training from: of the pairs of one
     * customer, 95 % are at the first level and the rest evenly at the others; weights fall evenly
     * from 10 bits at the first to -5 at the last.
     */
    public static final class Builder {
        private static final double FIRST_M = 0.95;
        private static final double FIRST_BITS = 10;
        private static final double SECOND_BITS = 3;
        private static final double LAST_BITS = -5;

        private final String name;
        private final List<Level> levels = new ArrayList<>();
        private Optional<Condition> missing = Optional.empty();

        private Builder(String name) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "a comparison's name must not be empty; give it one");
            }
            this.name = name;
        }

        /**
         * Sets when the comparison says nothing. By default it does where a value is missing that
         * its first level compares.
         *
         * @param condition the condition
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder missing(Condition condition) {
            if (missing.isPresent()) {
                throw new IllegalStateException(
                        "missing of comparison '" + name + "' was set already; use Condition.any");
            }
            missing = Optional.of(condition);
            return this;
        }

        /**
         * Adds a level below those added before.
         *
         * @param level the level
         * @return this builder
         */
        public Builder level(Level level) {
            levels.add(Objects.requireNonNull(level, "level"));
            return this;
        }

        /**
         * Returns the comparison. A last level named {@code else} is added where there is none.
         *
         * @return a new comparison
         * @throws IllegalArgumentException if it has no level with a condition, two levels of one
         *     name, a level behind that of all other pairs, or an adjustment to exact agreement
         *     without such a level
         */
        public Comparison build() {
            List<Level> all = new ArrayList<>(levels);
            if (all.isEmpty() || all.get(all.size() - 1).condition().isPresent()) {
                all.add(Level.otherwise("else"));
            }
            if (all.size() < 2) {
                throw new IllegalArgumentException("comparison '" + name
                        + "' has no level with a condition; add one, such as exact agreement");
            }
            checkOrder(all);
            Condition whenMissing = missing.orElseGet(() -> anyMissing(all.get(0)));
            Comparison comparison =
                    new Comparison(name, whenMissing, withDefaults(all), Optional.empty());
            comparison.levels.forEach(level -> checkAdjustment(comparison, level));
            return comparison;
        }

        private void checkOrder(List<Level> all) {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < all.size(); i++) {
                if (!names.add(all.get(i).name())) {
                    throw new IllegalArgumentException("two levels of comparison '" + name
                            + "' are named '" + all.get(i).name() + "'; give each its own name");
                }
                if (i < all.size() - 1 && all.get(i).condition().isEmpty()) {
                    throw new IllegalArgumentException("level '" + all.get(i).name()
                            + "' of comparison '" + name
                            + "' takes all other pairs and must be the last; move it there");
                }
            }
        }

        private void checkAdjustment(Comparison comparison, Level level) {
            if (level.termAdjustment().isPresent()
                    && comparison.adjustmentU(level).isEmpty()) {
                throw new IllegalArgumentException(
                        "level '" + level.name() + "' of comparison '"
                                + name + "' is adjusted by the frequencies of '"
                                + level.termAdjustment().get().field()
                                + "', on which no level agrees exactly; add such a level, or give it a reference");
            }
        }

        private static Condition anyMissing(Level first) {
            List<Condition> each = ConditionOperands.of(first.condition().orElseThrow()).stream()
                    .<Condition>map(Condition.Missing::new)
                    .toList();
            return each.size() == 1 ? each.get(0) : new Condition.Any(each);
        }

        private static List<Level> withDefaults(List<Level> all) {
            List<Level> complete = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Level level = all.get(i);
                boolean given = !Double.isNaN(level.m());
                complete.add(given ? level : withDefault(level, i, all.size()));
            }
            return complete;
        }

        private static Level withDefault(Level level, int index, int count) {
            double m = index == 0 ? FIRST_M : (1 - FIRST_M) / (count - 1);
            double bits = index == 0
                    ? FIRST_BITS
                    : index == count - 1
                            ? LAST_BITS
                            : SECOND_BITS - (SECOND_BITS - LAST_BITS) * (index - 1) / (count - 2);
            return level.probabilities(m, Math.min(m / Math.pow(2, bits), 1 - 1e-6));
        }
    }
}
