package io.kinfold.matchers.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.config.Clustering;
import io.kinfold.config.FuzzyRule;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.FellegiSunterModel;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

class TrainedRuleTest {
    private static final FieldSchema SCHEMA = FieldSchema.of(Field.of("given"), Field.of("family"));

    private static FellegiSunterModel model() {
        Map<String, ReadyComparison> compare = new LinkedHashMap<>();
        compare.put("given", ReadyComparison.GIVEN_NAME);
        compare.put("family", ReadyComparison.SURNAME);
        return FellegiSunterModel.builder()
                .comparisons(ReadyComparison.comparisons(compare))
                .build();
    }

    private static RuleSettings settings() {
        return new RuleSettings(
                List.of("soundex(family)", "given and family"),
                OptionalDouble.of(1.5),
                OptionalDouble.of(-2),
                OptionalInt.of(40),
                Optional.of(Clustering.CONNECTED));
    }

    @Test
    void fromJson_ofToJson_isTheSame() {
        TrainedRule rule = new TrainedRule(model(), settings());

        assertThat(TrainedRule.fromJson(rule.toJson())).isEqualTo(rule);
    }

    @Test
    void fromJson_ofAModelAlone_hasNoSettings() {
        TrainedRule rule = TrainedRule.fromJson(model().toJson());

        assertThat(rule).isEqualTo(new TrainedRule(model(), RuleSettings.none()));
    }

    @Test
    void fromJson_unknownSetting_namesTheKnownOnes() {
        String json = new TrainedRule(model(), settings())
                .toJson()
                .replace("\"block_cap\"", "\"blockcap\"");

        assertThatThrownBy(() -> TrainedRule.fromJson(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("block_cap, blocking, clustering, link_threshold");
    }

    @Test
    void fromJson_wrongClustering_saysWhatThereIs() {
        String json =
                new TrainedRule(model(), settings()).toJson().replace("\"connected\"", "\"mean\"");

        assertThatThrownBy(() -> TrainedRule.fromJson(json))
                .hasMessageContaining("must be average or connected");
    }

    @Test
    void rule_ofSettings_hasThem() {
        FuzzyRule rule =
                new TrainedRule(model(), settings()).rule("people", OptionalInt.of(3), SCHEMA);

        assertThat(rule.name()).isEqualTo("people");
        assertThat(rule.priority()).isEqualTo(3);
        assertThat(rule.linkThreshold()).isEqualTo(1.5);
        assertThat(rule.reviewThreshold()).isEqualTo(-2);
        assertThat(rule.blockCap()).isEqualTo(40);
        assertThat(rule.clustering()).isEqualTo(Clustering.CONNECTED);
    }

    @Test
    void rule_withoutBlocking_saysWhatToAdd() {
        TrainedRule rule = new TrainedRule(model(), RuleSettings.none());

        assertThatThrownBy(() -> rule.rule("people", OptionalInt.empty(), SCHEMA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add 'blocking'");
    }

    @Test
    void settings_orElse_keepsWhatIsSet() {
        RuleSettings own = new RuleSettings(
                List.of(),
                OptionalDouble.of(9),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty());

        RuleSettings united = own.orElse(settings());

        assertThat(united.linkThreshold()).hasValue(9);
        assertThat(united.blocking()).hasSize(2);
        assertThat(united.blockCap()).hasValue(40);
    }

    @Test
    void settings_capOfOne_isRefused() {
        assertThatThrownBy(() -> new RuleSettings(
                        List.of(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.of(1),
                        Optional.empty()))
                .hasMessageContaining("block_cap must be from 2 to 100000, but is 1");
    }

    @Test
    void comparisons_everyKind_isBuiltUnderTheNameOfItsField() {
        for (ReadyComparison ready : ReadyComparison.values()) {
            assertThat(ReadyComparison.comparisons(Map.of("f", ready)))
                    .extracting(Comparison::name)
                    .containsExactly("f");
            assertThat(ReadyComparison.named(ready.word())).contains(ready);
        }
    }
}
