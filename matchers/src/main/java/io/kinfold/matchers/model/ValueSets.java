package io.kinfold.matchers.model;

/** Prepared values as sets: of one, or of several in ascending order. */
final class ValueSets {
    private ValueSets() {}

    static String[] of(Value value) {
        return value.parts == null ? new String[] {value.text} : value.parts;
    }

    static int size(Value value) {
        return value.parts == null ? 1 : value.parts.length;
    }

    /** Returns how many values two sets have in common; a merge of two sorted lists. */
    static int shared(Value x, Value y) {
        String[] left = of(x);
        String[] right = of(y);
        int shared = 0;
        for (int i = 0, j = 0; i < left.length && j < right.length; ) {
            int order = left[i].compareTo(right[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }
}
