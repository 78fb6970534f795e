package io.kinfold.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class FingerprintTest {
    private static String of(Namespace namespace) {
        return Configuration.builder().namespace(namespace).build().fingerprint();
    }

    private static String with(UnaryOperator<Configuration.Builder> more) {
        return more.apply(Configuration.builder()
                        .namespace(Namespace.of("member"))
                        .attribute(Attribute.of("name")))
                .build()
                .fingerprint();
    }

    private static FuzzyRule.Builder fuzzy(double bits, String block) {
        return FuzzyRule.builder("near").matcher(Matcher.of(f -> List.of(block), (a, b) -> bits));
    }

    @Test
    void fingerprint_anySettingOrAnswerDiffers_differs() {
        List<String> all = Stream.of(
                        of(Namespace.of("a")),
                        of(Namespace.of("b")),
                        of(Namespace.builder("a").priority(1).build()),
                        of(Namespace.builder("a").maxPerProfile(1).build()),
                        of(Namespace.builder("a").verifiedOnly().build()),
                        of(Namespace.builder("a").block("x").build()),
                        of(Namespace.builder("a")
                                .blockPattern(Pattern.compile("x"))
                                .build()),
                        of(Namespace.builder("a")
                                .blockPattern(Pattern.compile("x", Pattern.CASE_INSENSITIVE))
                                .build()),
                        of(Namespace.builder("a")
                                .expireAfter(Duration.ofDays(1))
                                .build()),
                        of(Namespace.builder("a").normalizer(Normalizer.text()).build()),
                        of(Namespace.builder("a")
                                .normalizer(Normalizer.digits())
                                .build()),
                        with(builder -> builder),
                        with(builder -> builder.version("1")),
                        with(builder -> builder.attribute(Attribute.of("birthday"))),
                        with(builder -> builder.attribute(Attribute.builder("birthday")
                                .survivorship(Survivorship.oldest())
                                .build())),
                        with(builder -> builder.guard(Guard.agree("name"))),
                        with(builder -> builder.guard(Guard.maxFragments(7))),
                        with(builder -> builder.rule(MatchRule.exact("name"))),
                        with(builder -> builder.rule(fuzzy(12, "b").build())),
                        with(builder -> builder.rule(fuzzy(13, "b").build())),
                        with(builder -> builder.rule(fuzzy(12, "c").build())),
                        with(builder -> builder.rule(fuzzy(12, "b").blockCap(9).build())),
                        with(builder ->
                                builder.rule(fuzzy(12, "b").linkThreshold(9).build())),
                        with(builder ->
                                builder.rule(fuzzy(12, "b").reviewThreshold(9).build())),
                        with(builder -> builder.rule(
                                fuzzy(12, "b").clustering(Clustering.CONNECTED).build())))
                .toList();
        Set<String> different = new HashSet<>(all);
        assertThat(different).hasSameSizeAs(all);
    }

    @Test
    void fingerprint_sameSettingsAndAnswersFromOtherObjects_isTheSame() {
        assertThat(with(builder -> builder.rule(fuzzy(12, "b").build()).version("1")))
                .isEqualTo(with(builder -> builder.rule(fuzzy(12, "b").build()).version("1")));
    }

    @Test
    void fingerprint_codeThatThrowsOnSomeProbe_isMadeAllTheSame() {
        Normalizer picky = raw -> raw.substring(0, 3);
        Matcher<?> fussy = Matcher.of(
                fragment -> List.of(),
                (a, b) -> Double.parseDouble(a.attribute("name").get()));
        String one = of(Namespace.builder("a").normalizer(picky).build());
        assertThat(one).hasSize(64);
        assertThat(with(builder ->
                        builder.rule(FuzzyRule.builder("r").matcher(fussy).build())))
                .hasSize(64);
    }

    @Test
    void version_setTwice_isRefused() {
        Configuration.Builder builder = Configuration.builder().version("1");
        assertThatThrownBy(() -> builder.version("2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version of the configuration was set already");
    }
}
