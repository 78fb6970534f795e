package io.kinfold.graph;

import com.carrotsearch.hppc.IntDoubleHashMap;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntObjectHashMap;
import com.carrotsearch.hppc.cursors.IntCursor;
import com.carrotsearch.hppc.cursors.IntDoubleCursor;

import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Matcher;
import io.kinfold.fragment.FragmentId;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Keeps the pairs that one fuzzy rule proposes and finds heavy enough.
 *
 * <p>A pair is proposed if a block within the cap holds both. Blocks cross the cap in both directions, so
 * the pairs are a function of the set of fragments, not of the order in which they came. One writer.
 */
final class FuzzyIndex {
    /** Takes the pairs that begin or cease to link. */
    interface Changes {
        void link(int a, int b, double bits);

        void unlink(int a, int b);
    }

    private final FuzzyRule rule;
    private final Matcher<Object> matcher;
    private final IntFunction<FragmentId> ids;
    private final IntObjectHashMap<Object> forms = new IntObjectHashMap<>();
    private final Map<String, IntHashSet> blocks = new HashMap<>();
    private final IntObjectHashMap<Set<String>> blocksOf = new IntObjectHashMap<>();
    private final IntObjectHashMap<IntDoubleHashMap> weights = new IntObjectHashMap<>();

    @SuppressWarnings("unchecked")
    FuzzyIndex(FuzzyRule rule, IntFunction<FragmentId> ids) {
        this.rule = rule;
        this.matcher = (Matcher<Object>) rule.matcher();
        this.ids = ids;
    }

    FuzzyRule rule() {
        return rule;
    }

    void add(int fragment, Extract.Compared compared, Changes changes) {
        Set<String> itsBlocks = compared.blocks();
        forms.put(fragment, compared.form());
        blocksOf.put(fragment, itsBlocks);
        IntHashSet candidates = new IntHashSet();
        for (String block : itsBlocks) {
            IntHashSet members = blocks.computeIfAbsent(block, b -> new IntHashSet(2));
            members.add(fragment);
            if (members.size() <= rule.blockCap()) {
                candidates.addAll(members);
            } else if (members.size() == rule.blockCap() + 1) {
                withdraw(members, changes);
            }
        }
        candidates.removeAll(fragment);
        for (int other : candidates.toArray()) {
            weigh(fragment, other, changes);
        }
    }

    /** Takes fragments out; their own links are the caller's to forget. */
    void remove(int[] leaving, Changes changes) {
        Map<String, Integer> sizes = new HashMap<>();
        for (int fragment : leaving) {
            forms.remove(fragment);
            IntDoubleHashMap own = weights.remove(fragment);
            if (own != null) {
                for (IntDoubleCursor cursor : own) {
                    forget(cursor.key, fragment);
                }
            }
            Set<String> itsBlocks = blocksOf.remove(fragment);
            if (itsBlocks != null) {
                for (String block : itsBlocks) {
                    IntHashSet members = blocks.getOrDefault(block, new IntHashSet());
                    sizes.putIfAbsent(block, members.size());
                    members.removeAll(fragment);
                }
            }
        }
        sizes.forEach((block, before) -> shrunk(block, before, changes));
    }

    private void shrunk(String block, int before, Changes changes) {
        IntHashSet members = blocks.getOrDefault(block, new IntHashSet());
        if (members.isEmpty()) {
            blocks.remove(block);
        } else if (before > rule.blockCap() && members.size() <= rule.blockCap()) {
            propose(members.toArray(), changes);
        }
    }

    /** Returns whether some block within the cap holds both. */
    boolean proposes(int a, int b) {
        Set<String> one = blocksOf.get(a);
        Set<String> two = blocksOf.get(b);
        return one != null
                && two != null
                && one.stream().anyMatch(block -> two.contains(block) && isOpen(block));
    }

    /** Returns the weight of a pair that the rule proposes, or null. */
    @Nullable
    Double weight(int a, int b) {
        return proposes(a, b) ? (Double) score(a, b) : null;
    }

    /** Takes a possible link: two fragments and the weight. */
    interface PairVisitor {
        void visit(int a, int b, double bits);
    }

    /** Visits each pair below the link threshold, but not below the review threshold, once. */
    void eachPossible(PairVisitor visitor) {
        for (var one : weights) {
            for (IntDoubleCursor two : one.value) {
                if (one.key < two.key && two.value < rule.linkThreshold()) {
                    visitor.visit(one.key, two.key, two.value);
                }
            }
        }
    }

    private boolean isOpen(String block) {
        IntHashSet members = blocks.get(block);
        return members != null && members.size() <= rule.blockCap();
    }

    private void propose(int[] members, Changes changes) {
        for (int i = 0; i < members.length; i++) {
            for (int j = i + 1; j < members.length; j++) {
                IntDoubleHashMap known = weights.get(members[i]);
                if (known == null || !known.containsKey(members[j])) {
                    weigh(members[i], members[j], changes);
                }
            }
        }
    }

    private void withdraw(IntHashSet members, Changes changes) {
        for (IntCursor cursor : members) {
            IntDoubleHashMap known = weights.get(cursor.value);
            if (known != null) {
                for (int other : known.keys().toArray()) {
                    if (members.contains(other) && !proposes(cursor.value, other)) {
                        double bits = known.get(other);
                        forget(cursor.value, other);
                        forget(other, cursor.value);
                        if (bits >= rule.linkThreshold()) {
                            changes.unlink(cursor.value, other);
                        }
                    }
                }
            }
        }
    }

    private void weigh(int a, int b, Changes changes) {
        double bits = score(a, b);
        if (bits >= rule.reviewThreshold()) {
            note(a, b, bits);
            note(b, a, bits);
            if (bits >= rule.linkThreshold()) {
                changes.link(a, b, bits);
            }
        }
    }

    /** Scores the two in the order of their ids, so that rounding cannot depend on the order of arrival. */
    private double score(int a, int b) {
        double bits;
        try {
            bits = matcher.weight(forms.get(a), forms.get(b));
        } catch (RuntimeException e) {
            throw new IllegalStateException("the matcher of fuzzy rule '" + rule.name() + "' threw "
                    + e.getClass().getName() + " for " + names(a, b)
                    + "; a matcher must not throw");
        }
        if (!Double.isFinite(bits)) {
            throw new IllegalStateException(
                    "the matcher of fuzzy rule '" + rule.name() + "' gave " + bits + " for "
                            + names(a, b)
                            + "; a match weight must be finite");
        }
        return bits;
    }

    private String names(int a, int b) {
        FragmentId one = ids.apply(a);
        FragmentId two = ids.apply(b);
        boolean ordered = one.compareTo(two) <= 0;
        return (ordered ? one : two) + " and " + (ordered ? two : one);
    }

    private void note(int a, int b, double bits) {
        IntDoubleHashMap known = weights.get(a);
        if (known == null) {
            known = new IntDoubleHashMap(4);
            weights.put(a, known);
        }
        known.put(b, bits);
    }

    private void forget(int a, int b) {
        IntDoubleHashMap known = weights.get(a);
        if (known != null) {
            known.remove(b);
            if (known.isEmpty()) {
                weights.remove(a);
            }
        }
    }

    /** Returns the rules' indexes, one for each. */
    static List<FuzzyIndex> of(List<FuzzyRule> rules, IntFunction<FragmentId> ids) {
        return rules.stream().map(rule -> new FuzzyIndex(rule, ids)).toList();
    }
}
