package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings names of persons to one form: plain characters for full-width ones (Unicode NFKC), lower
 * case, single spaces and none between Chinese or between Korean characters, spaces for dots, one
 * form of apostrophe and hyphen. Forms of address are removed, in front (Mr, Mrs, Ms, Miss, Mx, Dr,
 * Prof, Rev, Sir, Madam) and behind (先生, 小姐, 女士, 太太, 夫人, 老師, 教授, 醫師, 同學, 様, さん, 님), and degrees
 * behind a comma (PhD, MD). {@code Chen, Mary} becomes {@code mary chen}; Jr, Sr, II, III and IV stay
 * behind the name: they tell people apart. What holds no letter becomes the empty string.
 *
 * <p>Typing errors and the many romanizations of one name are for fuzzy rules. Costs O(length).
 * Immutable and safe for any thread.
 */
public final class NameNormalizer implements Normalizer {
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "mister",
            "madam",
            "sir",
            "dr",
            "doctor",
            "prof",
            "professor",
            "rev");
    private static final List<String> BEHIND = List.of(
            "先生", "小姐", "女士", "太太", "夫人", "老師", "老师", "教授", "醫師", "医师", "同學", "同学", "様", "さん", "님");
    private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii", "iv");
    private static final Set<String> DEGREES =
            Set.of("phd", "md", "esq", "dds", "dvm", "jd", "mba", "cpa", "rn");
    private static final Pattern SPACE_WITHIN =
            Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})|(?<=\\p{IsHangul}) (?=\\p{IsHangul})");

    private final Writing writing;

    private NameNormalizer(Writing writing) {
        this.writing = writing;
    }

    /** What is done with the scripts. */
    private enum Writing {
        AS_WRITTEN,
        SIMPLIFIED,
        LATIN,
        LATIN_SORTED
    }

    /**
     * Returns the normalizer that keeps the script as written.
     *
     * @return the normalizer
     */
    public static NameNormalizer ofDefaults() {
        return new NameNormalizer(Writing.AS_WRITTEN);
    }

    /**
     * Returns the normalizer that also writes traditional characters, and variants such as 髙 and 臺,
     * as simplified ones, character by character: 陳 and 陈 become 陈. Needs com.ibm.icu:icu4j.
     *
     * @return the normalizer
     * @throws IllegalStateException if ICU is not there
     */
    public static NameNormalizer ofSimplified() {
        Icu.require();
        return new NameNormalizer(Writing.SIMPLIFIED);
    }

    /**
     * Returns the normalizer that also writes names in the letters a to z: 王小明 becomes {@code wang
     * xiaoming}, 김민수 {@code kim minsu}, たなか {@code tanaka}, {@code Müller-Lüdenscheidt} {@code
     * mullerludenscheidt}. Chinese is read as Mandarin (Hanyu Pinyin without tones), also where a
     * Japanese or Korean bears the name; a name of two to four characters is taken as family name and
     * given name, in that order. Accents, hyphens and apostrophes are dropped. Cyrillic and Greek are
     * read too; what holds a letter of another script, or more than 200 characters, keeps its script.
     * Needs com.ibm.icu:icu4j, whose first use takes up to a second.
     *
     * @return the normalizer
     * @throws IllegalStateException if ICU is not there
     */
    public static NameNormalizer ofLatin() {
        Icu.require();
        return new NameNormalizer(Writing.LATIN);
    }

    /**
     * Returns the normalizer that does as {@link #ofLatin} and puts the words in alphabetical order:
     * 王小明, {@code Wang Xiao-Ming} and {@code Xiaoming Wang} become one.
     *
     * @return the normalizer
     * @throws IllegalStateException if ICU is not there
     */
    public static NameNormalizer ofLatinSorted() {
        Icu.require();
        return new NameNormalizer(Writing.LATIN_SORTED);
    }

    @Override
    public String normalize(String raw) {
        String name = asWritten(raw);
        return switch (writing) {
            case AS_WRITTEN -> name;
            case SIMPLIFIED -> asWritten(HanReading.simplified(name));
            case LATIN -> latin(name, false);
            case LATIN_SORTED -> latin(name, true);
        };
    }

    /** What cannot be romanized stays as written, in its order. */
    private static String latin(String name, boolean sorted) {
        String latin = Romanization.of(name);
        if (latin.isEmpty()) {
            return name;
        }
        String bare = untitled(latin, sorted);
        return PlainText.hasLetter(bare) ? bare : "";
    }

    private static String asWritten(String raw) {
        String plain = punctuated(PlainText.ofVisible(raw));
        String ordered = plain.indexOf(',') < 0 ? plain : inOrder(plain);
        String name = String.join(" ", PlainText.tokens(ordered));
        name = withoutAddressBehind(SPACE_WITHIN.matcher(name).replaceAll(""));
        name = untitled(name, false);
        return PlainText.hasLetter(name) ? name : "";
    }

    /** Writes marks that are used for one another as one. */
    private static String punctuated(String plain) {
        StringBuilder text = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '.', '_', '·', '・', '•', '‧', '∙' -> text.append(' ');
                case '‘', '’', '`', '´', 'ʼ', '′' -> text.append('\'');
                case '‐', '‑', '‒', '–', '—', '−' -> text.append('-');
                case '、', ';' -> text.append(',');
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /** Puts the family name that stands before a comma behind the others. */
    private static String inOrder(String plain) {
        List<String> parts = new ArrayList<>();
        List<String> behind = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= plain.length(); at++) {
            if (at == plain.length() || plain.charAt(at) == ',') {
                String part = String.join(" ", PlainText.tokens(plain.substring(from, at)));
                String joined = part.replace(" ", "");
                if (GENERATIONS.contains(joined)) {
                    behind.add(joined);
                } else if (!part.isEmpty() && !(DEGREES.contains(joined) && !parts.isEmpty())) {
                    parts.add(part);
                }
                from = at + 1;
            }
        }
        if (parts.size() == 2 && plain.codePoints().noneMatch(Scripts::isFamilyNameFirst)) {
            parts.add(parts.remove(0));
        }
        parts.addAll(behind);
        return String.join(" ", parts);
    }

    private static String withoutAddressBehind(String name) {
        int end = name.length();
        boolean again = true;
        while (again) {
            again = false;
            while (end > 0 && name.charAt(end - 1) == ' ') {
                end--;
            }
            for (String word : BEHIND) {
                if (end >= word.length() && name.startsWith(word, end - word.length())) {
                    end -= word.length();
                    again = true;
                    break;
                }
            }
        }
        return name.substring(0, end);
    }

    /** Removes titles in front or, where the order of words is lost, anywhere. */
    private static String untitled(String name, boolean sorted) {
        List<String> tokens = PlainText.tokens(name);
        int from = 0;
        while (from < tokens.size() && TITLES.contains(tokens.get(from))) {
            from++;
        }
        List<String> rest = new ArrayList<>(tokens.subList(from, tokens.size()));
        if (sorted) {
            rest.removeIf(TITLES::contains);
            rest.sort(null);
        }
        return String.join(" ", rest);
    }
}
