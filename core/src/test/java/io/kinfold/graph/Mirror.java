package io.kinfold.graph;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Change;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.ProfileId;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps which fragment is in which profile from nothing but the change feed, and refuses steps that make no sense. */
final class Mirror implements Consumer<FeedEntry> {
    private final Map<FragmentId, ProfileId> assignments = new TreeMap<>();
    private long number;

    Map<FragmentId, ProfileId> assignments() {
        return assignments;
    }

    @Override
    public void accept(FeedEntry entry) {
        check(entry.number() == number + 1, entry);
        number = entry.number();
        Change change = entry.change();
        if (change instanceof Change.Created created) {
            check(!assignments.containsValue(created.profile()), entry);
            created.fragments()
                    .forEach(f -> check(assignments.put(f, created.profile()) == null, entry));
        } else if (change instanceof Change.Attached attached) {
            check(assignments.containsValue(attached.profile()), entry);
            check(assignments.put(attached.fragment(), attached.profile()) == null, entry);
        } else if (change instanceof Change.Merged merged) {
            check(assignments.containsValue(merged.profile()), entry);
            rename(merged.absorbed(), merged.profile(), entry);
        } else if (change instanceof Change.Split split) {
            check(!assignments.containsValue(split.created()), entry);
            split.fragments()
                    .forEach(f -> check(
                            split.profile().equals(assignments.put(f, split.created())), entry));
        } else if (change instanceof Change.Refounded refounded) {
            check(!assignments.containsValue(refounded.profile()), entry);
            rename(refounded.former(), refounded.profile(), entry);
        } else if (change instanceof Change.Retracted retracted) {
            check(retracted.profile().equals(assignments.remove(retracted.fragment())), entry);
        } else if (change instanceof Change.Erased erased) {
            check(assignments.values().removeIf(erased.profile()::equals), entry);
        } else if (change instanceof Change.Updated updated) {
            check(assignments.containsValue(updated.profile()), entry);
        }
    }

    private void rename(ProfileId from, ProfileId to, FeedEntry entry) {
        check(assignments.containsValue(from), entry);
        assignments.replaceAll((fragment, profile) -> profile.equals(from) ? to : profile);
    }

    private static void check(boolean sense, FeedEntry entry) {
        if (!sense) {
            throw new AssertionError("a step that does not follow from the ones before: " + entry);
        }
    }
}
