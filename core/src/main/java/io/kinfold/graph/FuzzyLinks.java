package io.kinfold.graph;

import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.MatchRule;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/** The pairs of all fuzzy rules, as links of the graph. One writer; {@link #prepareAll} is for any thread. */
final class FuzzyLinks {
    private final List<FuzzyIndex> indexes = new ArrayList<>();

    /** The ids are for messages. */
    FuzzyLinks(Configuration configuration, IntFunction<FragmentId> ids) {
        for (MatchRule rule : configuration.rules()) {
            if (rule instanceof FuzzyRule fuzzy) {
                indexes.add(new FuzzyIndex(fuzzy, new PairScorer(fuzzy, ids)));
            }
        }
    }

    boolean isEmpty() {
        return indexes.isEmpty();
    }

    List<FuzzyIndex> indexes() {
        return indexes;
    }

    /** Returns whether the rule of a link asks more of a link between two groups than its weight. */
    boolean isAverage(PairLink link) {
        return link.rule() != PairLink.BY_PERSON && indexes.get(link.rule()).isAverage();
    }

    /** Returns whether a rule that asks more of links compares a fragment. */
    boolean countsFor(int fragment) {
        for (FuzzyIndex index : indexes) {
            if (index.isAverage() && index.isCompared(fragment)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether no rule that asks more of links can refuse one among these fragments. */
    boolean holdTogether(int[] fragments) {
        for (FuzzyIndex index : indexes) {
            if (index.isAverage() && !index.holdsTogether(fragments)) {
                return false;
            }
        }
        return true;
    }

    /** Returns what each rule compares of each fragment, in the order of the fragments, then of the rules. */
    List<List<Comparand>> prepareAll(List<Fragment> fragments) {
        if (indexes.isEmpty()) {
            return Collections.nCopies(fragments.size(), List.of());
        }
        List<List<Comparand>> byRule = new ArrayList<>(indexes.size());
        for (FuzzyIndex index : indexes) {
            byRule.add(index.prepareAll(fragments));
        }
        List<List<Comparand>> comparands = new ArrayList<>(fragments.size());
        for (int i = 0; i < fragments.size(); i++) {
            List<Comparand> its = new ArrayList<>(byRule.size());
            for (List<Comparand> ofRule : byRule) {
                its.add(ofRule.get(i));
            }
            comparands.add(its);
        }
        return comparands;
    }

    /** Returns what changes by a new fragment. */
    PairChanges add(int fragment, Extract extract) {
        if (indexes.isEmpty()) {
            return PairChanges.NONE;
        }
        PairChanges changes = new PairChanges();
        for (int i = 0; i < indexes.size(); i++) {
            FuzzyIndex index = indexes.get(i);
            index.add(fragment, extract.comparands().get(i), changes.of(i, index.rule()));
        }
        return changes;
    }

    /** Returns what changes by another version of a fragment. */
    PairChanges update(int fragment, Extract extract) {
        if (indexes.isEmpty()) {
            return PairChanges.NONE;
        }
        PairChanges changes = new PairChanges();
        for (int i = 0; i < indexes.size(); i++) {
            FuzzyIndex index = indexes.get(i);
            Comparand next = extract.comparands().get(i);
            if (index.update(fragment, next, changes.of(i, index.rule()))) {
                changes.reform(fragment);
            }
        }
        return changes;
    }

    /** Takes fragments out; returns what changes for others. The links of those taken out are the caller's to drop. */
    PairChanges remove(int... leaving) {
        if (indexes.isEmpty()) {
            return PairChanges.NONE;
        }
        PairChanges changes = new PairChanges();
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).remove(leaving, changes.of(i, indexes.get(i).rule()));
        }
        return changes;
    }

    /** Returns the heap that the indexes take, without the matchers' forms. */
    long heapBytes() {
        return indexes.stream().mapToLong(FuzzyIndex::heapBytes).sum();
    }

    void save(BlockWriter out, int capacity) {
        out.number(indexes.size());
        indexes.forEach(index -> index.save(out, capacity));
    }

    /** Reads what {@link #save} wrote, and the links that it comes to. */
    void load(
            BlockReader in,
            int capacity,
            IntFunction<@Nullable Fragment> payloads,
            PairLinks links) {
        in.number(indexes.size(), indexes.size());
        for (int i = 0; i < indexes.size(); i++) {
            FuzzyIndex index = indexes.get(i);
            int rule = i;
            index.load(in, capacity, payloads);
            index.eachLinked(
                    (a, b, bits) -> links.add(PairLink.by(rule, index.rule(), a, b, bits)));
        }
    }

    /** Returns whether the matchers would find of a fragment what was found. */
    boolean isStill(int fragment, Extract extract) {
        for (int i = 0; i < indexes.size(); i++) {
            if (!indexes.get(i).isStill(fragment, extract.comparands().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Makes ready whom a fragment is to be compared with. */
    void makeReady(Extract extract) {
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).makeReady(extract.comparands().get(i));
        }
    }
}
