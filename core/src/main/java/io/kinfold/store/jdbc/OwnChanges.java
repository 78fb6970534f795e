package io.kinfold.store.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;

/** The numbers of changes that an object made itself, behind others' that it has yet to read. For one thread at a time. */
final class OwnChanges {
    /** From the first to the last. */
    private record Part(long first, long last) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    /** Adds changes that are later than all before. */
    void add(long first, long last) {
        Part before = parts.peekLast();
        if (before != null && before.last() + 1 == first) {
            parts.removeLast();
            parts.addLast(new Part(before.first(), last));
        } else if (first <= last) {
            parts.addLast(new Part(first, last));
        }
    }

    boolean contains(long number) {
        for (Part part : parts) {
            if (part.first() <= number && number <= part.last()) {
                return true;
            }
        }
        return false;
    }

    /** Forgets those up to a number. */
    void forget(long upTo) {
        while (!parts.isEmpty() && parts.getFirst().last() <= upTo) {
            parts.removeFirst();
        }
    }
}
