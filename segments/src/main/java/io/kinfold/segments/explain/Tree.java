package io.kinfold.segments.explain;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.predicate.Conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A segment's tree with the segments that it names in their places. */
sealed interface Tree {
    /** What joins the parts of a branch. */
    enum Kind {
        AND,
        OR,
        NOT,
        /** The part is the tree of another segment. */
        SEGMENT
    }

    /** Returns the expression of the node. */
    Expression expression();

    /**
     * A node with parts.
     *
     * @param kind what joins the parts
     * @param expression the expression of all
     * @param parts the parts
     */
    record Branch(Kind kind, Expression expression, List<Tree> parts) implements Tree {}

    /**
     * A leaf, by identity: equal leaves may stand twice.
     *
     * @param expression the leaf, not negated
     * @param segment the segment whose leaf it is
     * @param zone a context whose zone is that of the segment
     */
    record Twig(Expression expression, Segment segment, EvaluationContext zone) implements Tree {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Returns the tree of a segment. */
    static Tree of(Segment segment, EvaluationContext context) {
        EvaluationContext own = segment.zone()
                .map(zone -> new EvaluationContext(context.now(), zone, context.parameters()))
                .orElse(context);
        return of(segment.expression(), segment, own);
    }

    private static Tree of(Expression expression, Segment segment, EvaluationContext context) {
        if (expression instanceof Expression.And and) {
            return branch(Kind.AND, and, and.parts(), segment, context);
        } else if (expression instanceof Expression.Or or) {
            return branch(Kind.OR, or, or.parts(), segment, context);
        } else if (expression instanceof Expression.Not not) {
            return branch(Kind.NOT, not, List.of(not.part()), segment, context);
        } else if (expression instanceof Expression.InSegment named) {
            Segment other = segment.references().get(named.segment());
            if (other == null) {
                throw new IllegalArgumentException("the segment names '" + named.segment()
                        + "', but is in no catalog that has it; take it from its catalog");
            }
            return new Branch(Kind.SEGMENT, named, List.of(of(other, context)));
        }
        return new Twig(expression, segment, context);
    }

    private static Tree branch(
            Kind kind,
            Expression expression,
            List<Expression> parts,
            Segment segment,
            EvaluationContext context) {
        List<Tree> trees = new ArrayList<>();
        parts.forEach(part -> trees.add(of(part, segment, context)));
        return new Branch(kind, expression, List.copyOf(trees));
    }

    /** Returns whether the tree holds where its leaves do as said. */
    default boolean holds(Predicate<Twig> leaves) {
        if (this instanceof Twig twig) {
            return leaves.test(twig);
        }
        Branch branch = (Branch) this;
        return switch (branch.kind()) {
            case AND -> branch.parts().stream().allMatch(part -> part.holds(leaves));
            case OR -> branch.parts().stream().anyMatch(part -> part.holds(leaves));
            case NOT -> !branch.parts().get(0).holds(leaves);
            case SEGMENT -> branch.parts().get(0).holds(leaves);
        };
    }

    /** Hands over all leaves in the order of the source. */
    default void eachTwig(Consumer<Twig> sink) {
        if (this instanceof Twig twig) {
            sink.accept(twig);
        } else {
            ((Branch) this).parts().forEach(part -> part.eachTwig(sink));
        }
    }

    /**
     * Hands over the leaves that keep the tree from having a result: of an {@code and} that should hold those that do
     * not, of an {@code or} all, and the other way round below {@code not}.
     */
    default void eachBlocking(boolean wanted, Predicate<Twig> leaves, Consumer<Twig> sink) {
        if (holds(leaves) == wanted) {
            return;
        }
        if (this instanceof Twig twig) {
            sink.accept(twig);
            return;
        }
        Branch branch = (Branch) this;
        boolean part = (branch.kind() == Kind.NOT) != wanted;
        branch.parts().forEach(tree -> tree.eachBlocking(part, leaves, sink));
    }

    /** Returns the term that a leaf looks at, empty where it is a behaviour or the like. */
    static Optional<Term> term(Expression leaf) {
        boolean condition = leaf instanceof Expression.Compare
                || leaf instanceof Expression.In
                || leaf instanceof Expression.Between
                || leaf instanceof Expression.IsSet
                || leaf instanceof Expression.Within
                || leaf instanceof Expression.Contains
                || leaf instanceof Expression.StartsWith
                || leaf instanceof Expression.IsTrue;
        if (condition) {
            return Optional.of(Conditions.term(leaf));
        }
        return leaf instanceof Expression.Top top ? Optional.of(top.by()) : Optional.empty();
    }
}
