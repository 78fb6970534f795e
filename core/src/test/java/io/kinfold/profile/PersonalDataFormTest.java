package io.kinfold.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.fragment.FragmentId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class PersonalDataFormTest {
    private static final FragmentId ID = FragmentId.of("crm", "1");
    private static final PersonalData NOBODYS =
            PersonalData.of(new Profile(new ProfileId(ID), List.of(ID), List.of(), Map.of()));

    @Test
    void with_anotherSection_comesLastAndLeavesTheFormerAsItWas() {
        PersonalData more = NOBODYS.with("orders", List.of(Map.of("at", Instant.EPOCH)));

        assertThat(more.sections().keySet()).endsWith("golden_record", "orders");
        assertThat(more.sections().get("orders"))
                .isEqualTo(List.of(Map.of("at", "1970-01-01T00:00:00Z")));
        assertThat(NOBODYS.sections().keySet()).doesNotContain("orders");
    }

    @Test
    void with_contentThatChangesLater_keepsWhatItWas() {
        List<String> content = new ArrayList<>(List.of("a"));
        PersonalData data = NOBODYS.with("s", content);
        content.add("b");
        assertThat(data.sections().get("s")).isEqualTo(List.of("a"));
    }

    @Test
    void with_sectionThatIsThere_isRefused() {
        assertThatThrownBy(() -> NOBODYS.with("profile", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "personal data have a section 'profile' already; give the new one another name");
    }

    @Test
    void with_contentThatIsNoJson_isRefusedWithoutItsValue() {
        assertThatThrownBy(() -> NOBODYS.with("s", List.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("section 's' of personal data holds a java.lang.Double")
                .hasMessageNotContaining("NaN");
        assertThatThrownBy(() -> NOBODYS.with("s", Map.of(7, "x")))
                .hasMessageContaining("holds a java.lang.Integer");
    }

    @Test
    void toString_dataOfACustomer_namesSectionsOnly() {
        assertThat(NOBODYS.with("names", List.of("Lin")))
                .hasToString(
                        "PersonalData[crm:1, [format, profile, identifiers, golden_record, names]]");
    }
}
