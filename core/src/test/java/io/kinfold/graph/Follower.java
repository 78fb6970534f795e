package io.kinfold.graph;

import io.kinfold.profile.Change;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps a copy of every profile: notes in the listener which ones the feed names, and reads only those
 * again, later.
 */
final class Follower implements Consumer<FeedEntry> {
    private final Map<ProfileId, Profile> profiles = new TreeMap<>();
    private final Set<ProfileId> named = new HashSet<>();
    private final List<ProfileId> updated = new ArrayList<>();
    private int told;

    @Override
    public synchronized void accept(FeedEntry entry) {
        told++;
        Change change = entry.change();
        named.add(change.profile());
        if (change instanceof Change.Merged merged) {
            named.add(merged.absorbed());
        } else if (change instanceof Change.Split split) {
            named.add(split.created());
        } else if (change instanceof Change.Refounded refounded) {
            named.add(refounded.former());
        } else if (change instanceof Change.Updated) {
            updated.add(change.profile());
        }
    }

    /** Reads again what was named since the last time. */
    void readAgain(IdentityGraph graph) {
        for (ProfileId id : named) {
            profiles.remove(id);
            graph.profile(id)
                    .filter(profile -> profile.id().equals(id))
                    .ifPresent(profile -> profiles.put(id, profile));
        }
        named.clear();
        updated.clear();
        told = 0;
    }

    /** Reads again what was named since the last time, as of one moment, also while others write. */
    void readConsistently(IdentityGraph graph) {
        Set<ProfileId> asked = new HashSet<>();
        Map<ProfileId, Profile> found = graph.consistentProfiles(() -> {
            synchronized (this) {
                asked.addAll(named);
                named.clear();
            }
            return asked;
        });
        for (ProfileId id : asked) {
            profiles.remove(id);
            Optional.ofNullable(found.get(id))
                    .filter(profile -> profile.id().equals(id))
                    .ifPresent(profile -> profiles.put(id, profile));
        }
    }

    /** Returns the copies, in the order of their ids. */
    List<Profile> profiles() {
        return List.copyOf(profiles.values());
    }

    /** Returns the profiles that were said to be updated since the last reading. */
    List<ProfileId> updated() {
        return List.copyOf(updated);
    }

    /** Returns how many entries came since the last reading. */
    int told() {
        return told;
    }
}
