package io.kinfold.command.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("member_no_a", "member_no_b", "phone", "email", "id");

    @ParameterizedTest
    @CsvSource({
        "phnoe, phone",
        "Member No A, member_no_a",
        "e-mail, email",
        "emial, email",
        "ID, id"
    })
    void of_typingError_findsTheName(String typed, String meant) {
        assertThat(NearestName.of(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"birthday", "x", "line"})
    void of_somethingElse_findsNothing(String typed) {
        assertThat(NearestName.of(typed, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phnoe | ; did you mean 'phone'?",
                "shop | ; known are email, id, member_no_a, member_no_b, phone"
            })
    void hint_nearOrNot_offersTheNameOrTheList(String typed, String hint) {
        assertThat(NearestName.hint(typed, KNOWN)).isEqualTo(hint);
    }
}
