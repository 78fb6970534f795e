package io.kinfold.segments.data;

import io.kinfold.profile.Change;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.ProfileId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The profiles that a change feed named since they were last taken. Its own lock is held for a moment only,
 * and nobody who holds it calls the graph: so the listener waits for nobody. Safe for any thread.
 */
final class Named implements Consumer<FeedEntry> {
    /** A profile that was named, and whether it was erased by law meanwhile. */
    record One(ProfileId id, boolean erased) {}

    private final Map<ProfileId, Boolean> ids = new LinkedHashMap<>();
    private volatile boolean empty = true;

    @Override
    public void accept(FeedEntry entry) {
        Change change = entry.change();
        synchronized (ids) {
            ids.merge(change.profile(), change instanceof Change.Erased, Boolean::logicalOr);
            if (change instanceof Change.Merged merged) {
                ids.putIfAbsent(merged.absorbed(), false);
            } else if (change instanceof Change.Split split) {
                ids.putIfAbsent(split.created(), false);
            } else if (change instanceof Change.Refounded refounded) {
                ids.putIfAbsent(refounded.former(), false);
            }
            empty = false;
        }
    }

    boolean isEmpty() {
        return empty;
    }

    /** Names again what was taken and could not be read. */
    void putBack(List<One> taken) {
        synchronized (ids) {
            taken.forEach(one -> ids.merge(one.id(), one.erased(), Boolean::logicalOr));
            empty = false;
        }
    }

    /** Returns what was named, in the order of the first time, and forgets it. */
    List<One> take() {
        synchronized (ids) {
            List<One> taken = new ArrayList<>(ids.size());
            ids.forEach((id, erased) -> taken.add(new One(id, erased)));
            ids.clear();
            empty = true;
            return taken;
        }
    }
}
