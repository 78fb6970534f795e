package io.kinfold.matchers.similarity;

import java.util.ArrayList;
import java.util.List;

/** How alike the words of two names are. */
final class WordPairs {
    private static final double INITIAL = 0.75;
    private static final double INITIAL_OF_NICKNAME = 0.7;
    private static final double NICKNAME = 0.85;

    /** Words of one sound are the same name in another spelling, and sometimes another name. */
    private static final double SAME_SOUND = 0.92;

    /** Names are seldom misheard or mistyped at their beginning. */
    private static final double OTHER_BEGINNING = 0.1;

    /** Less alike words of persons, or of firms, are different words. */
    private static final double LEAST_OF_PERSONS = 0.66;

    private static final double LEAST_OF_ORGANIZATIONS = 0.75;

    /** Shorter words of firms are acronyms and the like: one letter makes another. */
    private static final int SHORT = 5;

    /** Plural or genitive: Bank's is read as banks. */
    private static final double FINAL_S = 0.9;

    private static final double LEAST_OF_JOINED = 0.85;
    private static final double JOINING = 0.02;
    private static final int SHORTEST_JOINED = 5;
    private static final int MOST_LENGTH_BETWEEN = 4;

    private final NameWords a;
    private final NameWords b;
    private final boolean person;
    private final boolean mandarin;
    private final double least;

    WordPairs(NameWords a, NameWords b, boolean person) {
        this.a = a;
        this.b = b;
        this.person = person;
        this.mandarin = a.chinese || b.chinese;
        this.least = person ? LEAST_OF_PERSONS : LEAST_OF_ORGANIZATIONS;
    }

    /** Returns the pairs of words that are alike, and of which none is used. */
    List<WordPair> unlessUsed(boolean[] usedLeft, boolean[] usedRight) {
        List<WordPair> pairs = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size() && !usedLeft[i]; j++) {
                if (!usedRight[j]) {
                    addSingle(pairs, i, j);
                    if (i + 1 < a.size() && !usedLeft[i + 1]) {
                        addJoined(pairs, new Neighbours(a, i, b, j), new WordPair(0, i, 2, j, 1));
                    }
                    if (j + 1 < b.size() && !usedRight[j + 1]) {
                        addJoined(pairs, new Neighbours(b, j, a, i), new WordPair(0, i, 1, j, 2));
                    }
                }
            }
        }
        return pairs;
    }

    private void addSingle(List<WordPair> pairs, int i, int j) {
        double likeness = likeness(i, j);
        if (likeness > 0) {
            pairs.add(new WordPair(likeness, i, 1, j, 1));
        }
    }

    /** Adds two neighbours that are one word of the other name, or whose initials that word is. */
    private void addJoined(List<WordPair> pairs, Neighbours neighbours, WordPair place) {
        double likeness = joined(neighbours);
        if (likeness > 0) {
            pairs.add(new WordPair(
                    likeness, place.left(), place.leftWords(), place.right(), place.rightWords()));
        }
    }

    /** A word with the next one, and a word of the other name. */
    private record Neighbours(NameWords name, int at, NameWords other, int word) {}

    private double joined(Neighbours pair) {
        String word = pair.other.word(pair.word);
        String joined = pair.name.joined[pair.at];
        if (person && word.length() == 2) {
            boolean initials = joined.charAt(0) == word.charAt(0)
                    && pair.name.word(pair.at + 1).charAt(0) == word.charAt(1);
            return initials ? INITIAL : 0;
        }
        int between = Math.abs(joined.length() - word.length());
        if (joined.length() < SHORTEST_JOINED || between > MOST_LENGTH_BETWEEN) {
            return 0;
        }
        double likeness = joinedLikeness(pair, joined, word);
        if (mandarin && sameMandarin(joined, word)) {
            likeness = Math.max(likeness, SAME_SOUND);
        }
        return likeness > LEAST_OF_JOINED ? likeness - JOINING : 0;
    }

    private double joinedLikeness(Neighbours pair, String joined, String word) {
        String sound = pair.name.joinedSounds[pair.at];
        String other = pair.other.sounds[pair.word];
        int letters = pair.name.letters[pair.at] | pair.name.letters[pair.at + 1];
        int others = pair.other.letters[pair.word];
        // What is alike enough in spelling or sound differs in few letters.
        boolean unlike = areUnlike(letters, others, joined, word)
                && areUnlike(NameWords.letters(sound), NameWords.letters(other), sound, other);
        return unlike ? 0 : spelled(joined, word, sound, other);
    }

    private static boolean sameMandarin(String one, String other) {
        return NameSounds.foldMandarin(one).equals(NameSounds.foldMandarin(other));
    }

    private double likeness(int i, int j) {
        String one = a.word(i);
        String other = b.word(j);
        if (isNumber(one) || isNumber(other)) {
            return 0;
        }
        if (person && (one.length() == 1 || other.length() == 1)) {
            return initial(one, other);
        }
        if (person && NameVocabulary.get().areNicknames(one, other)) {
            return NICKNAME;
        }
        if (mandarin && a.mandarin[i].equals(b.mandarin[j])) {
            return SAME_SOUND;
        }
        return measured(i, j);
    }

    private static double initial(String one, String other) {
        if (one.charAt(0) == other.charAt(0)) {
            return INITIAL;
        }
        NameVocabulary vocabulary = NameVocabulary.get();
        boolean nickname = one.length() == 1
                ? vocabulary.mayBecome(other, one.charAt(0))
                : vocabulary.mayBecome(one, other.charAt(0));
        return nickname ? INITIAL_OF_NICKNAME : 0;
    }

    private double measured(int i, int j) {
        if (areUnlike(a.letters[i], b.letters[j], a.word(i), b.word(j))
                && areUnlike(a.soundLetters[i], b.soundLetters[j], a.sounds[i], b.sounds[j])) {
            return 0;
        }
        return spelled(a.word(i), b.word(j), a.sounds[i], b.sounds[j]);
    }

    /** Returns whether letters that only one has are too many for words that are alike. */
    private boolean areUnlike(int letters, int others, String one, String other) {
        int edits =
                Math.max(Integer.bitCount(letters & ~others), Integer.bitCount(others & ~letters));
        return edits > (1 - least) * Math.max(one.length(), other.length());
    }

    private double spelled(String one, String other, String sound, String otherSound) {
        if (!person && (one.equals(other + 's') || other.equals(one + 's'))) {
            return FINAL_S;
        }
        if (!person && Math.max(one.length(), other.length()) < SHORT) {
            return 0;
        }
        double spelling = OptimalStringAlignment.similarity(one, other);
        double heard = SAME_SOUND * OptimalStringAlignment.similarity(sound, otherSound);
        double likeness = Math.max(spelling, heard);
        if (begins(one) != begins(other) && begins(sound) != begins(otherSound)) {
            likeness -= OTHER_BEGINNING;
        }
        return likeness >= least ? likeness : 0;
    }

    private static char begins(String word) {
        return word.isEmpty() ? ' ' : word.charAt(0);
    }

    private static boolean isNumber(String word) {
        return word.charAt(0) >= '0' && word.charAt(0) <= '9';
    }
}
