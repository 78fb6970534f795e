package io.kinfold.segments.column;

import io.kinfold.profile.ProfileId;

/**
 * Which profile had which row when the snapshot was taken, whatever becomes of them. Read under the data's read
 * lock.
 */
public interface RowSnapshot {
    /** Returns the profile that a row held. */
    ProfileId id(int row);

    /** Returns the row that a profile had, -1 where it had none. */
    int row(ProfileId id);
}
