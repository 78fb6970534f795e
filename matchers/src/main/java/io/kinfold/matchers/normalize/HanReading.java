package io.kinfold.matchers.normalize;

import com.ibm.icu.text.Transliterator;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How Chinese characters are read and simplified, by ICU's transliteration rules, asked once for each
 * character: they take a tenth of a millisecond for a name, the maps of what was asked a tenth of a
 * microsecond. The maps are bounded by the number of Chinese characters, about 100,000.
 */
final class HanReading {
    private static final Transliterator LATIN =
            Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

    /** Knows that 曾, 仇, 解, 查 and 翟 are read otherwise when they are family names. */
    private static final Transliterator FAMILY =
            Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");

    private static final Transliterator SIMPLIFIED =
            Transliterator.getInstance("Traditional-Simplified");

    /** Family names whose reading ICU's rules for names lack. */
    private static final Map<String, String> FAMILY_READINGS =
            Map.of("單", "shan", "单", "shan", "區", "ou", "区", "ou", "朴", "piao");

    /** The family names of two characters that are borne by thousands, both forms. */
    private static final Set<String> COMPOUND = Set.of(
            "歐陽", "欧阳", "司馬", "司马", "諸葛", "诸葛", "上官", "司徒", "夏侯", "尉遲", "尉迟", "皇甫", "慕容", "令狐",
            "長孫", "长孙", "宇文", "端木", "公孫", "公孙", "東方", "东方", "南宮", "南宫", "張簡", "范姜", "呼延", "鍾離",
            "钟离");

    /** Variants that Unicode keeps apart and ICU's rules do not join. */
    private static final Map<Integer, String> VARIANTS =
            Map.of(0x9AD9, "高", 0xFA11, "崎", 0x20BB7, "吉", 0x5CEF, "峰", 0x7FA3, "群", 0x66FD, "曾");

    private static final Map<Integer, String> READINGS = new ConcurrentHashMap<>();
    private static final Map<String, String> FAMILIES = new ConcurrentHashMap<>();
    private static final Map<Integer, String> SIMPLE = new ConcurrentHashMap<>();

    private HanReading() {}

    static boolean isCompound(String familyName) {
        return COMPOUND.contains(familyName);
    }

    /** Returns the reading of a character, a to z; empty where it has none. */
    static String of(int c) {
        return READINGS.computeIfAbsent(c, key -> letters(LATIN, Character.toString(key)));
    }

    /** Returns the reading of a family name of one character, or of a compound one. */
    static String ofFamily(String familyName) {
        return FAMILIES.computeIfAbsent(familyName, key -> {
            String known = FAMILY_READINGS.get(key);
            return known != null ? known : letters(FAMILY, key);
        });
    }

    private static String letters(Transliterator transliterator, String text) {
        String latin = transliterator.transliterate(text);
        StringBuilder letters = new StringBuilder(latin.length());
        latin.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    static String simplified(String text) {
        if (text.codePoints().noneMatch(Scripts::isHan)) {
            return text;
        }
        StringBuilder simple = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Scripts.isHan(c)) {
                simple.append(SIMPLE.computeIfAbsent(c, HanReading::simple));
            } else {
                simple.appendCodePoint(c);
            }
        });
        return simple.toString();
    }

    /** A simplified character may itself be a traditional one of another: followed to the end. */
    private static String simple(int c) {
        String now = VARIANTS.getOrDefault(c, Character.toString(c));
        for (int i = 0; i < 4; i++) {
            String next = SIMPLIFIED.transliterate(now);
            if (next.equals(now)) {
                break;
            }
            now = next;
        }
        return now;
    }
}
