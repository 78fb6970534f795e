package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.RowPredicate;

/** The value of a field in one event, such as the last, satisfies a condition. */
final class FieldLeaf extends EventLeaf {
    private final FieldMeasure measure;
    private final RowPredicate accepted;
    private final boolean ofMissing;

    /**
     * Creates a leaf.
     *
     * @param accepted the condition over positions
     * @param ofMissing whether a row without such an event satisfies it
     */
    FieldLeaf(FieldMeasure measure, RowPredicate accepted, boolean ofMissing) {
        this.measure = measure;
        this.accepted = accepted;
        this.ofMissing = ofMissing;
    }

    @Override
    public boolean test(int row) {
        int position = measure.position(row);
        return position < 0 ? ofMissing : accepted.test(position);
    }

    @Override
    public EventExplanation explain(int row) {
        return explanation(measure.scan, measure.positions(row), measure.value(row), null);
    }
}
