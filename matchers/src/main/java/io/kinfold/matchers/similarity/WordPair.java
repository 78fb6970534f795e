package io.kinfold.matchers.similarity;

/**
 * Words of two names that may be one.
 *
 * @param likeness how alike they are, from 0 to 1
 * @param left place of the first word in the one name
 * @param leftWords how many neighbours there, 1 or 2
 * @param right place of the first word in the other
 * @param rightWords how many neighbours there, 1 or 2
 */
record WordPair(double likeness, int left, int leftWords, int right, int rightWords) {
    int distance() {
        return Math.abs(left - right);
    }
}
