package io.kinfold.segments.check;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.Between;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Expression.Contains;
import io.kinfold.segments.expression.Expression.Did;
import io.kinfold.segments.expression.Expression.In;
import io.kinfold.segments.expression.Expression.IsSet;
import io.kinfold.segments.expression.Expression.IsTrue;
import io.kinfold.segments.expression.Expression.StartsWith;
import io.kinfold.segments.expression.Expression.Within;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Types;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of single conditions for which values of which term they hold. */
final class Facts {
    private final Scope scope;
    private final Axis axis = new Axis();

    Facts(Scope scope) {
        this.scope = scope;
    }

    /**
     * For which values a condition, or its negation, holds.
     *
     * @param about what the values are of; facts about equal things can be joined
     * @param holds the values
     * @param universe all values there are
     * @param exact whether it holds for all of these values; else only for none beside them
     */
    record Fact(Object about, Domain holds, Domain universe, boolean exact) {}

    /** Instants and days of a datetime lie on different lines. */
    private record Instants(Term term) {}

    /** Returns what is known if a condition, neither and, or nor not, is as said. */
    List<Fact> of(Expression leaf, boolean positive) {
        List<Fact> facts = new ArrayList<>();
        @Nullable Term term = termOf(leaf);
        if (term == null
                || leaf instanceof Within
                || leaf instanceof Contains
                || leaf instanceof StartsWith) {
            Domain yes = Axis.point(BigDecimal.ONE);
            Domain no = Axis.point(BigDecimal.ZERO);
            facts.add(new Fact(leaf, positive ? yes : no, yes.or(no), true));
        }
        if (term != null) {
            ValueType type = type(term);
            facts.add(about(term, term, type, leaf, positive));
            if (type instanceof ValueType.DateTime) {
                facts.add(about(new Instants(term), term, type, leaf, positive));
            }
            facts.removeIf(fact -> !fact.exact() && fact.holds().equals(Domain.ALL));
        }
        return facts;
    }

    /** Returns the term that a condition is about; a condition that events exist is about their count. */
    static @Nullable Term termOf(Expression leaf) {
        if (leaf instanceof Compare node) {
            return node.term();
        } else if (leaf instanceof In node) {
            return node.term();
        } else if (leaf instanceof Between node) {
            return node.term();
        } else if (leaf instanceof IsSet node) {
            return node.term();
        } else if (leaf instanceof Within node) {
            return node.term();
        } else if (leaf instanceof Contains node) {
            return node.term();
        } else if (leaf instanceof StartsWith node) {
            return node.term();
        } else if (leaf instanceof IsTrue node) {
            return node.term();
        }
        return leaf instanceof Did did
                ? new Term.Aggregate(AggregateFunction.COUNT, did.event())
                : null;
    }

    /** Returns whether a term may have no value. */
    static boolean isNullable(Term term) {
        return !(term instanceof Term.Aggregate aggregate)
                || switch (aggregate.function()) {
                    case COUNT, DISTINCT, SUM -> false;
                    case AVG, MIN, MAX, FIRST, LAST -> true;
                };
    }

    ValueType type(Term term) {
        return scope.event() == null
                ? Types.of(term, scope.schema())
                : Types.of(term, scope.schema(), scope.event());
    }

    /** Returns {@link Domain#ALL} as what holds where nothing is known. */
    private Fact about(Object key, Term term, ValueType type, Expression leaf, boolean positive) {
        Domain values = axis.universe(type);
        if (term instanceof Term.Aggregate aggregate
                && (aggregate.function() == AggregateFunction.COUNT
                        || aggregate.function() == AggregateFunction.DISTINCT)) {
            values = Domain.between(BigDecimal.ZERO, null);
        }
        Domain universe = isNullable(term) ? values.or(Domain.MISSING) : values;
        boolean instants = key instanceof Instants;
        Optional<Domain> known = accepted(leaf, type, instants).map(universe::and);
        if (known.isEmpty()) {
            boolean set = positive
                    && !(leaf instanceof Compare compare
                            && compare.operator() == Operator.NOT_EQUAL);
            return new Fact(key, set && isNullable(term) ? values : Domain.ALL, universe, false);
        }
        Domain holds = leaf instanceof Compare compare && compare.operator() == Operator.NOT_EQUAL
                ? universe.and(known.get().complement())
                : known.get();
        Domain asSaid = positive ? holds : universe.and(holds.complement());
        return new Fact(key, Axis.onSteps(asSaid, type), universe, true);
    }

    /** Returns the values for which a condition holds ({@code !=} as {@code =}); nothing where a context decides. */
    private Optional<Domain> accepted(Expression leaf, ValueType type, boolean instants) {
        if (leaf instanceof IsSet) {
            return Optional.of(new Domain(Domain.ALL.cuts(), false));
        } else if (leaf instanceof IsTrue) {
            return Optional.of(Axis.point(BigDecimal.ONE));
        } else if (leaf instanceof Did) {
            return Optional.of(Domain.between(BigDecimal.ONE, null));
        } else if (leaf instanceof Compare node) {
            return compared(node.operator(), node.value(), type, instants);
        } else if (leaf instanceof Between node) {
            Optional<Domain> low = compared(Operator.AT_LEAST, node.low(), type, instants);
            Optional<Domain> high = compared(Operator.AT_MOST, node.high(), type, instants);
            return low.flatMap(from -> high.map(from::and));
        } else if (leaf instanceof In node) {
            return listed(node.values(), type);
        }
        return Optional.empty();
    }

    private Optional<Domain> listed(List<Literal> literals, ValueType type) {
        Domain all = Domain.NONE;
        if (literals.size() > Axis.MOST_POINTS) {
            return Optional.empty();
        }
        for (Literal literal : literals) {
            Optional<BigDecimal> place = axis.place(literal, type);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            all = all.or(axis.compared(Operator.EQUAL, place.get(), type));
        }
        return Optional.of(all);
    }

    private Optional<Domain> compared(
            Operator operator, Literal literal, ValueType type, boolean instants) {
        if (type instanceof ValueType.DateTime && Axis.isInstant(literal) != instants) {
            return Optional.empty();
        }
        return axis.place(literal, type).map(at -> axis.compared(operator, at, type));
    }
}
