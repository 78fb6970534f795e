package io.kinfold.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentIdTest {

    private static final String BEYOND_BASIC_PLANE = Character.toString(0x20BB7);

    @Test
    void of_plainParts_keepsThem() {
        FragmentId id = FragmentId.of("crm", " 1001 ");
        assertThat(id.source()).isEqualTo("crm");
        assertThat(id.key()).isEqualTo(" 1001 ");
    }

    @Test
    void of_nullPart_namesTheParameter() {
        assertThatNullPointerException()
                .isThrownBy(() -> FragmentId.of(null, "1"))
                .withMessage("source");
        assertThatNullPointerException()
                .isThrownBy(() -> FragmentId.of("crm", null))
                .withMessage("key");
    }

    @Test
    void of_emptyPart_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FragmentId.of("", "1"))
                .withMessage(
                        "source of a fragment id must not be empty; give each record a source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FragmentId.of("crm", ""))
                .withMessage("key of a fragment id must not be empty; give each record a key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cr:m", "cr\nm", "cr\u0000m", "cr\u0085m"})
    void of_separatorOrControlInSource_saysWhere(String source) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FragmentId.of(source, "1"))
                .withMessageContaining("neither ':' nor control characters")
                .withMessageContaining(" at index 2;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ab\uD842", "ab\uDFB7", "ab\uDFB7\uD842", "ab\uD842c", "ab\uD842\uD842"})
    void of_unpairedSurrogate_saysWhere(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FragmentId.of("crm", text))
                .withMessageStartingWith("key of")
                .withMessageContaining("unpaired surrogate at index 2;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FragmentId.of(text, "1"))
                .withMessageStartingWith("source of");
    }

    @Test
    void parse_severalSeparators_splitsAtTheFirst() {
        assertThat(FragmentId.parse("pos:a:b:")).isEqualTo(FragmentId.of("pos", "a:b:"));
    }

    @Test
    void parse_noSeparator_saysTheFormAndNotTheText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FragmentId.parse("anna@example.com"))
                .withMessageContaining("source:key")
                .withMessageNotContaining("anna");
    }

    @Test
    void parse_emptyPart_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FragmentId.parse(":1"));
        assertThatIllegalArgumentException().isThrownBy(() -> FragmentId.parse("crm:"));
    }

    @Test
    void compareTo_sourceDecidesBeforeKey() {
        assertThat(FragmentId.of("a", "9")).isLessThan(FragmentId.of("a-b", "1"));
        assertThat(FragmentId.of("a", "1")).isLessThan(FragmentId.of("a", "10"));
    }

    @Test
    void compareTo_surrogatePairAgainstPrivateUse_followsCodePointsAndNotChars() {
        String privateUse = "\uE000";
        assertThat(BEYOND_BASIC_PLANE).isLessThan(privateUse);
        assertThat(FragmentId.of("a", BEYOND_BASIC_PLANE))
                .isGreaterThan(FragmentId.of("a", privateUse));
    }
}
