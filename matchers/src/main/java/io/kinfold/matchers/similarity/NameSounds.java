package io.kinfold.matchers.similarity;

/**
 * Spellings folded to sounds, so that what differs by transliteration becomes equal: Tchaikovsky and
 * Chaykovskiy, Osama and Usama. Coarse by intention: the edit distance of the folded words is asked
 * with it.
 */
final class NameSounds {
    /** Each with what it becomes behind the sign; the first that fits is taken. */
    private static final String[] SOUNDS = {
        "shch=s", "sch=s", "tch=s", "sh=s", "ch=s", "cz=s", "ph=f", "ck=k", "kh=k", "gh=k", "th=t",
        "dh=t", "dj=i", "zh=i", "ou=u", "oo=u", "v=f", "w=f", "q=k", "c=k", "g=k", "d=t", "b=p",
        "j=i", "y=i", "e=i", "o=u", "z=s", "x=s"
    };

    /**
     * The syllables of Wade-Giles and Hanyu Pinyin brought together: hsiao and xiao, chang and zhang,
     * ts'ai and cai. Aspiration, which tells ch'ing from ching, is mostly lost in Wade-Giles as written;
     * so the pairs that it tells apart become one.
     */
    private static final String[] MANDARIN = {
        "zh=c", "ch=c", "hs=x", "sh=s", "ts=z", "tz=z", "ung=ong", "ien=ian", "yen=yan", "ssu=si",
        "szu=si", "q=c", "j=c", "t=d", "p=b", "k=g", "c=z"
    };

    private static final String VOWELS = "aeiou";

    private NameSounds() {}

    /** Returns the sound; doubled letters are single, and h is silent. */
    static String fold(String word) {
        StringBuilder sound = new StringBuilder(word.length());
        int at = 0;
        while (at < word.length()) {
            String spelling = spelling(word, at, SOUNDS);
            String heard = spelling.isEmpty() ? word.substring(at, at + 1) : behind(spelling);
            char first = heard.charAt(0);
            boolean doubled = sound.length() > 0 && sound.charAt(sound.length() - 1) == first;
            if (!doubled && first != 'h') {
                sound.append(heard);
            }
            at += Math.max(1, spelling.indexOf('='));
        }
        return sound.toString();
    }

    /** Returns a Mandarin name in one spelling; h behind a vowel only lengthens it, as in chih. */
    static String foldMandarin(String word) {
        StringBuilder sound = new StringBuilder(word.length());
        int at = 0;
        while (at < word.length()) {
            String spelling = spelling(word, at, MANDARIN);
            if (!spelling.isEmpty()) {
                sound.append(behind(spelling));
            } else if (word.charAt(at) != 'h' || isVowel(word, at + 1)) {
                sound.append(word.charAt(at));
            }
            at += Math.max(1, spelling.indexOf('='));
        }
        return sound.toString();
    }

    private static boolean isVowel(String word, int at) {
        return at < word.length() && VOWELS.indexOf(word.charAt(at)) >= 0;
    }

    /** Returns the first spelling that stands at a place of a word, or the empty string. */
    private static String spelling(String word, int at, String[] spellings) {
        char first = word.charAt(at);
        for (String spelling : spellings) {
            if (spelling.charAt(0) == first
                    && word.regionMatches(at, spelling, 0, spelling.indexOf('='))) {
                return spelling;
            }
        }
        return "";
    }

    private static String behind(String spelling) {
        return spelling.substring(spelling.indexOf('=') + 1);
    }
}
