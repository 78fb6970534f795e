package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.Typed;
import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

/**
 * The value of a field in one event: the first or the last that has it, or that with the least or the greatest
 * value. Of events at one instant it is the least value.
 */
final class FieldMeasure extends Measure {
    private final AggregateFunction function;
    private final FieldOrder values;
    private final Column field;
    private final ValueType type;

    FieldMeasure(Scan scan, Column field, AggregateFunction function, ValueType type) {
        super(scan, field);
        this.field = field;
        this.function = function;
        this.type = type;
        this.values = FieldOrder.of(field);
    }

    /** Returns the position of that event, -1 where no event counts. */
    int position(int row) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        int begin = scan.begin(row, order, end);
        return switch (function) {
            case LAST -> last(order, begin, end);
            case FIRST -> first(order, begin, end);
            case MIN -> extreme(order, begin, end, -1);
            case MAX -> extreme(order, begin, end, 1);
            default -> throw new IllegalStateException(function + " is not the value of one event");
        };
    }

    private int last(int @Nullable [] order, int begin, int end) {
        long[] at = scan.table.at();
        int best = -1;
        for (int i = begin; i < end; i++) {
            int position = order == null ? i : order[i];
            if (at[position] < scan.from || (best >= 0 && at[position] != at[best])) {
                break;
            }
            if (counts(position) && (best < 0 || values.compare(position, best) < 0)) {
                best = position;
            }
        }
        return best;
    }

    private int first(int @Nullable [] order, int begin, int end) {
        long[] at = scan.table.at();
        int best = -1;
        for (int i = scan.stop(order, begin, end) - 1; i >= begin; i--) {
            int position = order == null ? i : order[i];
            if (best >= 0 && at[position] != at[best]) {
                break;
            }
            if (counts(position) && (best < 0 || values.compare(position, best) < 0)) {
                best = position;
            }
        }
        return best;
    }

    private int extreme(int @Nullable [] order, int begin, int end, int sign) {
        long[] at = scan.table.at();
        int best = -1;
        for (int i = begin; i < end; i++) {
            int position = order == null ? i : order[i];
            if (at[position] < scan.from) {
                break;
            }
            if (counts(position) && (best < 0 || sign * values.compare(position, best) > 0)) {
                best = position;
            }
        }
        return best;
    }

    @Override
    public @Nullable Object value(int row) {
        int position = position(row);
        return position < 0 ? null : Typed.at(field, position, type);
    }

    @Override
    public long rank(int row) {
        int position = position(row);
        return position < 0 ? Ranking.NOT_RANKED : values.rank(position);
    }
}
