package io.kinfold.matchers.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Aligns the words of two names and says how alike the names are; see {@link NameLikeness}. The
 * constants are judgements, in round numbers, of what an agreement or a difference says; no data set
 * was fitted.
 */
final class NameAlignment {
    /** What is left on both sides counts this much more than what agrees. */
    private static final double CONTRADICTION_OF_PERSONS = 2;

    /** Firms are told apart by a word: names are chosen to differ. */
    private static final double CONTRADICTION_OF_ORGANIZATIONS = 2.5;

    /** A middle name or a second surname is left out often. */
    private static final double EXTRA_OF_PERSONS = 0.25;

    /** A word more is often another firm of the group. */
    private static final double EXTRA_OF_ORGANIZATIONS = 0.75;

    /** One name alike and another unlike: namesakes, as in a family. */
    private static final double NAMESAKES = 0.6;

    private static final double OTHER_GENERATION = 0.4;

    /** No word of weight agrees with one of the other name. */
    private static final double NO_WORD = 0.5;

    private static final double ONE_NAME_ONLY = 0.1;
    private static final double ACRONYM = 0.8;

    /** What both words of a pair weigh, where neither is a particle, an initial or the like. */
    private static final double OF_WEIGHT = 1.6;

    private static final double WORTH_LEAVING = 0.3;
    private static final int SHORTEST_JOINED = 6;
    private static final int MOST_EDITS_OF_JOINED = 3;
    private static final double EDIT_OF_JOINED = 1.5;

    private static final Comparator<WordPair> MOST_ALIKE_FIRST = Comparator.comparingDouble(
                    WordPair::likeness)
            .reversed()
            .thenComparingInt(WordPair::distance)
            .thenComparingInt(WordPair::left)
            .thenComparingInt(WordPair::right);

    private final NameWords a;
    private final NameWords b;
    private final boolean person;
    private final boolean[] usedLeft;
    private final boolean[] usedRight;
    private double alike;
    private double aligned;
    private int ofWeight;

    private NameAlignment(NameWords a, NameWords b, boolean person) {
        this.a = a;
        this.b = b;
        this.person = person;
        usedLeft = new boolean[a.size()];
        usedRight = new boolean[b.size()];
    }

    static double likeness(NameWords a, NameWords b, boolean person) {
        double best = Math.max(new NameAlignment(a, b, person).aligned(), joined(a, b));
        best = Math.max(best, Math.max(acronym(a, b), acronym(b, a)));
        return areOfTwoGenerations(a, b) ? Math.min(best, OTHER_GENERATION) : best;
    }

    private static boolean areOfTwoGenerations(NameWords a, NameWords b) {
        if (a.generation.isEmpty() || b.generation.isEmpty()) {
            return (isFirst(a) && !b.generation.isEmpty())
                    || (isFirst(b) && !a.generation.isEmpty());
        }
        return !a.generation.equals(b.generation);
    }

    /** Beside a name with II, the I of another is a numeral; elsewhere it may be an initial. */
    private static boolean isFirst(NameWords name) {
        return name.words.contains("i");
    }

    /** Names alike but for spaces. */
    private static double joined(NameWords a, NameWords b) {
        int longer = Math.max(a.compact.length(), b.compact.length());
        boolean spacesDiffer = a.size() != b.size() || a.size() == 1;
        if (!spacesDiffer || longer < SHORTEST_JOINED) {
            return 0;
        }
        int edits =
                OptimalStringAlignment.distanceAtMost(a.compact, b.compact, MOST_EDITS_OF_JOINED);
        return edits > MOST_EDITS_OF_JOINED ? 0 : 1 - EDIT_OF_JOINED * edits / longer;
    }

    private static double acronym(NameWords a, NameWords b) {
        if (a.size() == 0 || b.size() < 3 || a.word(0).length() < 3) {
            return 0;
        }
        StringBuilder initials = new StringBuilder();
        b.words.forEach(word -> initials.append(word.charAt(0)));
        return a.word(0).contentEquals(initials) ? ACRONYM : 0;
    }

    private double aligned() {
        equalWords();
        List<WordPair> pairs = new WordPairs(a, b, person).unlessUsed(usedLeft, usedRight);
        pairs.sort(MOST_ALIKE_FIRST);
        pairs.forEach(this::take);
        return aligned == 0 ? 0 : weighed(left(a, usedLeft), left(b, usedRight));
    }

    /** Most words of two names of one person are equal; they need no measuring. */
    private void equalWords() {
        List<WordPair> equal = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                if (a.word(i).equals(b.word(j))) {
                    equal.add(new WordPair(1, i, 1, j, 1));
                }
            }
        }
        equal.sort(MOST_ALIKE_FIRST);
        equal.forEach(this::take);
    }

    private void take(WordPair pair) {
        if (isUsed(usedLeft, pair.left(), pair.leftWords())
                || isUsed(usedRight, pair.right(), pair.rightWords())) {
            return;
        }
        double weight = use(a, usedLeft, pair.left(), pair.leftWords())
                + use(b, usedRight, pair.right(), pair.rightWords());
        alike += weight * pair.likeness();
        aligned += weight;
        ofWeight += weight >= OF_WEIGHT ? 1 : 0;
    }

    private static boolean isUsed(boolean[] used, int from, int count) {
        return used[from] || used[from + count - 1];
    }

    private static double use(NameWords name, boolean[] used, int from, int count) {
        double weight = 0;
        for (int i = from; i < from + count; i++) {
            used[i] = true;
            weight += name.weights[i];
        }
        return weight;
    }

    /** What is not aligned: its weight, and what it counts if the other name has other words. */
    private record Left(double weight, double contradiction, boolean isMuch) {}

    private static Left left(NameWords name, boolean[] used) {
        double weight = 0;
        double contradiction = 0;
        boolean much = false;
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                weight += name.weights[i];
                contradiction += name.contradictions[i];
                much |= name.weights[i] > WORTH_LEAVING;
            }
        }
        return new Left(weight, contradiction, much);
    }

    private double weighed(Left left, Left right) {
        boolean both = left.weight() > 0 && right.weight() > 0;
        double one = both ? left.contradiction() : left.weight();
        double other = both ? right.contradiction() : right.weight();
        int fewest = Math.min(a.size(), b.size());
        int most = Math.max(a.size(), b.size());
        if (person && ofWeight == 0 && most > 1) {
            return Math.min(NO_WORD, alike / (aligned + one + other));
        }
        double contradiction = Math.min(one, other);
        double extra = Math.max(one, other) - contradiction;
        double against = person
                ? CONTRADICTION_OF_PERSONS * contradiction + EXTRA_OF_PERSONS * extra
                : CONTRADICTION_OF_ORGANIZATIONS * contradiction + EXTRA_OF_ORGANIZATIONS * extra;
        double likeness = alike / (aligned + against);
        if (person && ofWeight == 1 && fewest > 1 && left.isMuch() && right.isMuch()) {
            return Math.min(likeness, NAMESAKES);
        }
        return person && fewest == 1 && most > 1 ? likeness - ONE_NAME_ONLY : likeness;
    }
}
