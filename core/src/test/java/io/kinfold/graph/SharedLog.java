package io.kinfold.graph;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Applied;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.StoreException;
import io.kinfold.store.Tombstone;
import io.kinfold.store.Turn;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What a database holds that several graphs share, in memory: rows with the number of their last change, and what
 * left. Its stores hand over what holds now, not each step, a few operations at a time.
 */
final class SharedLog {
    /** What goes wrong, once. */
    enum Fault {
        NONE,
        /** No turn is given. */
        TURN,
        /** What others did cannot be read. */
        OTHERS,
        /** Nothing is kept, and that is known. */
        BEFORE,
        /** Nothing is kept, and that is not known. */
        LOST,
        /** All is kept, and that is not known. */
        KEPT
    }

    private record Row<T>(T value, long seq) {}

    private final int part;
    private final Semaphore turn = new Semaphore(1, true);
    private final Map<FragmentId, Row<Operation.Put>> fragments = new TreeMap<>();
    private final Map<List<FragmentId>, Row<Decision>> decisions = new HashMap<>();
    private final List<Row<Operation>> departed = new ArrayList<>();
    private final Set<Tombstone> tombstones = new LinkedHashSet<>();
    private final List<Store> stores = new CopyOnWriteArrayList<>();
    private long seq;

    /** Hands over so many operations at a time. */
    SharedLog(int part) {
        this.part = part;
    }

    /** Returns how many changes were kept. */
    synchronized long seq() {
        return seq;
    }

    Store open(boolean followed) {
        Store store = new Store(followed);
        stores.add(store);
        return store;
    }

    private synchronized void keep(List<Operation> operations) {
        for (Operation operation : operations) {
            seq++;
            if (operation instanceof Operation.Put put) {
                fragments.put(put.fragment().id(), new Row<>(put, seq));
            } else if (operation instanceof Operation.Decide decide) {
                Decision decision = decide.decision();
                decisions.put(
                        List.of(decision.first(), decision.second()), new Row<>(decision, seq));
            } else {
                departed.add(new Row<>(operation, seq));
                leave(operation);
            }
        }
    }

    private void leave(Operation operation) {
        if (operation instanceof Operation.Remove remove) {
            fragments.remove(remove.fragment());
        } else if (operation instanceof Operation.Erase erase) {
            Set<FragmentId> gone = new HashSet<>(erase.fragments());
            fragments.keySet().removeAll(gone);
            decisions.keySet().removeIf(pair -> pair.stream().anyMatch(gone::contains));
            tombstones.addAll(erase.tombstones());
        }
    }

    private synchronized TreeMap<Long, Operation> since(long seen) {
        TreeMap<Long, Operation> operations = new TreeMap<>();
        fragments.values().forEach(row -> operations.put(row.seq(), row.value()));
        decisions
                .values()
                .forEach(row -> operations.put(row.seq(), new Operation.Decide(row.value())));
        departed.forEach(row -> operations.put(row.seq(), row.value()));
        return new TreeMap<>(operations.tailMap(seen, false));
    }

    /** One graph's way to the log. */
    final class Store implements FragmentStore {
        private final boolean followed;
        private volatile long seen;
        private final AtomicInteger aheads = new AtomicInteger();
        private final AtomicInteger behinds = new AtomicInteger();
        private volatile Fault fault = Fault.NONE;
        private volatile boolean away;
        private volatile @Nullable Runnable wake;
        private volatile Runnable delay = () -> {};
        private volatile boolean lasting;

        private Store(boolean followed) {
            this.followed = followed;
        }

        void fault(Fault next) {
            fault = next;
        }

        /** Goes away until it is brought back; everything fails meanwhile. */
        void away(boolean gone) {
            away = gone;
        }

        /** Is one that outlives its graph from now on; returns itself. */
        Store lasting() {
            lasting = true;
            return this;
        }

        /** Returns how many turns were written ahead. */
        int aheads() {
            return aheads.get();
        }

        /** Returns how many were not, since others had changed something. */
        int behinds() {
            return behinds.get();
        }

        /** Does something before each commit. */
        void delay(Runnable pause) {
            delay = pause;
        }

        private boolean fails(Fault kind) {
            if (fault == kind) {
                fault = Fault.NONE;
                return true;
            }
            return away && kind != Fault.LOST && kind != Fault.KEPT;
        }

        private StoreException failure(StoreException.Outcome outcome) {
            return new StoreException(outcome, "the store is away; bring it back");
        }

        private void check(Fault kind) {
            if (fails(kind)) {
                throw failure(StoreException.Outcome.NOTHING);
            }
        }

        @Override
        public Turn turn() {
            check(Fault.TURN);
            turn.acquireUninterruptibly();
            return new SharedTurn();
        }

        @Override
        public List<Operation> others() {
            check(Fault.OTHERS);
            return take(part);
        }

        private List<Operation> take(int limit) {
            List<Operation> some = new ArrayList<>();
            since(seen).forEach((number, operation) -> {
                if (some.size() < limit) {
                    some.add(operation);
                    seen = number;
                }
            });
            return some;
        }

        @Override
        public long behind() {
            check(Fault.OTHERS);
            return since(seen).size();
        }

        @Override
        public Optional<byte[]> erasureKey() {
            return lasting ? Optional.of(new byte[16]) : Optional.empty();
        }

        @Override
        public boolean isShared() {
            return followed;
        }

        @Override
        public void onChange(Runnable runnable) {
            wake = runnable;
        }

        @Override
        public Optional<Fragment> fragment(FragmentId id) {
            synchronized (SharedLog.this) {
                Row<Operation.Put> row = fragments.get(id);
                return row == null || row.seq() > seen
                        ? Optional.empty()
                        : Optional.of(row.value().fragment());
            }
        }

        @Override
        public void replay(Consumer<Operation> sink) {
            List<Operation.Put> puts = new ArrayList<>();
            List<Decision> decided = new ArrayList<>();
            List<Tombstone> buried = new ArrayList<>();
            synchronized (SharedLog.this) {
                fragments.values().forEach(row -> puts.add(row.value()));
                decisions.values().forEach(row -> decided.add(row.value()));
                buried.addAll(tombstones);
                seen = seq;
            }
            puts.forEach(sink);
            decided.forEach(decision -> sink.accept(new Operation.Decide(decision)));
            sink.accept(new Operation.Bury(buried));
        }

        @Override
        public void close() {
            stores.remove(this);
        }

        private final class SharedTurn implements Turn {
            private boolean open = true;

            @Override
            public List<Operation> others() {
                check(Fault.OTHERS);
                return take(Integer.MAX_VALUE);
            }

            @Override
            public boolean ahead(List<Operation> operations) {
                boolean may = since(seen).isEmpty();
                (may ? aheads : behinds).incrementAndGet();
                return may;
            }

            @Override
            public Applied apply(List<Operation> operations) {
                delay.run();
                check(Fault.BEFORE);
                if (!fails(Fault.LOST)) {
                    keep(operations);
                    if (!fails(Fault.KEPT)) {
                        seen = seq();
                        close();
                        wakeOthers();
                        return Applied.NOTHING;
                    }
                }
                throw failure(StoreException.Outcome.UNKNOWN);
            }

            private void wakeOthers() {
                for (Store other : stores) {
                    Runnable runnable = other.wake;
                    if (other != Store.this && runnable != null) {
                        runnable.run();
                    }
                }
            }

            @Override
            public void close() {
                if (open) {
                    open = false;
                    turn.release();
                }
            }
        }
    }
}
