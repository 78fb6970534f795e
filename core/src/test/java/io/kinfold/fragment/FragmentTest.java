package io.kinfold.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class FragmentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:00.123456789Z");

    @Test
    void build_identifiersInAnyOrderAndTwice_areEqual() {
        Fragment one = Fragment.builder("crm", "1")
                .observedAt(NOW)
                .identifier("b", "2")
                .identifier("a", "1")
                .build();
        Fragment two = Fragment.builder("crm", "1")
                .observedAt(NOW)
                .identifier("a", "1")
                .identifier("b", "2")
                .identifier("a", "1")
                .build();
        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
        assertThat(one.identifiers()).hasSize(2);
    }

    @Test
    void observedAt_isKeptToTheMicrosecond() {
        Fragment fragment = Fragment.builder("crm", "1").observedAt(NOW).build();
        assertThat(fragment.observedAt()).isEqualTo(Instant.parse("2026-03-01T10:15:00.123456Z"));
    }

    @Test
    void builder_misuse_saysWhatToDo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Fragment.builder("crm", "1").build())
                .withMessage(
                        "fragment crm:1 has no observed time; call observedAt with the time of the record");
        assertThatIllegalStateException()
                .isThrownBy(() -> Fragment.builder("crm", "1").observedAt(NOW).observedAt(NOW));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Fragment.builder("crm", "1").attribute("a", "1").attribute("a", "2"))
                .withMessage(
                        "attribute 'a' of fragment crm:1 was set already; give all its values in one call");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fragment.builder("crm", "1").observedAt(Instant.MAX))
                .withMessageContaining("must lie between the years");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fragment.builder("crm", "1").attribute("", "x"));
        assertThatThrownBy(() -> Identifier.of("line", null))
                .isInstanceOf(NullPointerException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Identifier.of("", "x"));
    }

    @Test
    void attribute_severalValues_mainOneFirstAndEachOnce() {
        Fragment fragment = Fragment.builder("crm", "1")
                .observedAt(NOW)
                .attribute("interests", "tea", "shoes", "tea")
                .attribute("none")
                .build();
        assertThat(fragment.attributes()).containsOnlyKeys("interests");
        assertThat(fragment.attributes().get("interests")).isEqualTo(List.of("tea", "shoes"));
        assertThat(fragment.attribute("interests")).contains("tea");
        assertThat(fragment.attribute("none")).isEmpty();
    }

    @Test
    void decision_endsInAnyOrder_areEqualAndTheLaterOverrules() {
        FragmentId a = FragmentId.of("crm", "1");
        FragmentId b = FragmentId.of("pos", "1");
        Decision join = new Decision(Decision.Kind.JOIN, b, a, NOW, "ann");
        Decision separate = new Decision(Decision.Kind.SEPARATE, a, b, NOW, "ann");
        assertThat(join).isEqualTo(new Decision(Decision.Kind.JOIN, a, b, NOW, "ann"));
        assertThat(separate.overrules(join)).isTrue();
        assertThat(new Decision(Decision.Kind.JOIN, a, b, NOW.plusSeconds(1), "")
                        .overrules(separate))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision(Decision.Kind.JOIN, a, a, NOW, ""))
                .withMessage("a decision needs two different fragments, but both ends are crm:1");
    }
}
