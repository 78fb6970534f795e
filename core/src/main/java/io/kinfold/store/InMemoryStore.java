package io.kinfold.store;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Keeps everything in memory: fragments in a concurrent map, the rest behind the caller's lock. */
final class InMemoryStore implements FragmentStore {
    private final Map<FragmentId, Operation.Put> fragments = new ConcurrentHashMap<>();
    private final Map<Pair, Decision> decisions = new HashMap<>();
    private final Set<Tombstone> tombstones = new LinkedHashSet<>();

    @Override
    public Turn turn() {
        return Turn.alone(this::keep);
    }

    private void keep(List<Operation> operations) {
        for (Operation operation : operations) {
            if (operation instanceof Operation.Put put) {
                fragments.put(put.fragment().id(), put);
            } else if (operation instanceof Operation.Remove remove) {
                fragments.remove(remove.fragment());
            } else if (operation instanceof Operation.Decide decide) {
                decisions.put(Pair.of(decide.decision()), decide.decision());
            } else if (operation instanceof Operation.Erase erase) {
                erase(erase);
            } else if (operation instanceof Operation.Bury bury) {
                tombstones.addAll(bury.tombstones());
            }
        }
    }

    private void erase(Operation.Erase erase) {
        Set<FragmentId> gone = new HashSet<>(erase.fragments());
        gone.forEach(fragments::remove);
        decisions
                .keySet()
                .removeIf(pair -> gone.contains(pair.first()) || gone.contains(pair.second()));
        tombstones.addAll(erase.tombstones());
    }

    @Override
    public Optional<Fragment> fragment(FragmentId id) {
        return Optional.ofNullable(fragments.get(id)).map(Operation.Put::fragment);
    }

    @Override
    public void replay(Consumer<Operation> sink) {
        fragments.values().forEach(sink);
        decisions.values().forEach(decision -> sink.accept(new Operation.Decide(decision)));
        if (!tombstones.isEmpty()) {
            sink.accept(new Operation.Bury(new ArrayList<>(tombstones)));
        }
    }

    @Override
    public void close() {
        fragments.clear();
        decisions.clear();
        tombstones.clear();
    }

    /** The two fragments of a decision. */
    private record Pair(FragmentId first, FragmentId second) {
        static Pair of(Decision decision) {
            return new Pair(decision.first(), decision.second());
        }
    }
}
