package io.kinfold.matchers.normalize;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

import io.kinfold.config.Normalizer;

import java.text.Normalizer.Form;

/**
 * Brings telephone numbers to E.164, such as {@code +886912345678}, whether they were written as
 * {@code 0912-345-678}, {@code +886 912 345 678}, {@code 886912345678} or in full-width digits. An
 * extension is kept as {@code ;ext=12}: a switchboard is no person. What is no valid number of its
 * country becomes the empty string.
 *
 * <p>Validity is that of libphonenumber's metadata, so it may change for new number ranges with its
 * version. Immutable and safe for any thread.
 */
public final class PhoneNormalizer implements Normalizer {
    private static final int LONGEST = 250;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final String region;

    private PhoneNormalizer(String region) {
        this.region = region;
    }

    /**
     * Returns a normalizer for which numbers without a country code belong to a region.
     *
     * @param region two capital letters of ISO 3166, such as {@code TW}
     * @return the normalizer
     * @throws IllegalArgumentException if the region has no numbering plan
     */
    public static PhoneNormalizer ofRegion(String region) {
        if (!NUMBERS.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("region '" + region
                    + "' has no numbering plan; give two capital letters of ISO 3166, such as TW");
        }
        return new PhoneNormalizer(region);
    }

    @Override
    public String normalize(String raw) {
        if (raw.length() > LONGEST) {
            return "";
        }
        String plain = java.text.Normalizer.normalize(raw, Form.NFKC);
        try {
            PhoneNumber number = NUMBERS.parse(plain, region);
            if (!NUMBERS.isValidNumber(number)) {
                return "";
            }
            String extension = number.hasExtension() ? ";ext=" + number.getExtension() : "";
            return NUMBERS.format(number.clearExtension(), PhoneNumberFormat.E164) + extension;
        } catch (NumberParseException e) {
            return "";
        }
    }
}
