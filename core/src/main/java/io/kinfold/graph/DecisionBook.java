package io.kinfold.graph;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.FragmentId;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The decisions in force, by either fragment, whether the fragments are there or not. One writer. */
final class DecisionBook {
    private final Map<FragmentId, Map<FragmentId, Decision>> decisions = new HashMap<>();

    /** Returns the decision in force about two fragments, or null. */
    @Nullable
    Decision about(FragmentId a, FragmentId b) {
        return decisions.getOrDefault(a, Map.of()).get(b);
    }

    Collection<Decision> about(FragmentId fragment) {
        return List.copyOf(decisions.getOrDefault(fragment, Map.of()).values());
    }

    void put(Decision decision) {
        decisions
                .computeIfAbsent(decision.first(), id -> new HashMap<>())
                .put(decision.second(), decision);
        decisions
                .computeIfAbsent(decision.second(), id -> new HashMap<>())
                .put(decision.first(), decision);
    }

    /** Forgets every decision about these fragments; returns how many there were. */
    int forget(Set<FragmentId> fragments) {
        List<Decision> gone = new ArrayList<>();
        for (FragmentId fragment : fragments) {
            for (Decision decision : about(fragment)) {
                remove(decision.first(), decision.second());
                remove(decision.second(), decision.first());
                gone.add(decision);
            }
        }
        return gone.size();
    }

    private void remove(FragmentId a, FragmentId b) {
        Map<FragmentId, Decision> others = decisions.get(a);
        if (others != null) {
            others.remove(b);
            if (others.isEmpty()) {
                decisions.remove(a);
            }
        }
    }

    void save(BlockWriter out) {
        out.part("decisions");
        List<Decision> all = all();
        out.number(all.size());
        for (Decision decision : all) {
            out.text(decision.kind().name());
            out.text(decision.first().toString());
            out.text(decision.second().toString());
            out.text(decision.at().toString());
            out.text(decision.by());
        }
    }

    void load(BlockReader in) {
        in.part("decisions");
        for (int left = in.count(5 * Integer.BYTES); left > 0; left--) {
            Decision.Kind kind = Decision.Kind.valueOf(in.text());
            FragmentId first = FragmentId.parse(in.text());
            FragmentId second = FragmentId.parse(in.text());
            Instant at = Instant.parse(in.text());
            put(new Decision(kind, first, second, at, in.text()));
        }
    }

    /** Returns each decision in force. */
    List<Decision> all() {
        List<Decision> all = new ArrayList<>();
        decisions.forEach((fragment, others) -> others.forEach((other, decision) -> {
            if (fragment.equals(decision.first())) {
                all.add(decision);
            }
        }));
        return all;
    }
}
