package io.kinfold.segments.column;

import io.kinfold.profile.ProfileId;

import java.util.HashMap;
import java.util.Map;

/** Who had which row when it was taken: who has it now, but for those that have left since. */
final class TakenRows implements RowSnapshot {
    private final RowIds ids;
    private final long[] live;
    private final Map<Integer, ProfileId> left = new HashMap<>();
    private final Map<ProfileId, Integer> rowsOfLeft = new HashMap<>();

    TakenRows(RowIds ids) {
        this.ids = ids;
        this.live = ids.live().words().clone();
    }

    /** Notes that a profile leaves its row. Under the data's write lock. */
    void leave(int row, ProfileId id) {
        if (wasLive(row) && left.putIfAbsent(row, id) == null) {
            rowsOfLeft.put(id, row);
        }
    }

    private boolean wasLive(int row) {
        return row >> 6 < live.length && (live[row >> 6] >>> row & 1) != 0;
    }

    @Override
    public ProfileId id(int row) {
        ProfileId gone = left.get(row);
        return gone == null ? ids.id(row) : gone;
    }

    @Override
    public int row(ProfileId id) {
        Integer gone = rowsOfLeft.get(id);
        if (gone != null) {
            return gone;
        }
        int row = ids.find(id);
        return row != RowIds.NONE && wasLive(row) && !left.containsKey(row) ? row : RowIds.NONE;
    }
}
