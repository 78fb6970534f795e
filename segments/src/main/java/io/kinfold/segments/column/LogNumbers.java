package io.kinfold.segments.column;

/**
 * By which number a log calls a written entry, and the other way round. What a log tells may come in any order: a number
 * that is gone is known to be gone before its events come, too. About 8 bytes for each entry that has a number.
 */
final class LogNumbers {
    private static final int GONE = -1;

    /** By number: the entry and one, 0 for none, or {@link #GONE}. */
    private final Ints entries = new Ints();

    /** By entry: its number, 0 for none. */
    private final Ints numbers = new Ints();

    /** Returns the number of an entry, 0 for none. */
    int numberOf(int entry) {
        return numbers.get(entry);
    }

    /** Returns the entry of a number, or {@link Identifiers#NONE}. */
    int entryOf(int number) {
        int entry = entries.get(number);
        return entry > 0 ? entry - 1 : Identifiers.NONE;
    }

    boolean isGone(int number) {
        return entries.get(number) == GONE;
    }

    void name(int entry, int number) {
        entries.set(number, entry + 1);
        numbers.set(entry, number);
    }

    void gone(int number) {
        int entry = entryOf(number);
        if (entry >= 0 && numbers.get(entry) == number) {
            numbers.set(entry, 0);
        }
        entries.set(number, GONE);
    }

    long heapBytes() {
        return entries.heapBytes() + numbers.heapBytes();
    }
}
