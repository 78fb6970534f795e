package io.kinfold.matchers.auto;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What one value looks like. */
final class CellTraits {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[-+$€£¥]?\\d[\\d,]*\\.\\d{1,4}|-\\d+");
    private static final Pattern SOCIAL_SECURITY = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");
    private static final Pattern TAIWAN_ID = Pattern.compile("[a-z][1289]\\d{8}");
    private static final Pattern PHONE_SHAPE =
            Pattern.compile("[+(]?[\\d(][\\d ().\\-/]{5,18}\\d(?: ?(?:x|ext\\.?|#) ?\\d{1,5})?");
    private static final Pattern HOUSE_NUMBER =
            Pattern.compile("\\d{1,5}[ ]?[a-z]?(?:[-/]\\d{1,4})?");
    private static final Pattern LETTER_POSTCODE = Pattern.compile(
            "[a-z]{1,2}\\d[a-z\\d]? ?\\d[a-z]{2}|[a-z]\\d[a-z] ?\\d[a-z]\\d|\\d{4} ?[a-z]{2}"
                    + "|\\d{5}-\\d{4}|\\d{3}-\\d{4}");
    private static final Pattern HAN_ADDRESS =
            Pattern.compile("(?s).*\\p{IsHan}.*[路街道段巷弄號号村里樓楼].*");
    private static final Pattern HAN_REGION = Pattern.compile("(?s).*[市縣县省州].*[區区鄉乡鎮镇市].*");
    private static final Pattern WORDS = Pattern.compile("[\\s,;\"]+");
    private static final Pattern HAN_ONLY = Pattern.compile("[\\p{IsHan}·]{2,4}");
    private static final Pattern CODE =
            Pattern.compile("(?=.*\\d)/?[\\p{Alnum}][\\p{Alnum}/._-]{3,63}");

    /** A trait of a value. */
    enum Trait {
        EMAIL,
        DATE,
        PHONE_SHAPE,
        PHONE_MARKS,
        DIGITS,
        DECIMAL,
        NATIONAL_ID,
        CODE,
        HOUSE_NUMBER,
        LETTER_POSTCODE,
        ONE_WORD,
        FEW_WORDS,
        HAN_NAME,
        HAN_ADDRESS,
        HAN_REGION,
        GIVEN,
        SURNAME,
        STREET,
        NUMBER_FIRST,
        ORGANISATION,
        PLACE,
        GENDER,
        STATE
    }

    private CellTraits() {}

    /**
     * Returns the traits of a value.
     *
     * @param plain the value, in plain characters and lower case
     * @param date whether it is a date
     */
    static Set<Trait> of(String plain, boolean date) {
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        if (date) {
            traits.add(Trait.DATE);
        }
        if (plain.length() <= 200) {
            shapes(traits, plain);
            words(traits, plain);
            han(traits, plain);
        }
        return traits;
    }

    private static void shapes(Set<Trait> traits, String plain) {
        note(traits, Trait.EMAIL, EMAIL, plain);
        note(traits, Trait.DIGITS, DIGITS, plain);
        note(traits, Trait.DECIMAL, DECIMAL, plain);
        note(traits, Trait.NATIONAL_ID, SOCIAL_SECURITY, plain);
        note(traits, Trait.NATIONAL_ID, TAIWAN_ID, plain);
        note(traits, Trait.HOUSE_NUMBER, HOUSE_NUMBER, plain);
        note(traits, Trait.LETTER_POSTCODE, LETTER_POSTCODE, plain);
        note(traits, Trait.CODE, CODE, plain);
        long digits = plain.chars().filter(c -> c >= '0' && c <= '9').count();
        if (digits >= 7 && digits <= 15 && PHONE_SHAPE.matcher(plain).matches()) {
            traits.add(Trait.PHONE_SHAPE);
            if (digits < plain.length() || plain.startsWith("0")) {
                traits.add(Trait.PHONE_MARKS);
            }
        }
    }

    private static void note(Set<Trait> traits, Trait trait, Pattern pattern, String plain) {
        if (pattern.matcher(plain).matches()) {
            traits.add(trait);
        }
    }

    private static void words(Set<Trait> traits, String plain) {
        List<String> words =
                WORDS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
        int letters = 0;
        for (String word : words) {
            String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
            letters += isName(bare) ? 1 : 0;
            noteWord(traits, bare, words.size() > 1);
        }
        if (letters == words.size() && letters > 0 && letters <= 4) {
            traits.add(letters == 1 ? Trait.ONE_WORD : Trait.FEW_WORDS);
        }
        if (words.size() > 1 && Character.isDigit(words.get(0).charAt(0))) {
            traits.add(Trait.NUMBER_FIRST);
        }
        if (WordLists.GENDERS.contains(plain)) {
            traits.add(Trait.GENDER);
        }
        if (WordLists.STATES.contains(plain)) {
            traits.add(Trait.STATE);
        }
    }

    private static void noteWord(Set<Trait> traits, String word, boolean oneOfSeveral) {
        if (WordLists.GIVEN.contains(word)) {
            traits.add(Trait.GIVEN);
        }
        if (WordLists.SURNAMES.contains(word)) {
            traits.add(Trait.SURNAME);
        }
        if (WordLists.STREETS.contains(word)
                || word.endsWith("strasse")
                || word.endsWith("straße")) {
            traits.add(Trait.STREET);
        }
        if (WordLists.ORGANISATIONS.contains(word)) {
            traits.add(Trait.ORGANISATION);
        }
        // "New" alone is no place.
        if (WordLists.PLACES.contains(word) && (oneOfSeveral || word.length() > 5)) {
            traits.add(Trait.PLACE);
        }
    }

    /** Returns whether a word is made as names are: letters, hyphens and apostrophes. */
    private static boolean isName(String word) {
        return !word.isEmpty()
                && word.codePoints()
                        .allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'' || c == '’');
    }

    private static void han(Set<Trait> traits, String plain) {
        if (HAN_ADDRESS.matcher(plain).matches() && plain.chars().anyMatch(Character::isDigit)) {
            traits.add(Trait.HAN_ADDRESS);
        }
        note(traits, Trait.HAN_REGION, HAN_REGION, plain);
        if (HAN_ONLY.matcher(plain).matches() && WordLists.isHanSurname(plain.codePointAt(0))) {
            traits.add(Trait.HAN_NAME);
        }
        for (String word : new String[] {"公司", "有限", "株式会社", "集團", "集团", "企業", "企业", "商店"}) {
            if (plain.contains(word)) {
                traits.add(Trait.ORGANISATION);
            }
        }
    }
}
