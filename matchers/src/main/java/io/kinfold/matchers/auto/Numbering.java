package io.kinfold.matchers.auto;

/** Gives distinct hashes numbers from 0 in the order of their first appearance. Not safe for several threads. */
final class Numbering {
    /** At each place a hash, and its number counted from 1; 0 where there is none. */
    private long[] hashes = new long[1 << 8];

    private int[] numbers = new int[1 << 8];
    private int size;

    /** Returns the number of a hash. */
    int of(long hash) {
        int place = place(hash);
        if (numbers[place] == 0) {
            if (2 * size >= hashes.length) {
                grow();
                place = place(hash);
            }
            hashes[place] = hash;
            numbers[place] = ++size;
        }
        return numbers[place] - 1;
    }

    /** Returns how many numbers there are. */
    int size() {
        return size;
    }

    private int place(long hash) {
        int mask = hashes.length - 1;
        int place = (int) (hash >>> 32) & mask;
        while (numbers[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] before = hashes;
        int[] numbered = numbers;
        hashes = new long[4 * before.length];
        numbers = new int[hashes.length];
        for (int i = 0; i < before.length; i++) {
            if (numbered[i] != 0) {
                int place = place(before[i]);
                hashes[place] = before[i];
                numbers[place] = numbered[i];
            }
        }
    }
}
