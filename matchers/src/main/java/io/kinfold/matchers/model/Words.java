package io.kinfold.matchers.model;

import io.kinfold.matchers.field.Field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The distinct words of a text, or of several, in ascending order. */
final class Words {
    final String[] texts;

    /** The code points that occur in each word, as {@link Bounds#letters} gives them. */
    final long[] letters;

    private Words(String[] texts) {
        this.texts = texts;
        this.letters = new long[texts.length];
        Arrays.setAll(letters, i -> Bounds.letters(texts[i]));
    }

    static Words of(String text) {
        List<String> words = new ArrayList<>(4);
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length()
                    || text.charAt(at) == ' '
                    || text.charAt(at) == Field.SEPARATOR) {
                if (at > from) {
                    words.add(text.substring(from, at));
                }
                from = at + 1;
            }
        }
        words.sort(null);
        for (int i = words.size() - 1; i > 0; i--) {
            if (words.get(i).equals(words.get(i - 1))) {
                words.remove(i);
            }
        }
        return new Words(words.toArray(String[]::new));
    }

    int size() {
        return texts.length;
    }
}
