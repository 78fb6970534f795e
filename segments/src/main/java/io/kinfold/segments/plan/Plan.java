package io.kinfold.segments.plan;

import java.util.List;

/**
 * A segment as of a context: negation stands at the leaves, parts are flat, constants are gone but
 * for the whole. Plans with the same meaning need not be equal, but equal plans have the same
 * meaning. Immutable.
 */
public sealed interface Plan {
    /** Every profile. */
    Plan ALWAYS = new Constant(true);

    /** No profile. */
    Plan NEVER = new Constant(false);

    /**
     * The same for every profile.
     *
     * @param value whether all or none
     */
    record Constant(boolean value) implements Plan {}

    /**
     * A leaf holds or does not.
     *
     * @param leaf the leaf
     * @param positive whether it must hold
     */
    record Test(Leaf leaf, boolean positive) implements Plan {}

    /**
     * All parts hold.
     *
     * @param parts at least two, none of them All or a constant, all different
     */
    record All(List<Plan> parts) implements Plan {
        /** Copies the list. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Some part holds.
     *
     * @param parts at least two, none of them Any or a constant, all different
     */
    record Any(List<Plan> parts) implements Plan {
        /** Copies the list. */
        public Any {
            parts = List.copyOf(parts);
        }
    }
}
