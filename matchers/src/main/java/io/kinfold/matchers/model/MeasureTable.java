package io.kinfold.matchers.model;

import java.util.HashMap;
import java.util.Map;

/** The measures that the levels of one comparison share. */
final class MeasureTable {
    private final Map<Key, Measured> measures = new HashMap<>();

    private record Key(String name, Operand left, Operand right) {}

    Measured similarity(Condition.Similar similar) {
        return measures.computeIfAbsent(
                new Key(similar.measure(), similar.left(), similar.right()),
                key -> Measured.similarity(size(), similar.measure()));
    }

    Measured edits(Condition.EditsWithin edits) {
        Measured measured = measures.computeIfAbsent(
                new Key(edits.edits().name(), edits.left(), edits.right()),
                key -> Measured.edits(size(), edits.edits()));
        measured.exactUpTo(edits.atMost());
        return measured;
    }

    /** Returns how many numbers a memo holds: each measure and a bound on it. */
    int size() {
        return 2 * measures.size();
    }
}
