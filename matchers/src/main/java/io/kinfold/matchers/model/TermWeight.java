package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

/** A compiled {@link TermAdjustment} of one level. */
final class TermWeight {
    private final int slot;
    private final double scale;
    private final double logU;
    private final double logFloor;
    private final double greatest;

    private TermWeight(int slot, TermAdjustment adjustment, double u, double lowestFrequency) {
        this.slot = slot;
        this.scale = adjustment.scale();
        this.logU = Bits.log2(Math.max(u, TermAdjustment.LOWEST_FREQUENCY));
        this.logFloor = Bits.log2(Math.max(adjustment.minimumU(), TermAdjustment.LOWEST_FREQUENCY));
        double least = Math.max(logFloor, Bits.log2(lowestFrequency));
        this.greatest = Math.max(0, scale * (logU - least));
    }

    /** Returns a level's adjustment, null where it has none or the model has no frequencies. */
    static @Nullable TermWeight of(
            Comparison comparison, Level level, SlotTable slots, FellegiSunterModel model) {
        if (level.termAdjustment().isEmpty()) {
            return null;
        }
        TermAdjustment adjustment = level.termAdjustment().get();
        TermFrequencies table = model.termFrequencies(adjustment.field()).orElse(null);
        if (table == null) {
            return null;
        }
        return new TermWeight(
                slots.index(Operand.of(adjustment.field()), Slot.Kind.TEXT),
                adjustment,
                comparison.adjustmentU(level).orElseThrow(),
                table.lowest());
    }

    double bits(@Nullable Value[] a, @Nullable Value[] b) {
        double left = logFrequency(a[slot]);
        double right = logFrequency(b[slot]);
        double known = Double.isNaN(left) || left < right ? right : left;
        if (Double.isNaN(known)) {
            known = left;
        }
        return Double.isNaN(known) ? 0 : scale * (logU - Math.max(known, logFloor));
    }

    private static double logFrequency(@Nullable Value value) {
        return value == null ? Double.NaN : value.logFrequency;
    }

    double greatest() {
        return greatest;
    }
}
