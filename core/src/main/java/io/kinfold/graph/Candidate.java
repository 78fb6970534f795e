package io.kinfold.graph;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import org.jspecify.annotations.Nullable;

/**
 * A link that a contested component has to accept or refuse.
 *
 * @param fragment the fragment; of a link between two, the one that is earlier in the founding order
 * @param key the key; -1 for a link between two fragments
 * @param other the other fragment; -1 for a link to a key
 * @param pair the link between the two fragments; null for a link to a key
 * @param priority the priority
 */
record Candidate(int fragment, int key, int other, @Nullable PairLink pair, int priority) {
    /** Before every link. */
    static final Candidate FIRST = new Candidate(-1, -1, -1, null, -1);

    static Candidate byKey(int fragment, int key, KeySpace space) {
        return new Candidate(fragment, key, -1, null, space.priority());
    }

    static Candidate byPair(int earlier, PairLink pair) {
        return new Candidate(earlier, -1, pair.other(earlier), pair, pair.priority());
    }

    boolean hasKey() {
        return key >= 0;
    }

    /** Returns the match weight in bits; positive infinity where the link has none. */
    double bits() {
        return pair == null ? Double.POSITIVE_INFINITY : pair.bits();
    }

    /** Returns the rule's place and name, which tell apart two links between the same two fragments. */
    String ruleName() {
        return pair == null ? "" : pair.rule() + pair.name();
    }

    void save(BlockWriter out) {
        out.number(fragment);
        out.number(key);
        out.number(other);
        out.number(priority);
        out.number(pair == null ? PairLink.BY_PERSON - 1 : pair.rule());
    }

    /** Reads what {@link #save} wrote; the links between fragments must be there. */
    static Candidate load(BlockReader in, Components components) {
        int fragments = components.topology().forest().capacity();
        int fragment = in.number(-1, fragments - 1);
        int key = in.number(-1, components.keys().limit() - 1);
        int other = in.number(-1, fragments - 1);
        int priority = in.number();
        int rule = in.number(PairLink.BY_PERSON - 1, Integer.MAX_VALUE);
        if (rule < PairLink.BY_PERSON) {
            return new Candidate(fragment, key, other, null, priority);
        }
        PairLink pair = components.pairs().find(rule, fragment, other);
        if (pair == null) {
            throw new SnapshotException("a link between two fragments is missing");
        }
        return new Candidate(fragment, key, other, pair, priority);
    }
}
