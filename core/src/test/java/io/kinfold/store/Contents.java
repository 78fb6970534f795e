package io.kinfold.store;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.FragmentId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What operations amount to, by the words of {@link Operation} and nothing else: the model that stores are compared
 * with, and the mirror of whoever follows one.
 */
public final class Contents {
    private final Map<FragmentId, Operation.Put> fragments = new TreeMap<>();
    private final Map<Set<FragmentId>, Decision> decisions = new HashMap<>();
    private final Set<Tombstone> tombstones = new HashSet<>();

    /** Returns all that a store hands over on replay. */
    public static Contents of(FragmentStore store) {
        Contents contents = new Contents();
        store.replay(contents::apply);
        return contents;
    }

    /** Returns a new store in memory that holds all this. */
    public FragmentStore inMemory() {
        List<Operation> operations = new ArrayList<>(fragments.values());
        decisions.values().forEach(decision -> operations.add(new Operation.Decide(decision)));
        operations.add(new Operation.Bury(List.copyOf(tombstones)));
        FragmentStore store = FragmentStore.inMemory();
        try (Turn turn = store.turn()) {
            turn.others();
            turn.apply(operations);
        }
        return store;
    }

    public Contents copy() {
        Contents copy = new Contents();
        copy.fragments.putAll(fragments);
        copy.decisions.putAll(decisions);
        copy.tombstones.addAll(tombstones);
        return copy;
    }

    public void applyAll(List<Operation> operations) {
        operations.forEach(this::apply);
    }

    public void apply(Operation operation) {
        if (operation instanceof Operation.Put put) {
            fragments.put(put.fragment().id(), put);
        } else if (operation instanceof Operation.Remove remove) {
            fragments.remove(remove.fragment());
        } else if (operation instanceof Operation.Decide decide) {
            Decision decision = decide.decision();
            decisions.put(Set.of(decision.first(), decision.second()), decision);
        } else if (operation instanceof Operation.Erase erase) {
            Set<FragmentId> gone = new HashSet<>(erase.fragments());
            gone.forEach(fragments::remove);
            decisions.keySet().removeIf(pair -> pair.stream().anyMatch(gone::contains));
            tombstones.addAll(erase.tombstones());
        } else if (operation instanceof Operation.Bury bury) {
            tombstones.addAll(bury.tombstones());
        }
    }

    public Map<FragmentId, Operation.Put> fragments() {
        return fragments;
    }

    public Map<Set<FragmentId>, Decision> decisions() {
        return decisions;
    }

    public Set<Tombstone> tombstones() {
        return tombstones;
    }

    /** Returns what one has and the other has not, in words that are short enough to read. */
    public List<String> differences(Contents expected) {
        List<String> differences = new ArrayList<>();
        tell(differences, "more than expected: ", fragments.values(), expected.fragments.values());
        tell(differences, "expected: ", expected.fragments.values(), fragments.values());
        tell(differences, "more than expected: ", decisions.values(), expected.decisions.values());
        tell(differences, "expected: ", expected.decisions.values(), decisions.values());
        tell(differences, "more than expected: ", tombstones, expected.tombstones);
        tell(differences, "expected: ", expected.tombstones, tombstones);
        return differences;
    }

    private static void tell(
            List<String> into, String word, Collection<?> some, Collection<?> others) {
        Set<?> known = new HashSet<>(others);
        some.stream().filter(one -> !known.contains(one)).forEach(one -> into.add(word + one));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contents that
                && fragments.equals(that.fragments)
                && decisions.equals(that.decisions)
                && tombstones.equals(that.tombstones);
    }

    @Override
    public int hashCode() {
        return fragments.hashCode();
    }

    @Override
    public String toString() {
        return "Contents" + fragments + decisions.values() + tombstones;
    }
}
