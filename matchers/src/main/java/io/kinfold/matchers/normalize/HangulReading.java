package io.kinfold.matchers.normalize;

import java.util.Map;
import java.util.Set;

/**
 * Korean syllables in Latin letters by the Revised Romanization of 2000, syllable by syllable, as its
 * rule for names has it; the most frequent family names as their bearers spell them, Kim and not Gim.
 */
final class HangulReading {
    private static final String[] INITIALS = {
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t",
        "p", "h"
    };
    private static final String[] VOWELS = {
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo",
        "we", "wi", "yu", "eu", "ui", "i"
    };
    private static final String[] FINALS = {
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p",
        "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"
    };
    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("김", "kim"),
            Map.entry("이", "lee"),
            Map.entry("박", "park"),
            Map.entry("최", "choi"),
            Map.entry("정", "jung"),
            Map.entry("조", "cho"),
            Map.entry("강", "kang"),
            Map.entry("윤", "yoon"),
            Map.entry("임", "lim"),
            Map.entry("신", "shin"),
            Map.entry("오", "oh"),
            Map.entry("권", "kwon"),
            Map.entry("안", "ahn"),
            Map.entry("유", "yoo"),
            Map.entry("고", "ko"),
            Map.entry("문", "moon"),
            Map.entry("우", "woo"),
            Map.entry("주", "joo"),
            Map.entry("구", "koo"),
            Map.entry("노", "noh"));
    private static final Set<String> COMPOUND = Set.of("남궁", "황보", "제갈", "사공", "선우", "서문", "독고");
    private static final int LONGEST_NAME = 4;
    private static final int FIRST_SYLLABLE = 0xAC00;

    private HangulReading() {}

    static String of(String run) {
        if (run.length() < 2 || run.length() > LONGEST_NAME) {
            return syllables(run);
        }
        boolean compound = run.length() > 2 && COMPOUND.contains(run.substring(0, 2));
        String family = run.substring(0, compound ? 2 : 1);
        return FAMILIES.getOrDefault(family, syllables(family))
                + " "
                + syllables(run.substring(family.length()));
    }

    private static String syllables(String run) {
        StringBuilder latin = new StringBuilder();
        run.chars().filter(Scripts::isHangulSyllable).forEach(c -> {
            int place = c - FIRST_SYLLABLE;
            latin.append(INITIALS[place / FINALS.length / VOWELS.length])
                    .append(VOWELS[place / FINALS.length % VOWELS.length])
                    .append(FINALS[place % FINALS.length]);
        });
        return latin.toString();
    }
}
