package io.kinfold.segments.column;

import com.carrotsearch.hppc.IntArrayList;

import io.kinfold.fragment.Identifier;
import io.kinfold.topology.KeyDictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Which row each identifier belongs to. An identifier as an event wrote it and its normal form are both
 * entries, the same one where they are equal; rows own normal forms, and events hang on what was written.
 *
 * <p>Lists are chains through arrays by entry, in which 0 is the end and an entry or row is stored as itself
 * and one. Cost: about 50 bytes for the text and 20 for the chains, for each entry.
 */
final class Identifiers {
    /** Stands for no entry and for no row. */
    static final int NONE = -1;

    private record Space(String namespace, String scope) {}

    private final KeyDictionary keys;

    /** The key of each entry; a key's payload is its entry. */
    private final Ints keyOf = new Ints();

    private final IntArrayList free = new IntArrayList();
    private final List<Space> spaces = new ArrayList<>();
    private final Map<Space, Integer> codes = new HashMap<>();
    private final Ints owner = new Ints();
    private final Ints firstOwned = new Ints();
    private final Ints nextOwned = new Ints();
    private final Ints normal = new Ints();
    private final Ints firstWritten = new Ints();
    private final Ints nextWritten = new Ints();
    private int entries;

    Identifiers(long seed) {
        keys = new KeyDictionary(seed);
    }

    /** Returns the entry of an identifier, a new one if it has none; whether it is verified does not count. */
    int entry(Identifier identifier) {
        Space space = new Space(identifier.namespace(), identifier.scope());
        int code = codes.computeIfAbsent(space, added -> {
            spaces.add(added);
            return spaces.size() - 1;
        });
        int key = keys.findOrAdd(code, identifier.value());
        int known = keys.payload(key);
        if (known != KeyDictionary.NONE) {
            return known;
        }
        int entry = free.isEmpty() ? entries++ : free.removeAt(free.size() - 1);
        keys.payload(key, entry);
        keyOf.set(entry, key);
        return entry;
    }

    /** Returns the entry of an identifier, or {@link #NONE}. */
    int find(Identifier identifier) {
        Integer code = codes.get(new Space(identifier.namespace(), identifier.scope()));
        int key = code == null ? NONE : keys.find(code, identifier.value());
        return key == KeyDictionary.NONE ? NONE : keys.payload(key);
    }

    /** Returns the identifier of an entry. */
    Identifier identifier(int entry) {
        int key = keyOf.get(entry);
        Space space = spaces.get(keys.space(key));
        return Identifier.of(space.namespace(), space.scope(), keys.value(key));
    }

    /** Returns one more than the largest entry. */
    int size() {
        return entries;
    }

    /** Says what the normal form of a written entry is, {@link #NONE} where it has none. */
    void normal(int written, int form) {
        int former = normal.get(written) - 1;
        if (former == form) {
            return;
        }
        if (former >= 0) {
            unlink(firstWritten, former, nextWritten, written);
        }
        normal.set(written, form + 1);
        if (form >= 0) {
            nextWritten.set(written, firstWritten.get(form));
            firstWritten.set(form, written + 1);
        }
    }

    /** Returns the normal form of a written entry, or {@link #NONE}. */
    int normalOf(int written) {
        return normal.get(written) - 1;
    }

    /** Returns the row that owns a normal form, or {@link #NONE}. */
    int owner(int form) {
        return owner.get(form) - 1;
    }

    /** Returns the row that owns the normal form of a written entry, or {@link #NONE}. */
    int ownerOfWritten(int written) {
        int form = normalOf(written);
        return form == NONE ? NONE : owner(form);
    }

    /** Gives a normal form to a row, {@link #NONE} for nobody. */
    void own(int form, int row) {
        int former = owner(form);
        if (former == row) {
            return;
        }
        if (former >= 0) {
            unlink(firstOwned, former, nextOwned, form);
        }
        owner.set(form, row + 1);
        if (row >= 0) {
            nextOwned.set(form, firstOwned.get(row));
            firstOwned.set(row, form + 1);
        }
    }

    /** Calls back with each normal form that a row owns; they may be disowned meanwhile. */
    void eachOwned(int row, IntConsumer consumer) {
        for (int form = firstOwned.get(row) - 1; form >= 0; ) {
            int next = nextOwned.get(form) - 1;
            consumer.accept(form);
            form = next;
        }
    }

    /** Calls back with each written entry of a normal form. */
    void eachWritten(int form, IntConsumer consumer) {
        for (int written = firstWritten.get(form) - 1;
                written >= 0;
                written = nextWritten.get(written) - 1) {
            consumer.accept(written);
        }
    }

    /** Calls back with each written entry whose normal form a row owns. */
    void eachWrittenOf(int row, IntConsumer consumer) {
        for (int form = firstOwned.get(row) - 1; form >= 0; form = nextOwned.get(form) - 1) {
            eachWritten(form, consumer);
        }
    }

    /** Forgets a written entry, which has no events; and its text, unless it is a form of others or owned. */
    void forget(int written) {
        normal(written, NONE);
        forgetForm(written);
    }

    /** Forgets the text of an entry, unless it is a form of others or owned. */
    void forgetForm(int form) {
        if (owner(form) == NONE && normalOf(form) == NONE && firstWritten.get(form) == 0) {
            keys.remove(keyOf.get(form));
            free.add(form);
        }
    }

    private static void unlink(Ints firsts, int list, Ints nexts, int entry) {
        int at = firsts.get(list) - 1;
        if (at == entry) {
            firsts.set(list, nexts.get(entry));
        } else {
            while (nexts.get(at) - 1 != entry) {
                at = nexts.get(at) - 1;
            }
            nexts.set(at, nexts.get(entry));
        }
        nexts.set(entry, 0);
    }

    long heapBytes() {
        return keys.heapBytes()
                + keyOf.heapBytes()
                + 4L * free.buffer.length
                + owner.heapBytes()
                + firstOwned.heapBytes()
                + nextOwned.heapBytes()
                + normal.heapBytes()
                + firstWritten.heapBytes()
                + nextWritten.heapBytes();
    }
}
