package io.kinfold.matchers.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class FieldTest {
    private static final Fragment FRAGMENT = Fragment.builder("pos", "1")
            .observedAt(Instant.EPOCH)
            .attribute("name", "  Ann ", "Zoe")
            .attribute("street", "Main")
            .attribute("city", "Rome")
            .attribute("blank", "  ")
            .identifier("phone", "0922")
            .identifier("phone", "0911")
            .identifier(Identifier.of("line", "shop", "U1"))
            .build();

    @Test
    void value_ofSeveralAttributes_joinsThemBySpaces() {
        Field address =
                Field.ofAttributes("address", "street", "nowhere", "city").build();

        assertThat(address.value(FRAGMENT)).isEqualTo("Main Rome");
    }

    @Test
    void value_blankOrAbsent_isNull() {
        assertThat(Field.of("blank").value(FRAGMENT)).isNull();
        assertThat(Field.of("absent").value(FRAGMENT)).isNull();
    }

    @Test
    void value_ofAttribute_isTheMainOneThroughAllSteps() {
        Field initial = Field.ofAttributes("initial", "name")
                .normalize(Normalizer.text())
                .part(name -> name.substring(0, 1))
                .build();

        assertThat(initial.value(FRAGMENT)).isEqualTo("a");
    }

    @Test
    void value_ofNamespace_isTheLeastOrAllInOrder() {
        assertThat(Field.ofNamespace("phone", "phone").build().value(FRAGMENT)).isEqualTo("0911");
        Field all = Field.ofNamespace("phone", "phone").several().build();
        assertThat(Field.split(all.value(FRAGMENT))).containsExactly("0911", "0922");
    }

    @Test
    void value_ofScopedIdentifier_holdsTheScopeBehindItsMark() {
        Field line = Field.ofNamespace("line", "line").build();

        assertThat(line.value(FRAGMENT)).isEqualTo("U1" + Field.SCOPE_MARK + "shop");
    }

    @Test
    void value_holdingTheSeparator_isStillOneValue() {
        Fragment odd = Fragment.builder("pos", "2")
                .observedAt(Instant.EPOCH)
                .attribute("name", "a" + Field.SEPARATOR + "b")
                .build();

        assertThat(Field.split(Field.of("name").value(odd))).containsExactly("a b");
    }

    @Test
    void part_setTwice_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Field.ofAttributes("x", "x").part(v -> v).part(v -> v))
                .withMessageContaining("compose");
    }

    @Test
    void schema_values_standInTheOrderOfTheNames() {
        FieldSchema schema = FieldSchema.of(Field.of("city"), Field.of("absent"));

        assertThat(schema.values(FRAGMENT)).containsExactly("Rome", null);
        assertThat(schema.indexOf("absent")).isEqualTo(1);
    }

    @Test
    void schema_unknownOrRepeatedName_namesTheFields() {
        FieldSchema schema = FieldSchema.of(Field.of("city"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema.indexOf("town"))
                .withMessage("there is no field 'town'; the fields are city");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldSchema.of(Field.of("city"), Field.of("city")))
                .withMessageContaining("'city'");
    }
}
