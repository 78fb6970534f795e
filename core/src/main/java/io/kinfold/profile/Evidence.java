package io.kinfold.profile;

import io.kinfold.config.Contribution;
import io.kinfold.fragment.FragmentId;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What speaks for a link. Immutable and safe for any thread. */
public sealed interface Evidence {
    /**
     * The fragment holds a key: an identifier of a namespace, or the values of an exact rule.
     *
     * @param rule the namespace's or the rule's name
     * @param scope the scope; empty for a rule
     * @param value the normal form; of a rule, its values joined by the unit separator U+001F. Personal
     *     data: {@link #toString()} leaves it out
     * @param priority the priority
     */
    record SharedKey(String rule, String scope, String value, int priority) implements Evidence {
        @Override
        public OptionalDouble weight() {
            return OptionalDouble.empty();
        }

        @Override
        public String toString() {
            return scope.isEmpty() ? rule : rule + "@" + scope;
        }
    }

    /**
     * A fuzzy rule weighed the fragment against another one.
     *
     * @param rule the rule's name
     * @param other the other fragment
     * @param bits the match weight
     * @param priority the priority
     * @param contributions what the weight is made of: the prior first, then each comparison; they add up to it.
     *     Those of a graph's answers are worked out when they are first looked at
     */
    record Resemblance(
            String rule,
            FragmentId other,
            double bits,
            int priority,
            List<Contribution> contributions)
            implements Evidence {
        /**
         * Copies the list, unless it is one of {@link #whenAsked}.
         *
         * @param rule the rule's name
         * @param other the other fragment
         * @param bits the match weight
         * @param priority the priority
         * @param contributions what the weight is made of
         */
        public Resemblance {
            if (!(contributions instanceof LateContributions)) {
                contributions = List.copyOf(contributions);
            }
        }

        /**
         * Returns what a weight is made of as a list that is filled when it is first looked at.
         *
         * @param contributions a pure function, for any thread; called once or, by threads that look at the same
         *     moment, a few times
         * @return an immutable list; what the function throws, its methods throw
         */
        public static List<Contribution> whenAsked(Supplier<List<Contribution>> contributions) {
            return new LateContributions(Objects.requireNonNull(contributions, "contributions"));
        }

        @Override
        public OptionalDouble weight() {
            return OptionalDouble.of(bits);
        }

        @Override
        public String toString() {
            return rule + " with " + other + " (" + bits + " bits)";
        }
    }

    /**
     * A person joined the fragment with another one.
     *
     * @param other the other fragment
     * @param by who
     */
    record Judgement(FragmentId other, String by) implements Evidence {
        /** The name under which a person's joins are listed. */
        public static final String RULE = "join";

        @Override
        public String rule() {
            return RULE;
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public OptionalDouble weight() {
            return OptionalDouble.empty();
        }

        @Override
        public String toString() {
            return RULE + " with " + other;
        }
    }

    /**
     * Returns the name of the namespace or rule.
     *
     * @return the name
     */
    String rule();

    /**
     * Returns how strong the evidence is.
     *
     * @return the priority: 0 for a person's decision, else from 1, the strongest
     */
    int priority();

    /**
     * Returns the match weight of a fuzzy rule.
     *
     * @return the weight in bits; empty for exact evidence
     */
    OptionalDouble weight();
}
