package io.kinfold.matchers.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads names into words, as those of a person and as those of an organization. */
final class NameReader {
    /** How many characters of a name are looked at. */
    static final int LONGEST = 256;

    /** How many words of a name are looked at. */
    static final int MOST_WORDS = 24;

    /** A legal form in front that is shorter may be a surname, such as Ao. */
    private static final int UNMISTAKABLE = 3;

    private static final String APOSTROPHES = "'`´‘’ʹʺʼʻ′";

    private NameReader() {}

    /** A word as written, and whether a dot and at most a space stand between it and the next. */
    private record Written(String word, boolean dotted) {}

    static ReadName read(String value) {
        String shown = value.substring(0, Math.min(value.length(), LONGEST));
        boolean chinese = LatinLetters.hasHan(shown);
        List<Written> written =
                written(unquoted(LatinLetters.of(unquoted(shown))).replace("%", " percent "));
        if (written.isEmpty() && !shown.isBlank()) {
            written = List.of(new Written(shown, false));
        }
        Organization organization = new Organization(undotted(written), chinese);
        return new ReadName(
                value,
                person(written, chinese),
                new NameWords(organization.words, "", chinese, false),
                organization.certain);
    }

    private static String unquoted(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (APOSTROPHES.indexOf(c) < 0 && Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static List<Written> written(String latin) {
        List<Written> words = new ArrayList<>();
        int at = 0;
        while (at < latin.length() && words.size() < MOST_WORDS) {
            int start = at;
            while (at < latin.length() && isOfWord(latin.charAt(at))) {
                at++;
            }
            if (at > start) {
                String word = latin.substring(start, at);
                int next = latin.startsWith(". ", at) ? at + 2 : at + 1;
                boolean dotted = latin.startsWith(".", at)
                        && next < latin.length()
                        && isOfWord(latin.charAt(next));
                words.add(new Written(word, dotted));
            } else {
                at++;
            }
        }
        return words;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static NameWords person(List<Written> written, boolean chinese) {
        NameVocabulary vocabulary = NameVocabulary.get();
        List<String> words = new ArrayList<>();
        String generation = "";
        for (Written each : written) {
            String word = each.word();
            String code = vocabulary.generations().get(word);
            if (code != null && !words.isEmpty()) {
                generation = code;
            } else if (!vocabulary.titles().contains(word)
                    && (word.length() < 3 || !words.contains(word))) {
                words.add(lettered(word));
            }
        }
        int last = words.size() - 1;
        if (last > 1 && !chinese && vocabulary.legalForms().containsKey(words.get(last))) {
            words.remove(last);
        }
        if (words.isEmpty()) {
            written.forEach(each -> words.add(each.word()));
        }
        return new NameWords(List.copyOf(words), generation, chinese, true);
    }

    /** Returns a word with letters for the digits that are written for them: Ig0r. */
    private static String lettered(String word) {
        if (word.chars().allMatch(Character::isDigit)) {
            return word;
        }
        return word.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('5', 's')
                .replace('9', 'g');
    }

    /** Joins the letters of a.b.c. */
    private static List<String> undotted(List<Written> written) {
        List<String> words = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        for (Written each : written) {
            boolean letter = each.word().length() == 1;
            if (!letter && letters.length() > 0) {
                words.add(letters.toString());
                letters.setLength(0);
            }
            letters.append(each.word());
            if (!letter || !each.dotted()) {
                words.add(letters.toString());
                letters.setLength(0);
            }
        }
        if (letters.length() > 0) {
            words.add(letters.toString());
        }
        return words;
    }

    /** The words of an organization: codes for legal forms, digits for numerals. */
    private static final class Organization {
        private final NameVocabulary vocabulary = NameVocabulary.get();
        private final List<String> words = new ArrayList<>();
        private final boolean chinese;
        private boolean certain;

        Organization(List<String> written, boolean chinese) {
            this.chinese = chinese;
            List<String> spelled = written.stream().map(this::spelledOut).toList();
            int at = 0;
            while (at < spelled.size()) {
                int form = legalForm(spelled, at);
                if (form == 0) {
                    add(spelled.get(at));
                }
                at += Math.max(form, 1);
            }
        }

        private String spelledOut(String word) {
            return vocabulary.abbreviations().getOrDefault(word, word);
        }

        /** Adds the code of the longest legal form at a place; returns its number of words, or 0. */
        private int legalForm(List<String> spelled, int at) {
            Map<String, String> forms = vocabulary.legalForms();
            for (int n = Math.min(vocabulary.longestForm(), spelled.size() - at); n > 0; n--) {
                String written = String.join(" ", spelled.subList(at, at + n));
                String code = forms.get(written);
                // Syllables of Chinese, such as zao, are no legal forms of other countries.
                if (code != null && (!chinese || code.equals(written))) {
                    words.add(code);
                    boolean last = at > 0 && at + n == spelled.size();
                    certain |= last || written.length() >= UNMISTAKABLE;
                    return n;
                }
            }
            return 0;
        }

        private void add(String word) {
            String number = vocabulary.numbers().getOrDefault(word, word);
            int last = words.size() - 1;
            if (number.length() == 1 && last >= 0 && isTens(words.get(last)) && isDigit(number)) {
                words.set(last, words.get(last).charAt(0) + number);
            } else {
                words.add(number);
            }
            certain |= isDigit(word) || vocabulary.generic().contains(word);
        }

        private static boolean isTens(String word) {
            return word.length() == 2 && word.charAt(1) == '0' && word.charAt(0) >= '2';
        }

        private static boolean isDigit(String word) {
            return word.charAt(0) >= '0' && word.charAt(0) <= '9';
        }
    }
}
