package io.kinfold.profile;

import io.kinfold.config.Contribution;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;

/**
 * What a weight is made of, worked out when somebody first asks: most who want to know what holds a profile together
 * only read the weights. Safe for any thread; two who ask at once may both work it out, with equal results.
 */
final class LateContributions extends AbstractList<Contribution> implements RandomAccess {
    private volatile @Nullable Supplier<List<Contribution>> source;
    private volatile @Nullable List<Contribution> made;

    /** Takes a pure function; it is let go once it has answered. */
    LateContributions(Supplier<List<Contribution>> source) {
        this.source = source;
    }

    private List<Contribution> made() {
        List<Contribution> known = made;
        if (known != null) {
            return known;
        }
        Supplier<List<Contribution>> from = source;
        known = from == null ? made : List.copyOf(from.get());
        if (known == null) {
            throw new IllegalStateException("contributions were let go before they were made");
        }
        made = known;
        source = null;
        return known;
    }

    @Override
    public Contribution get(int index) {
        return made().get(index);
    }

    @Override
    public int size() {
        return made().size();
    }
}
