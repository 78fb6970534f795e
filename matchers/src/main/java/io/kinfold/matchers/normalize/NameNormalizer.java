package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Brings names of persons to one form: plain characters for full-width ones (Unicode NFKC), lower
 * case, single spaces and none between Chinese characters, forms of address removed (先生, 小姐, 女士,
 * 太太; Mr, Mrs, Ms, Miss). What holds no letter becomes the empty string.
 *
 * <p>Spelling is left alone: 台 and 臺, typing errors and romanizations are for fuzzy rules.
 * Immutable and safe for any thread.
 */
public final class NameNormalizer implements Normalizer {
    private static final List<String> BEHIND = List.of("先生", "小姐", "女士", "太太");
    private static final Pattern BEFORE = Pattern.compile("^(?:mrs|mr|ms|miss)(?:\\. ?| )");
    private static final Pattern SPACE_IN_CHINESE =
            Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

    private NameNormalizer() {}

    /**
     * Returns the normalizer.
     *
     * @return the normalizer
     */
    public static NameNormalizer ofDefaults() {
        return new NameNormalizer();
    }

    @Override
    public String normalize(String raw) {
        String name = PlainText.of(raw);
        String before;
        do {
            before = name;
            name = withoutAddress(SPACE_IN_CHINESE.matcher(name).replaceAll(""));
        } while (!name.equals(before));
        return name.codePoints().anyMatch(Character::isLetter) ? name : "";
    }

    private static String withoutAddress(String name) {
        for (String word : BEHIND) {
            if (name.endsWith(word)) {
                return name.substring(0, name.length() - word.length()).strip();
            }
        }
        return BEFORE.matcher(name).replaceFirst("");
    }
}
