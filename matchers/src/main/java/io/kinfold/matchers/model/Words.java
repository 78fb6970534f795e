package io.kinfold.matchers.model;

import io.kinfold.matchers.field.Field;

import java.util.Arrays;

/** The distinct words of a text, or of several, in ascending order. */
final class Words {
    final String[] texts;

    /** The code points that occur in each word, as {@link Bounds#letters} gives them. */
    final long[] letters;

    private Words(String[] texts) {
        this.texts = texts;
        this.letters = Arrays.stream(texts).mapToLong(Bounds::letters).toArray();
    }

    static Words of(String text) {
        String[] words = text.replace(Field.SEPARATOR, ' ').split(" ", -1);
        return new Words(Arrays.stream(words)
                .filter(word -> !word.isEmpty())
                .sorted()
                .distinct()
                .toArray(String[]::new));
    }

    int size() {
        return texts.length;
    }
}
