package io.kinfold.snapshot;

/** A snapshot is not to be trusted. The message says why; it holds no customer's value. */
public final class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message completes the sentence "the snapshot is not used, since …". */
    public SnapshotException(String why) {
        super(why);
    }

    /** Throws unless something holds that does in every snapshot that was written whole. */
    public static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new SnapshotException(otherwise);
        }
    }
}
