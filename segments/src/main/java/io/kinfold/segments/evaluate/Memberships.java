package io.kinfold.segments.evaluate;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.TableAccess;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells which of some segments a profile is in, as of one instant; a condition that several
 * segments share is decided once for a profile. Takes about a microsecond for a hundred segments of
 * attributes, and more where they look at events; the first time after events changed, what depends
 * on them is prepared anew. Safe for any thread. Made by {@link Evaluator#prepare}.
 */
public final class Memberships {
    private final Object data;
    private final List<Segment> segments;
    private final EvaluationContext context;
    // Replaced as a whole when what it was bound to has changed.
    private volatile @Nullable Ballot ballot;

    Memberships(Object data, List<Segment> segments, EvaluationContext context) {
        this.data = data;
        this.segments = List.copyOf(segments);
        this.context = context;
    }

    /**
     * Returns the segments that a profile is in.
     *
     * @param id the profile
     * @return those of the segments, in their order; none where there is no such profile
     */
    public List<Segment> of(ProfileId id) {
        return TableAccess.read(data, table -> of(table, table.row(id)));
    }

    /** Returns what decides about a row of the table as it is now. */
    Ballot current(CustomerTable table) {
        Ballot known = ballot;
        if (known == null || !known.isCurrent(table)) {
            known = Ballot.of(segments, context, table);
            ballot = known;
        }
        return known;
    }

    private List<Segment> of(CustomerTable table, int row) {
        List<Segment> found = new ArrayList<>();
        if (row >= 0) {
            current(table).cast(row, i -> found.add(segments.get(i)));
        }
        return found;
    }
}
