package io.kinfold.matchers.similarity;

import java.util.List;
import java.util.Set;

/** The words of a name with what comparing them needs. Immutable after it is made. */
final class NameWords {
    private static final double PARTICLE = 0.1;
    private static final double LEGAL_FORM = 0.15;
    private static final double GENERIC = 0.35;
    private static final double INITIAL = 0.4;
    private static final double OTHER_INITIAL = 1;
    private static final double OTHER_LEGAL_FORM = 0.5;

    final List<String> words;
    final String[] sounds;

    /** As the sounds, of names that may be Chinese. */
    final String[] mandarin;

    /** Each word together with the next, and the sound of both; empty for the last. */
    final String[] joined;

    final String[] joinedSounds;

    /** The letters that occur in each word and in each sound, a bit for each. */
    final int[] letters;

    final int[] soundLetters;
    final double[] weights;

    /**
     * What another in the place of each word counts: of initials and legal forms, which weigh little
     * where they agree, more than their weight.
     */
    final double[] contradictions;

    final String compact;
    final String generation;

    /** Whether the name was written in Chinese characters. */
    final boolean chinese;

    private final String text;

    NameWords(List<String> words, String generation, boolean chinese, boolean person) {
        int count = words.size();
        this.words = words;
        this.generation = generation;
        this.chinese = chinese;
        this.compact = String.join("", words);
        this.text = String.join(" ", words) + "|" + generation;
        sounds = new String[count];
        mandarin = new String[count];
        joined = new String[count];
        joinedSounds = new String[count];
        letters = new int[count];
        soundLetters = new int[count];
        weights = new double[count];
        contradictions = new double[count];
        for (int i = 0; i < count; i++) {
            String word = words.get(i);
            sounds[i] = NameSounds.fold(word);
            mandarin[i] = NameSounds.foldMandarin(word);
            joined[i] = i + 1 < count ? word + words.get(i + 1) : "";
            joinedSounds[i] = NameSounds.fold(joined[i]);
            letters[i] = letters(word);
            soundLetters[i] = letters(sounds[i]);
            weights[i] = weight(word, person);
            contradictions[i] = contradiction(word, weights[i], person);
        }
    }

    /** The words and what else tells this name from others; equal for equal names only. */
    String text() {
        return text;
    }

    int size() {
        return words.size();
    }

    String word(int i) {
        return words.get(i);
    }

    private static double weight(String word, boolean person) {
        NameVocabulary vocabulary = NameVocabulary.get();
        if (person) {
            return vocabulary.particles().contains(word) ? PARTICLE : initialOr(word);
        }
        if (isLegalForm(word)) {
            return LEGAL_FORM;
        }
        Set<String> connectives = vocabulary.connectives();
        boolean generic = vocabulary.generic().contains(word) || connectives.contains(word);
        return generic ? GENERIC : initialOr(word);
    }

    private static double initialOr(String word) {
        return word.length() == 1 ? INITIAL : 1;
    }

    private static double contradiction(String word, double weight, boolean person) {
        if (word.length() == 1) {
            return OTHER_INITIAL;
        }
        return !person && isLegalForm(word) ? OTHER_LEGAL_FORM : weight;
    }

    private static boolean isLegalForm(String word) {
        return NameVocabulary.get().isLegalFormCode(word);
    }

    /** Returns a bit for each letter that occurs; digits share bits with letters. */
    static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1 << word.charAt(i);
        }
        return letters;
    }
}
