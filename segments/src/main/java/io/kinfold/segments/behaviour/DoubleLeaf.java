package io.kinfold.segments.behaviour;

import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.ColumnCondition.DoubleRange;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a function makes of the events is one of some floating-point numbers. */
final class DoubleLeaf extends EventLeaf {
    private final DoubleMeasure measure;
    private final double[] lows;
    private final double[] highs;
    private final boolean complement;

    DoubleLeaf(DoubleMeasure measure, ColumnCondition accepted) {
        this.measure = measure;
        boolean outside = false;
        ColumnCondition inner = accepted;
        while (inner instanceof ColumnCondition.Complement outer) {
            outside = !outside;
            inner = outer.of();
        }
        List<DoubleRange> ranges = ((ColumnCondition.Doubles) inner).ranges();
        this.complement = outside;
        this.lows = ranges.stream().mapToDouble(DoubleRange::low).toArray();
        this.highs = ranges.stream().mapToDouble(DoubleRange::high).toArray();
    }

    @Override
    public boolean test(int row) {
        return accepts(measure.measure(row));
    }

    private boolean accepts(double value) {
        for (int i = 0; i < lows.length; i++) {
            if (value >= lows[i] && value <= highs[i]) {
                return !complement;
            }
        }
        return complement;
    }

    @Override
    public EventExplanation explain(int row) {
        double value = measure.measure(row);
        return explanation(
                measure.scan,
                measure.positions(row),
                Double.isNaN(value) ? null : (Object) value,
                distance(value));
    }

    private @Nullable Number distance(double value) {
        if (accepts(value)) {
            return Double.isNaN(value) ? null : 0.0;
        }
        double best = Double.NaN;
        for (int i = 0; i < lows.length; i++) {
            best = nearer(best, lows[i] - value);
            best = nearer(best, highs[i] - value);
        }
        return Double.isFinite(best) ? (Number) best : null;
    }

    private static double nearer(double one, double other) {
        return Double.isNaN(one) || Math.abs(other) < Math.abs(one) ? other : one;
    }
}
