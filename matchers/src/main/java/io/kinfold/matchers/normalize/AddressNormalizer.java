package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

/**
 * Brings postal addresses to one form. An address with a Chinese character is taken as one of Taiwan,
 * any other as a Western one; a city or a street alone is normalized by the same rules.
 *
 * <p><b>Taiwan.</b> No spaces and punctuation; 台 for 臺, and the traditional forms of 号, 楼, 县, 区,
 * 乡, 镇 and 湾; Arabic numerals before 段, 巷, 弄, 號, 樓, 鄰 and 室 and behind 之, while those in a
 * street's name stay (三民路二段 is 三民路2段); 之 for a hyphen, and 5之1號 for 5號之1; 樓 for F and 地下1樓 for
 * B1; without zip code and 台灣, 台灣省 or 中華民國 in front.
 *
 * <p><b>Western.</b> Lower case, no accents and punctuation, and the usual abbreviations of streets,
 * directions and units: {@code 12 North Main Street, Apartment 5} and {@code 12 N. Main St. #5} become
 * {@code 12 n main st apt 5}.
 *
 * <p>Not a form to print on a letter. What holds no letter and no digit becomes the empty string.
 * Costs O(length). Immutable and safe for any thread.
 */
public final class AddressNormalizer implements Normalizer {
    private AddressNormalizer() {}

    /**
     * Returns the normalizer.
     *
     * @return the normalizer
     */
    public static AddressNormalizer ofDefaults() {
        return new AddressNormalizer();
    }

    @Override
    public String normalize(String raw) {
        String plain = PlainText.ofVisible(raw);
        String taiwan = hasHan(plain) ? TaiwanAddress.of(plain) : plain;
        String address = hasHan(taiwan) ? taiwan : WesternAddress.of(taiwan);
        return address.codePoints().anyMatch(Character::isLetterOrDigit) ? address : "";
    }

    private static boolean hasHan(String text) {
        return text.codePoints().anyMatch(Scripts::isHan);
    }
}
