package io.kinfold.command.report;

import io.kinfold.config.Contribution;

import java.util.ArrayList;
import java.util.List;

/**
 * A pair of records with what its match weight is made of.
 *
 * @param title why it is shown
 * @param first one record
 * @param second the other
 * @param verdict what became of it
 * @param parts the prior first, then each comparison; they add up to the weight
 * @param threshold from which weight the rule links, in bits
 */
public record PairPicture(
        String title,
        String first,
        String second,
        String verdict,
        List<Contribution> parts,
        double threshold) {
    /** Copies the parts. */
    public PairPicture {
        parts = List.copyOf(parts);
    }

    /** Returns one part for each comparison: how frequent a value is counts with its level. */
    List<Contribution> bars() {
        List<Contribution> bars = new ArrayList<>();
        for (Contribution part : parts) {
            int last = bars.size() - 1;
            if (last >= 0 && bars.get(last).comparison().equals(part.comparison())) {
                Contribution before = bars.get(last);
                bars.set(
                        last,
                        new Contribution(
                                part.comparison(), before.level(), before.bits() + part.bits()));
            } else {
                bars.add(part);
            }
        }
        return bars;
    }
}
