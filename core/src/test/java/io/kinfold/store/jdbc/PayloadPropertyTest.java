package io.kinfold.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class PayloadPropertyTest {
    private static Fragment.Builder builder() {
        return Fragment.builder("crm", "1").observedAt(Instant.EPOCH);
    }

    private static Fragment read(String payload) {
        Fragment.Builder builder = builder();
        Payload.read(payload, builder);
        return builder.build();
    }

    @Property
    void read_ofWhatWasWritten_isTheFragment(@ForAll("fragments") Fragment fragment) {
        assertThat(read(Payload.write(fragment))).isEqualTo(fragment);
    }

    @Property
    void write_anyFragment_isTextThatEveryDatabaseHolds(@ForAll("fragments") Fragment fragment) {
        requirePlain(Payload.write(fragment), ' ');
    }

    @Property
    void column_anyText_isTextThatEveryDatabaseHolds(@ForAll("texts") String text) {
        String column = PlainColumn.write(text);
        requirePlain(column, '\u0001');
        assertThat(PlainColumn.read(column)).isEqualTo(text);
    }

    private static void requirePlain(String text, char smallest) {
        assertThat(text.chars()).allMatch(c -> c >= smallest);
        assertThat(text.codePoints())
                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Example
    void write_aFragment_isTheDocumentedText() {
        Fragment fragment = builder()
                .identifier("line", "U1")
                .identifier(new Identifier("email", "shop", "a@b.example", true))
                .attribute("name", "林", "L\"\\\u0000\uD800")
                .build();
        assertThat(Payload.write(fragment))
                .isEqualTo("{\"identifiers\":[[\"email\",\"shop\",\"a@b.example\",true],"
                        + "[\"line\",\"\",\"U1\"]],"
                        + "\"attributes\":{\"name\":[\"林\",\"L\\\"\\\\\\u0000\\ud800\"]}}");
    }

    @Example
    void column_ofAKeyWithANull_isTheDocumentedText() {
        assertThat(PlainColumn.write("a\u0000b\\c林")).isEqualTo("a\\0000b\\\\c林");
    }

    @Example
    void read_whatAPersonWrote_takesSpacesAndAnyOrder() {
        assertThat(read(" { \"attributes\" : { \"a\" : [ \"x\\u0041\\n\" , \"y\" ] } ,\n"
                        + " \"identifiers\" : [ ] } "))
                .isEqualTo(builder().attribute("a", "xA\n", "y").build());
        assertThat(read("{}")).isEqualTo(builder().build());
    }

    @Example
    void read_whatIsNoPayload_isRefusedWithoutItsText() {
        for (String broken : List.of(
                "",
                "[]",
                "{",
                "{}x",
                "{\"secret\":1}",
                "{\"identifiers\":[[\"secret\",\"\"]]}",
                "{\"identifiers\":[[\"a\",\"\",\"secret\",false]]}",
                "{\"attributes\":{\"a\":[]}}",
                "{\"attributes\":{\"a\":[\"secret]}}",
                "{\"attributes\":{\"a\":[\"\\x\"]}}",
                "{\"attributes\":{\"a\":[\"\\u12")) {
            assertThatThrownBy(() -> read(broken))
                    .as(broken)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    /** Texts of what databases, JSON and UTF-8 treat in a special way. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('\0', '\u0001', '\n', '"', '\\', '\'', 'a', '0', 'u', '\u007f', 'é', '林')
                .withChars('\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uFFFF', '\u2028')
                .ofMaxLength(8);
    }

    @Provide
    Arbitrary<Fragment> fragments() {
        Arbitrary<String> names = texts().filter(text -> !text.isEmpty());
        Arbitrary<Identifier> identifiers = Combinators.combine(
                        names, texts(), texts(), Arbitraries.of(true, false))
                .as(Identifier::new);
        Arbitrary<Map<String, List<String>>> attributes = Arbitraries.maps(
                        names, texts().list().ofMinSize(1).ofMaxSize(3))
                .ofMaxSize(3);
        return Combinators.combine(identifiers.list().ofMaxSize(3), attributes).as((ids, map) -> {
            Fragment.Builder builder = builder();
            ids.forEach(builder::identifier);
            map.forEach((name, values) -> builder.attribute(name, values.toArray(String[]::new)));
            return builder.build();
        });
    }
}
