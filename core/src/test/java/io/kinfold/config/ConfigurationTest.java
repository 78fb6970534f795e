package io.kinfold.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

class ConfigurationTest {
    @Test
    void build_severalMistakes_namesThemAllWithTheNearestName() {
        Configuration.Builder builder = Configuration.builder()
                .namespace(Namespace.of("member"))
                .namespace(Namespace.builder("phone").genericAbove("membr", 2).build())
                .attribute(Attribute.of("birthday"))
                .rule(MatchRule.exact("name", "brithday"))
                .guard(Guard.agree("birthdya"))
                .guard(new Guard.Separated());

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the configuration has 5 problems:")
                .hasMessageContaining(
                        "KIN-101 namespaces.phone.genericAbove: there is no namespace 'membr';"
                                + " did you mean 'member'?")
                .hasMessageContaining(
                        "KIN-104 rules.name+brithday: there is no attribute 'name'; known are [birthday]")
                .hasMessageContaining("there is no attribute 'brithday'; did you mean 'birthday'?")
                .hasMessageContaining("there is no attribute 'birthdya'; did you mean 'birthday'?")
                .hasMessageContaining("KIN-106 guards.separated by a person");
        assertThat(builder.validate()).hasSize(5);
    }

    @Test
    void build_nothingLinks_saysSo() {
        assertThatThrownBy(() -> Configuration.builder().build())
                .hasMessageContaining("nothing links fragments; add a namespace or a match rule");
    }

    @Test
    void build_ruleNamedAsANamespace_isRefused() {
        Configuration.Builder builder = Configuration.builder()
                .namespace(Namespace.of("name"))
                .attribute(Attribute.of("name"))
                .rule(MatchRule.exact("name"));
        assertThat(builder.validate()).extracting(Problem::code).containsExactly("KIN-103");
    }

    @Test
    void namespace_countedAgainstItselfOrGuardTwice_isRefused() {
        Configuration.Builder builder = Configuration.builder()
                .namespace(Namespace.builder("phone").genericAbove("phone", 2).build())
                .guard(Guard.maxFragments(5))
                .guard(Guard.maxFragments(5));
        assertThat(builder.validate())
                .extracting(Problem::code)
                .containsExactly("KIN-102", "KIN-105");
    }

    @Test
    void namespace_addedTwice_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Configuration.builder()
                        .namespace(Namespace.of("line"))
                        .namespace(Namespace.of("line")))
                .withMessage("namespace 'line' was added already; add it once");
    }

    @Test
    void settings_outOfRange_nameTheRangeAndTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Namespace.builder("line").priority(0))
                .withMessage(
                        "the priority of namespace 'line' must lie from 1 to 1000000, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Namespace.builder("line").maxPerProfile(0))
                .withMessageContaining("must lie from 1 to 30000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Namespace.builder("line").expireAfter(Duration.ZERO))
                .withMessageContaining("must be positive");
        assertThatIllegalArgumentException().isThrownBy(() -> Namespace.of(" line"));
        assertThatIllegalArgumentException().isThrownBy(() -> Guard.maxFragments(0));
        assertThatIllegalArgumentException().isThrownBy(MatchRule::exact);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FuzzyRule.builder("f").linkThreshold(Double.NaN))
                .withMessage("linkThreshold of fuzzy rule 'f' must be finite, but is NaN");
        assertThatThrownBy(() -> FuzzyRule.builder("f").build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("matcher of fuzzy rule 'f'");
    }

    @Test
    void settings_madeTwice_areRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Namespace.builder("line").priority(1).priority(1))
                .withMessage("priority of namespace 'line' was set already; set it once");
        assertThatIllegalStateException()
                .isThrownBy(() -> ExactRule.builder("a").priority(2).priority(2));
        assertThatIllegalStateException()
                .isThrownBy(() -> Attribute.builder("a")
                        .normalizer(Normalizer.exact())
                        .normalizer(Normalizer.exact()));
    }

    @Test
    void blocks_valuesInAnyWritingAndPatterns() {
        Namespace namespace = Namespace.builder("phone")
                .normalizer(Normalizer.digits())
                .block("09-00")
                .blockPattern(Pattern.compile("^0+$"))
                .build();
        assertThat(namespace.blocks("0900")).isTrue();
        assertThat(namespace.blocks("000")).isTrue();
        assertThat(namespace.blocks("0912")).isFalse();
    }

    @Test
    void attribute_withoutChain_keepsTheMostRecent() {
        assertThat(Attribute.of("name").survivorship())
                .isEqualTo(List.of(Survivorship.mostRecent()));
    }
}
