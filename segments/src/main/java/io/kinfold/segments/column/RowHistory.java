package io.kinfold.segments.column;

import io.kinfold.profile.ProfileId;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What rows held at an instant, as the difference to later: each history notes what changes until the next one
 * is begun, and asks that one about the rest. So what changes is noted once, however many snapshots there are,
 * and what nobody can ask about any more is garbage. Written under the write lock of the data.
 */
final class RowHistory implements RowSnapshot {
    private final RowIds ids;
    private final Map<Integer, Optional<ProfileId>> formerIds = new HashMap<>();
    private final Map<ProfileId, Integer> formerRows = new HashMap<>();
    private @Nullable RowHistory next;

    RowHistory(RowIds ids) {
        this.ids = ids;
    }

    /** Notes that a row is about to get a profile. */
    void beforeAdded(int row, ProfileId id) {
        formerIds.putIfAbsent(row, Optional.empty());
        formerRows.putIfAbsent(id, RowIds.NONE);
    }

    /** Notes that a row is about to lose its profile. */
    void beforeRemoved(int row, ProfileId id) {
        formerIds.putIfAbsent(row, Optional.of(id));
        formerRows.putIfAbsent(id, row);
    }

    /** Returns whether nothing changed since it was begun. */
    boolean isCurrent() {
        return formerIds.isEmpty() && next == null;
    }

    /** Ends it; what changes from now on is noted by a later one. */
    void continueWith(RowHistory later) {
        next = later;
    }

    @Override
    public ProfileId id(int row) {
        for (RowHistory history = this; history != null; history = history.next) {
            Optional<ProfileId> former = history.formerIds.get(row);
            if (former != null) {
                return former.orElseThrow();
            }
        }
        return ids.id(row);
    }

    @Override
    public int row(ProfileId id) {
        for (RowHistory history = this; history != null; history = history.next) {
            Integer former = history.formerRows.get(id);
            if (former != null) {
                return former;
            }
        }
        return ids.find(id);
    }
}
