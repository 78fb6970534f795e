package io.kinfold.graph;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes into an engine what others changed in the store that they share. The operations say what holds
 * now, not each step on the way: a fragment may come that is there already, or go that never came. One writer.
 */
final class Intake {
    private final Engine engine;
    private final Components components;
    private final Tombstones tombstones;
    private final List<Operation.Put> puts = new ArrayList<>();
    private final Set<FragmentId> put = new HashSet<>();

    Intake(Engine engine, Tombstones tombstones) {
        this.engine = engine;
        this.components = engine.components();
        this.tombstones = tombstones;
    }

    void take(List<Operation> operations) {
        for (Operation operation : operations) {
            if (operation instanceof Operation.Put one) {
                put(one);
            } else {
                putAll();
                take(operation);
            }
        }
        putAll();
    }

    private void take(Operation operation) {
        if (operation instanceof Operation.Remove remove) {
            takeOut(remove.fragment());
        } else if (operation instanceof Operation.Decide decide) {
            decide(decide.decision());
        } else if (operation instanceof Operation.Erase erase) {
            erase(erase);
        } else if (operation instanceof Operation.Bury bury) {
            tombstones.addAll(bury.tombstones());
        }
    }

    /** Puts are done together, each fragment once. One that is younger than it was here had gone meanwhile. */
    private void put(Operation.Put one) {
        FragmentId id = one.fragment().id();
        if (!put.add(id)) {
            putAll();
            put.add(id);
        }
        int known = components.fragments().find(id);
        long first = FragmentTable.micros(one.firstObserved());
        if (known != FragmentTable.NONE && components.fragments().first(known) < first) {
            engine.takeOut(known);
        }
        puts.add(one);
    }

    private void putAll() {
        if (!puts.isEmpty()) {
            engine.put(puts);
            puts.clear();
            put.clear();
        }
    }

    private void takeOut(FragmentId id) {
        int known = components.fragments().find(id);
        if (known != FragmentTable.NONE) {
            engine.takeOut(known);
        }
    }

    private void decide(Decision decision) {
        Decision standing = engine.decisions().about(decision.first(), decision.second());
        if (!decision.equals(standing)) {
            engine.apply(decision);
            components.flush();
        }
    }

    /** Who erased it saw the fragments as one whole profile; here they may be in several, and with others. */
    private void erase(Operation.Erase erase) {
        tombstones.addAll(erase.tombstones());
        Set<FragmentId> leaving = new HashSet<>(erase.fragments());
        for (FragmentId id : erase.fragments()) {
            int known = components.fragments().find(id);
            if (known != FragmentTable.NONE) {
                if (!isWhole(known, leaving)) {
                    isolate(erase.fragments());
                }
                engine.erase(components.profiles().founderOf(known), erase.identifiers());
            }
        }
        engine.decisions().forget(leaving);
    }

    /** Returns whether the profile of a fragment holds no others than these. */
    private boolean isWhole(int fragment, Set<FragmentId> fragments) {
        return Arrays.stream(components.profiles().fragmentsOf(fragment))
                .allMatch(member -> fragments.contains(components.fragments().id(member)));
    }

    /** Takes away all that binds fragments, so that each is a profile of its own. */
    private void isolate(List<FragmentId> fragments) {
        FragmentTable table = components.fragments();
        List<Operation.Put> bare = new ArrayList<>();
        for (FragmentId id : fragments) {
            for (Decision decision : engine.decisions().about(id)) {
                engine.apply(new Decision(
                        Decision.Kind.WITHDRAW,
                        decision.first(),
                        decision.second(),
                        decision.at(),
                        decision.by()));
            }
            int known = table.find(id);
            if (known != FragmentTable.NONE) {
                Instant at = FragmentTable.instant(table.observed(known));
                Instant first = FragmentTable.instant(table.first(known));
                bare.add(new Operation.Put(
                        Fragment.builder(id.source(), id.key()).observedAt(at).build(), first));
            }
        }
        engine.put(bare);
    }
}
