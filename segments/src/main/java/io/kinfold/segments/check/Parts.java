package io.kinfold.segments.check;

import io.kinfold.segments.expression.Expression.And;
import io.kinfold.segments.expression.Expression.Between;
import io.kinfold.segments.expression.Expression.CameBack;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Expression.Contains;
import io.kinfold.segments.expression.Expression.Did;
import io.kinfold.segments.expression.Expression.FirstTime;
import io.kinfold.segments.expression.Expression.HasIdentity;
import io.kinfold.segments.expression.Expression.HasTag;
import io.kinfold.segments.expression.Expression.In;
import io.kinfold.segments.expression.Expression.InSegment;
import io.kinfold.segments.expression.Expression.IsSet;
import io.kinfold.segments.expression.Expression.IsTrue;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Or;
import io.kinfold.segments.expression.Expression.Regularly;
import io.kinfold.segments.expression.Expression.Sample;
import io.kinfold.segments.expression.Expression.Sequence;
import io.kinfold.segments.expression.Expression.StartsWith;
import io.kinfold.segments.expression.Expression.Step;
import io.kinfold.segments.expression.Expression.Stopped;
import io.kinfold.segments.expression.Expression.Top;
import io.kinfold.segments.expression.Expression.Visitor;
import io.kinfold.segments.expression.Expression.Within;

import java.util.List;

/** Sends a walk on to the parts of a node. */
record Parts(Walk walk) implements Visitor<Walk> {
    @Override
    public Walk and(And node) {
        walk.all(node.parts());
        return walk;
    }

    @Override
    public Walk or(Or node) {
        walk.all(node.parts());
        return walk;
    }

    @Override
    public Walk not(Not node) {
        walk.all(List.of(node.part()));
        return walk;
    }

    @Override
    public Walk compare(Compare node) {
        walk.term(node.term());
        walk.literal(node.value());
        return walk;
    }

    @Override
    public Walk in(In node) {
        walk.term(node.term());
        node.values().forEach(walk::literal);
        return walk;
    }

    @Override
    public Walk between(Between node) {
        walk.term(node.term());
        walk.literal(node.low());
        walk.literal(node.high());
        return walk;
    }

    @Override
    public Walk isSet(IsSet node) {
        walk.term(node.term());
        return walk;
    }

    @Override
    public Walk within(Within node) {
        walk.term(node.term());
        walk.window(node.window());
        return walk;
    }

    @Override
    public Walk contains(Contains node) {
        walk.term(node.term());
        node.values().forEach(walk::literal);
        return walk;
    }

    @Override
    public Walk startsWith(StartsWith node) {
        walk.term(node.term());
        walk.literal(node.prefix());
        return walk;
    }

    @Override
    public Walk isTrue(IsTrue node) {
        walk.term(node.term());
        return walk;
    }

    @Override
    public Walk did(Did node) {
        walk.event(node.event());
        return walk;
    }

    @Override
    public Walk sequence(Sequence node) {
        walk.event(node.first());
        for (Step step : node.steps()) {
            walk.event(step.event());
            walk.period(step.within());
        }
        return walk;
    }

    @Override
    public Walk firstTime(FirstTime node) {
        walk.event(node.event());
        return walk;
    }

    @Override
    public Walk regularly(Regularly node) {
        walk.event(node.event());
        walk.literal(node.times());
        walk.literal(node.periods());
        walk.literal(node.of());
        return walk;
    }

    @Override
    public Walk stopped(Stopped node) {
        walk.event(node.event());
        walk.period(node.idle());
        if (node.lookBack() != null) {
            walk.period(node.lookBack());
        }
        return walk;
    }

    @Override
    public Walk cameBack(CameBack node) {
        walk.event(node.event());
        walk.period(node.gap());
        return walk;
    }

    @Override
    public Walk hasIdentity(HasIdentity node) {
        return walk;
    }

    @Override
    public Walk hasTag(HasTag node) {
        return walk;
    }

    @Override
    public Walk inSegment(InSegment node) {
        return walk;
    }

    @Override
    public Walk sample(Sample node) {
        walk.literal(node.percent());
        return walk;
    }

    @Override
    public Walk top(Top node) {
        walk.literal(node.percent());
        walk.term(node.by());
        return walk;
    }
}
