package io.kinfold.segments.data;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Change;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.ProfileId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The profiles that a change feed named since they were last taken. Its own lock is held for a moment only,
 * and nobody who holds it calls the graph: so the listener waits for nobody. Safe for any thread.
 */
final class Named implements Consumer<FeedEntry> {
    /** A profile that was named, and what was erased by law with it meanwhile: nothing, or its erasures. */
    record One(ProfileId id, List<Erasure> erasures) {}

    /**
     * An erasure by law.
     *
     * @param profile the profile
     * @param identifiers what identified it, in normal form
     * @param configuration the one by which these are the normal forms
     */
    record Erasure(ProfileId profile, List<Identifier> identifiers, Configuration configuration) {}

    private final Map<ProfileId, List<Erasure>> ids = new LinkedHashMap<>();
    private final Supplier<Configuration> configuration;
    private volatile boolean empty = true;

    /** Takes what tells the configuration that is in force when a change is told. */
    Named(Supplier<Configuration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public void accept(FeedEntry entry) {
        Change change = entry.change();
        synchronized (ids) {
            name(change.profile(), List.of());
            if (change instanceof Change.Erased erased) {
                name(
                        erased.profile(),
                        List.of(new Erasure(
                                erased.profile(), erased.identifiers(), configuration.get())));
            } else if (change instanceof Change.Merged merged) {
                name(merged.absorbed(), List.of());
            } else if (change instanceof Change.Split split) {
                name(split.created(), List.of());
            } else if (change instanceof Change.Refounded refounded) {
                name(refounded.former(), List.of());
            }
            empty = false;
        }
    }

    private void name(ProfileId id, List<Erasure> erasures) {
        ids.merge(id, erasures, (before, more) -> {
            List<Erasure> all = new ArrayList<>(before);
            all.addAll(more);
            return List.copyOf(all);
        });
    }

    boolean isEmpty() {
        return empty;
    }

    int size() {
        synchronized (ids) {
            return ids.size();
        }
    }

    /** Names again what was taken and could not be read. */
    void putBack(List<One> taken) {
        synchronized (ids) {
            taken.forEach(one -> name(one.id(), one.erasures()));
            empty = false;
        }
    }

    /** Returns what was named, in the order of the first time, and forgets it. */
    List<One> take() {
        synchronized (ids) {
            List<One> taken = new ArrayList<>(ids.size());
            ids.forEach((id, erasures) -> taken.add(new One(id, erasures)));
            ids.clear();
            empty = true;
            return taken;
        }
    }
}
