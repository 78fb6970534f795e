package io.kinfold.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;

import java.text.Normalizer.Form;
import java.util.Locale;

class PlainTextTest {
    @Property
    void text_ofAnyString_isWhatTheUnicodeFormsGive(
            @ForAll
                    @Chars({' ', '\t', '\u0130', '\u3000', '\u00a0', '\uff21', '\u03a3', '\ud83d'})
                    @CharRange(from = '!', to = '~')
                    String raw) {
        String lower = java.text.Normalizer.normalize(raw, Form.NFKC).toLowerCase(Locale.ROOT);
        String expected = java.text.Normalizer.normalize(lower, Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        assertThat(Normalizer.text().normalize(raw)).isEqualTo(expected);
        assertThat(Normalizer.text().normalize(expected)).isEqualTo(expected);
    }

    @Property
    void text_ofPrintableAscii_isSqueezedAndInLowerCase(
            @ForAll @CharRange(from = ' ', to = '~') String raw) {
        assertThat(Normalizer.text().normalize(raw))
                .isEqualTo(raw.toLowerCase(Locale.ROOT).replaceAll(" +", " ").strip());
    }
}
