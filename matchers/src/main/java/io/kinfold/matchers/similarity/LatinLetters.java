package io.kinfold.matchers.similarity;

import com.ibm.icu.text.Transliterator;

import io.kinfold.matchers.normalize.NameNormalizer;
import io.kinfold.matchers.normalize.UnaccentedNormalizer;

import java.lang.Character.UnicodeScript;

/** Names of any script in lower-case Latin letters; where ICU is absent, Latin ones only. */
final class LatinLetters {
    /** Kinds of company in Chinese, Japanese and Korean, which are written without a space. */
    private static final String[][] FORMS = {
        {"股份有限公司", " jsc "},
        {"有限责任公司", " llc "},
        {"有限責任公司", " llc "},
        {"有限公司", " llc "},
        {"株式会社", " jsc "},
        {"有限会社", " llc "},
        {"주식회사", " jsc "},
        {"(株)", " jsc "},
        {"(有)", " llc "}
    };

    private static final boolean ICU = isPresent();

    private LatinLetters() {}

    static String of(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return UnaccentedNormalizer.ofDefaults().normalize(name);
        }
        if (!ICU) {
            return UnaccentedNormalizer.ofDefaults().normalize(name);
        }
        StringBuilder latin = new StringBuilder();
        String text = withForms(name);
        int from = 0;
        while (from < text.length()) {
            boolean chinese = isHan(text.codePointAt(from));
            int end = from;
            while (end < text.length() && isHan(text.codePointAt(end)) == chinese) {
                end += Character.charCount(text.codePointAt(end));
            }
            String run = text.substring(from, end);
            latin.append(chinese ? ' ' + Chinese.READING.normalize(run) + ' ' : Any.latin(run));
            from = end;
        }
        return latin.toString();
    }

    /** Returns whether a name has Chinese characters. */
    static boolean hasHan(String name) {
        return name.codePoints().anyMatch(LatinLetters::isHan);
    }

    private static boolean isHan(int c) {
        return c >= 0x2E80 && UnicodeScript.of(c) == UnicodeScript.HAN;
    }

    private static String withForms(String name) {
        String text = name;
        for (String[] form : FORMS) {
            text = text.replace(form[0], form[1]);
        }
        return text;
    }

    private static boolean isPresent() {
        try {
            Class.forName(
                    "com.ibm.icu.text.Transliterator", false, LatinLetters.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Loaded with the first name that needs it: ICU's rules take long to read. */
    private static final class Any {
        private static final Transliterator LATIN =
                Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

        static String latin(String run) {
            return LATIN.transliterate(run);
        }
    }

    private static final class Chinese {
        static final NameNormalizer READING = NameNormalizer.ofLatin();
    }
}
