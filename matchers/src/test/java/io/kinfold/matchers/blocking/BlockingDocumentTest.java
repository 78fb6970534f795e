package io.kinfold.matchers.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What docs/blocking.md says, tried. */
class BlockingDocumentTest {
    private static final List<String> FIELDS =
            List.of("surname", "given_name", "date_of_birth", "postcode", "phone", "email");
    private static String text = "";

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(Path.of("..", "docs", "blocking.md"));
    }

    @Test
    void rules_ofTheDocument_areRead() {
        String start = "```blocking\n";
        int from = text.indexOf(start) + start.length();
        String rules = text.substring(from, text.indexOf("```", from));

        assertThat(BlockingRules.parse(FIELDS, rules).rules())
                .extracting(BlockingRule::toString)
                .containsExactly(
                        "soundex(surname) and year(date_of_birth)",
                        "prefix(given_name, 3) and postcode",
                        "ngrams(digits(phone), 8)",
                        "email");
    }

    @ParameterizedTest
    @EnumSource(BlockingFunction.class)
    void functions_each_areInTheDocument(BlockingFunction function) {
        assertThat(text).contains("`" + function.usage().replace("field", "f") + "`");
    }

    @Test
    void mistake_ofTheDocument_isToldLikeThat() {
        assertThatThrownBy(() -> BlockingRules.parse(FIELDS, "soundex(surnme)"))
                .satisfies(e -> assertThat(text).contains("```\n" + e.getMessage() + "\n```"));
    }
}
