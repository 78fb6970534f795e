package io.kinfold.command.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.command.problem.WrongInputException;
import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SchemaSectionTest {
    @TempDir
    Path folder;

    @Test
    void readSchema_eachWriting_isRead() throws IOException {
        DeclaredSchema schema = schema("""
                schema:
                  attributes:
                    tier: [basic, gold]
                    spent: decimal(2)
                    birthday: {type: anniversary, from: born}
                    city: {type: enum, values: [Taipei, Tainan], empty_is_missing: true}
                  events:
                    purchase: {amount: int, channel: {type: enum, values: [online], closed: true}}
                    login: {}
                  identities: [line, member]
                """);

        assertThat(schema.attributes())
                .containsEntry("tier", value(ValueType.oneOf("basic", "gold"), "tier"))
                .containsEntry("spent", value(ValueType.decimal(2), "spent"))
                .containsEntry("birthday", value(ValueType.anniversary(), "born"))
                .containsEntry(
                        "city",
                        new DeclaredSchema.Value(
                                ValueType.openEnum("Taipei", "Tainan"), "city", true));
        assertThat(schema.events()).containsOnlyKeys("purchase", "login");
        assertThat(schema.events().get("purchase"))
                .containsEntry("amount", value(ValueType.integer(), "amount"))
                .containsEntry("channel", value(ValueType.oneOf("online"), "channel"));
        assertThat(schema.identities()).containsExactly("line", "member");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attributes: {a: strng} | 2:19: there is no type 'strng'",
                "attributes: {a: decimal(10)} | there is no type 'decimal(10)'",
                "attributes: {a: {from: b}} | 'a' needs a 'type'",
                "attributes: {a: []} | 'a' has no values",
                "attributes: {a: {type: int, values: [x]}} | 'values' belongs to 'type: enum'",
                "attributes: {tags: set} | the attribute 'tags' is built in",
                "events: {a.b: {}} | an event's name must be neither blank nor have a dot",
                "atributes: {} | unknown key 'atributes' in schema",
            })
    void readSchema_wrong_namesPlaceAndRule(String line, String message) {
        assertThatThrownBy(() -> schema("schema:\n  " + line + "\n"))
                .isInstanceOf(WrongInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void readSchema_withoutTheSection_saysSo() {
        assertThatThrownBy(() -> schema("attributes: {}\n"))
                .isInstanceOf(WrongInputException.class)
                .hasMessageContaining("there is no section 'schema'");
    }

    @Test
    void read_identityYamlWithSchema_hasIt() throws IOException {
        Path file = Files.writeString(
                folder.resolve("identity.yaml"),
                "identifiers: {phone: {column: phone}}\nschema: {attributes: {tier: [gold]}}\n");

        assertThat(MappingReader.read(file).schema().attributes()).containsOnlyKeys("tier");
    }

    @Test
    void or_bothSaySomething_theFirstWins() throws IOException {
        DeclaredSchema first = schema("schema: {attributes: {a: int}, events: {e: {f: int}}}");
        DeclaredSchema second =
                schema("schema: {attributes: {a: text, b: text}, events: {e: {f: text, g: text}}}");

        DeclaredSchema both = first.or(second);

        assertThat(both.attributes())
                .containsEntry("a", value(ValueType.integer(), "a"))
                .containsEntry("b", value(ValueType.text(), "b"));
        assertThat(both.events().get("e"))
                .containsEntry("f", value(ValueType.integer(), "f"))
                .containsEntry("g", value(ValueType.text(), "g"));
    }

    private DeclaredSchema schema(String text) throws IOException {
        return SegmentsYaml.readSchema(Files.writeString(folder.resolve("schema.yaml"), text));
    }

    private static DeclaredSchema.Value value(ValueType type, String from) {
        return new DeclaredSchema.Value(type, from, false);
    }
}
