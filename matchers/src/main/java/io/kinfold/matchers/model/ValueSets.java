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
        if (x.parts == null && y.parts == null) {
            return x.sameText(y) ? 1 : 0;
        }
        return shared(of(x), of(y));
    }

    /** Returns the words that both hold, divided by the greater number of words. */
    static double sharedWords(Value x, Value y) {
        String[] left = x.words == null ? of(x) : x.words.texts;
        String[] right = y.words == null ? of(y) : y.words.texts;
        return share(left, right);
    }

    /** Returns what two sets have in common, divided by the size of the greater; 0 if that is 0. */
    static double share(String[] left, String[] right) {
        int most = Math.max(left.length, right.length);
        return most == 0 ? 0 : (double) shared(left, right) / most;
    }

    private static int shared(String[] left, String[] right) {
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
