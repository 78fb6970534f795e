package io.kinfold.graph;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Applied;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Position;
import io.kinfold.store.Tombstone;
import io.kinfold.store.Turn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A store in memory that outlives its graphs and knows its history, with a place for snapshots. It fails a graph that
 * finds a snapshot where one is and replays all the same, unless that is wanted.
 */
final class JournalStore implements FragmentStore {
    /** What several stores share. */
    static final class Journal {
        private final UUID id = UUID.randomUUID();
        private final List<Operation> operations = new ArrayList<>();
        private final Map<FragmentId, Operation.Put> fragments = new LinkedHashMap<>();
        private final Map<FragmentId, Integer> changed = new HashMap<>();
        private final Map<List<FragmentId>, Decision> decisions = new LinkedHashMap<>();
        private final Set<Tombstone> tombstones = new LinkedHashSet<>();
        private final Map<Integer, Long> tokens = new HashMap<>();
        private final Path snapshots;
        private int horizon;

        Journal(Path snapshots) {
            this.snapshots = snapshots;
        }

        JournalStore open() {
            return new JournalStore(this);
        }

        Path snapshots() {
            return snapshots;
        }

        /** Forgets what changed so far; only what is there now is known. */
        void forgetHistory() {
            horizon = operations.size();
        }

        private void keep(Operation operation) {
            operations.add(operation);
            if (operation instanceof Operation.Put put) {
                fragments.put(put.fragment().id(), put);
                changed.put(put.fragment().id(), operations.size());
            } else if (operation instanceof Operation.Remove remove) {
                remove(remove.fragment());
            } else if (operation instanceof Operation.Decide decide) {
                decisions.put(pair(decide.decision()), decide.decision());
            } else if (operation instanceof Operation.Erase erase) {
                erase.fragments().forEach(this::remove);
                decisions
                        .keySet()
                        .removeIf(pair -> erase.fragments().stream().anyMatch(pair::contains));
                tombstones.addAll(erase.tombstones());
            }
        }

        private void remove(FragmentId fragment) {
            fragments.remove(fragment);
            changed.put(fragment, operations.size());
        }

        private static List<FragmentId> pair(Decision decision) {
            return List.of(decision.first(), decision.second());
        }
    }

    private final Journal journal;
    private final boolean snapshotIsThere;
    private int at;
    private int replays;
    private boolean started;
    private boolean lenient;

    private JournalStore(Journal journal) {
        this.journal = journal;
        snapshotIsThere = Files.exists(journal.snapshots);
    }

    /** Lets a graph replay although there is a snapshot. */
    JournalStore lenient() {
        lenient = true;
        return this;
    }

    int replays() {
        return replays;
    }

    @Override
    public Turn turn() {
        return new Turn() {
            @Override
            public List<Operation> others() {
                return JournalStore.this.others();
            }

            @Override
            public Applied apply(List<Operation> operations) {
                operations.forEach(journal::keep);
                at = journal.operations.size();
                return Applied.NOTHING;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** A few at a time; of each fragment only what holds now, where it was changed last. */
    @Override
    public List<Operation> others() {
        List<Operation> found = new ArrayList<>();
        while (at < journal.operations.size() && found.size() < 3) {
            Operation operation = journal.operations.get(at++);
            if (operation instanceof Operation.Put put) {
                if (journal.changed.get(put.fragment().id()) == at) {
                    found.add(put);
                }
            } else {
                found.add(operation);
            }
        }
        return found.isEmpty() && at < journal.operations.size() ? others() : found;
    }

    @Override
    public Optional<Position> position() {
        long token = journal.tokens.computeIfAbsent(at, number -> 7L * number + 1);
        return Optional.of(new Position(journal.id, at, token));
    }

    @Override
    public boolean resume(Position position) {
        int number = (int) position.number();
        boolean known = position.store().equals(journal.id)
                && position.token() == journal.tokens.getOrDefault(number, 0L)
                && number >= journal.horizon;
        if (known) {
            at = number;
            started = true;
        }
        return known;
    }

    @Override
    public Optional<Path> snapshots() {
        return Optional.of(journal.snapshots);
    }

    @Override
    public Optional<Fragment> fragment(FragmentId id) {
        return journal.changed.getOrDefault(id, 0) > at
                ? Optional.empty()
                : Optional.ofNullable(journal.fragments.get(id)).map(Operation.Put::fragment);
    }

    @Override
    public void replay(Consumer<Operation> sink) {
        if (snapshotIsThere && !started && !lenient) {
            throw new AssertionError("the snapshot was not used");
        }
        started = true;
        replays++;
        at = journal.operations.size();
        journal.fragments.values().forEach(sink);
        journal.decisions.values().forEach(d -> sink.accept(new Operation.Decide(d)));
        sink.accept(new Operation.Bury(List.copyOf(journal.tombstones)));
    }

    @Override
    public void close() {}
}
