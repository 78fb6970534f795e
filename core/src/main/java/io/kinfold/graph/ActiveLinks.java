package io.kinfold.graph;

import io.kinfold.topology.KeyDictionary;
import io.kinfold.topology.Topology;

/**
 * Says which links of fragments to keys are in effect: not those to generic keys, nor those that expired.
 * One writer; readers with the lock.
 */
final class ActiveLinks {
    /** Takes a key of a fragment that links, and its space. */
    interface LinkVisitor {
        void visit(int key, KeySpace space);
    }

    private final Spaces spaces;
    private final Topology topology;
    private final FragmentTable fragments;
    private final GenericKeys generic;
    private final boolean always;
    private long asOfMicros = Long.MIN_VALUE;

    ActiveLinks(Spaces spaces, Topology topology, FragmentTable fragments, boolean expiring) {
        this.spaces = spaces;
        this.topology = topology;
        this.fragments = fragments;
        generic = new GenericKeys(spaces.conditions());
        always = !expiring && generic.isEmpty();
    }

    GenericKeys generic() {
        return generic;
    }

    void asOf(long micros) {
        asOfMicros = micros;
    }

    KeySpace spaceOf(int key) {
        return spaces.byCode(topology.keys().space(key));
    }

    boolean isActive(int fragment, int key) {
        return always || isActive(fragment, key, spaceOf(key));
    }

    private boolean isActive(int fragment, int key, KeySpace space) {
        return space.alwaysActive()
                || (!generic.isGeneric(key) && !isExpired(fragments.observed(fragment), space));
    }

    /** Returns whether a link by an identifier that was observed then no longer holds. */
    boolean isExpired(long observedMicros, KeySpace space) {
        return space.expireMicros() > 0 && expiry(observedMicros, space) <= asOfMicros;
    }

    /** Returns the instant from which a link no longer holds, in microseconds since 1970. */
    long expiry(int fragment, KeySpace space) {
        return expiry(fragments.observed(fragment), space);
    }

    private static long expiry(long observedMicros, KeySpace space) {
        long at = observedMicros + space.expireMicros();
        return at < observedMicros ? Long.MAX_VALUE : at;
    }

    void each(int fragment, LinkVisitor visitor) {
        for (int i = 0, n = topology.linkCount(fragment); i < n; i++) {
            int key = topology.link(fragment, i);
            KeySpace space = spaceOf(key);
            if (isActive(fragment, key, space)) {
                visitor.visit(key, space);
            }
        }
    }

    /** Returns the one component that a fragment's active links lead to, or {@link FragmentTable#NONE}. */
    int soleRoot(int fragment, int[] keyIds) {
        int sole = FragmentTable.NONE;
        for (int key : keyIds) {
            int anchor = topology.keys().payload(key);
            if (anchor != KeyDictionary.NONE && isActive(fragment, key)) {
                int root = topology.forest().find(anchor);
                if (sole != FragmentTable.NONE && sole != root) {
                    return FragmentTable.NONE;
                }
                sole = root;
            }
        }
        return sole;
    }

    int[] keysOf(int fragment) {
        int[] keyIds = new int[topology.linkCount(fragment)];
        for (int i = 0; i < keyIds.length; i++) {
            keyIds[i] = topology.link(fragment, i);
        }
        return keyIds;
    }

    KeySpace[] spacesOf(int[] keyIds) {
        KeySpace[] found = new KeySpace[keyIds.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = spaceOf(keyIds[i]);
        }
        return found;
    }
}
