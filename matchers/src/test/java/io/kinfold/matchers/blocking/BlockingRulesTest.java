package io.kinfold.matchers.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.matchers.field.Field;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class BlockingRulesTest {
    private static final List<String> FIELDS = List.of("name", "given name", "dob");

    private static List<String> blocks(String rules, @Nullable String... values) {
        return List.copyOf(BlockingRules.parse(FIELDS, rules).names(values));
    }

    private static List<String> ofName(String rule, String name) {
        return blocks(rule, name, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "name, smith, smith",
        "'prefix(name, 3)', smith, smi",
        "'prefix(name, 3)', li, li",
        "'prefix(name, 1)', 𠮷田, 𠮷",
        "'suffix(name, 3)', smith, ith",
        "'suffix(name, 2)', 山田𠮷, 田𠮷",
        "'substring(name, 2, 3)', smith, mit",
        "'substring(name, 4, 9)', smith, th",
        "soundex(name), robert, R163",
        "soundex(name), rupert, R163",
        "soundex(name), 'o''brien', O165",
        "soundex(name), müller, M460",
        "soundex(name), 王小明, 王小明",
        "metaphone(name), brown, BRN",
        "metaphone(name), 123, 123",
        "sorted_tokens(name), 'mary  ann chen', 'ann chen mary'",
        "initials(name), 'mary ann chen', mac",
        "digits(name), '12-34 ５', 12345",
        "letters(name), 'o''brien 2', obrien",
        "first_token(name), ' mary chen ', mary",
        "last_token(name), ' mary chen ', chen",
        "'prefix(last_token(name), 2)', 'mary chen', ch",
        "year(name), 1990-05-17, 1990",
        "month(name), 1990-05-17, 05",
        "day(name), 1990-05-17, 17",
        "year(name), 1990, 1990",
        "month(name), 1990-05, 05"
    })
    void blocks_functionWithOneResult_isTheBlock(String rule, String value, String expected) {
        assertThat(ofName(rule, value)).containsExactly("1|" + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'ngrams(name, 2)', anna, 'an,nn,na'",
        "'ngrams(name, 2)', aaaa, aa",
        "'ngrams(name, 3)', li, li",
        "tokens(name), 'mary ann mary', 'mary,ann'",
        "double_metaphone(name), schmidt, 'XMT,SMT'",
        "double_metaphone(name), thompson, TMPS",
        "'prefix(tokens(name), 1)', 'mary mae chen', 'm,c'"
    })
    void blocks_functionWithSeveralResults_areABlockEach(
            String rule, String value, String expected) {
        assertThat(ofName(rule, value))
                .containsExactly(List.of(expected.split(",")).stream()
                        .map(name -> "1|" + name)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "'substring(name, 6, 2)', smith",
        "digits(name), smith",
        "letters(name), 123",
        "year(name), 17/05/1990",
        "month(name), 1990",
        "day(name), 1990-05",
        "tokens(name), '  '"
    })
    void blocks_functionWithoutResult_areNone(String rule, String value) {
        assertThat(ofName(rule, value)).isEmpty();
    }

    @Test
    void blocks_partMissing_areNoneOfThatRuleOnly() {
        assertThat(blocks("name and dob\nname\ndob", "smith", null, null))
                .containsExactly("2|smith");
        assertThat(blocks("name and dob\nname\ndob", "smith", null, "")).containsExactly("2|smith");
    }

    @Test
    void blocks_severalPartsWithSeveralValues_areAllCombinations() {
        assertThat(blocks("tokens(name) and tokens(\"given name\")", "a b", "x yy", null))
                .containsExactly("1|1:ax", "1|1:ayy", "1|1:bx", "1|1:byy");
    }

    @Test
    void blocks_valuesThatJoinToTheSameText_stayApart() {
        assertThat(blocks("name and dob", "ab", null, "c"))
                .doesNotContainAnyElementsOf(blocks("name and dob", "a", null, "bc"));
    }

    @Test
    void blocks_equalValuesOfTwoRules_stayApart() {
        assertThat(blocks("name; dob", "1990", null, "1990")).containsExactly("1|1990", "2|1990");
    }

    @Test
    void blocks_fieldWithSeveralValues_areABlockEach() {
        assertThat(ofName("prefix(name, 2)", "chen" + Field.SEPARATOR + "wang"))
                .containsExactly("1|ch", "1|wa");
    }

    @Test
    void blocks_upToTheBound_areAll_andAboveIt_none() {
        String most = words(BlockingRules.MOST_BLOCKS);
        String over = words(BlockingRules.MOST_BLOCKS + 1);

        assertThat(ofName("tokens(name)", most)).hasSize(BlockingRules.MOST_BLOCKS);
        assertThat(ofName("tokens(name)", over)).isEmpty();
        assertThat(blocks("tokens(name) and tokens(dob)", words(16), null, words(16)))
                .hasSize(BlockingRules.MOST_BLOCKS);
        assertThat(blocks("tokens(name) and tokens(dob)", words(16), null, words(17)))
                .isEmpty();
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }

    @Test
    void blocks_hundredThousandCharacters_areFoundOrRefusedAtOnce() {
        String word = "smith ".repeat(20_000);

        for (BlockingFunction function : BlockingFunction.values()) {
            int[] numbers = function.limits().stream().mapToInt(limit -> 2).toArray();
            BlockingPart part = BlockingPart.of("name").with(function, numbers);
            BlockingRules rules = BlockingRules.of(FIELDS, List.of(BlockingRule.of(part)));

            assertThat(rules.names(new String[] {word, null, null})).hasSizeLessThan(10);
        }
    }

    @Test
    void blocks_wrongNumberOfValues_saysHowManyFieldsThereAre() {
        assertThatThrownBy(() -> blocks("name", "smith"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fragment has 1 values, but the blocking rules are for 3 fields");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,prefix( \"given name\" ,3 )",
                "name and prefix(\"given name\", 3)",
                "  name\tand prefix(\"given name\", 3) # the usual\n\n;",
                "# first\n;name , prefix(\"given name\", 3)\r\n"
            })
    void parse_sameRuleInOtherWritings_isTheSame(String text) {
        BlockingRules rules = BlockingRules.parse(FIELDS, text);

        assertThat(rules).hasToString("name and prefix(\"given name\", 3)");
        assertThat(rules)
                .isEqualTo(BlockingRules.of(
                        FIELDS,
                        List.of(BlockingRule.of(
                                BlockingPart.of("name"),
                                BlockingPart.of("given name").with(BlockingFunction.PREFIX, 3)))));
    }

    @Test
    void parse_fieldNamedLikeAFunctionOrWord_isTheField() {
        BlockingRules rules =
                BlockingRules.parse(List.of("year", "and", "3d"), "year and \"and\" and \"3d\"");

        assertThat(rules).hasToString("year and \"and\" and \"3d\"");
        assertThat(rules.names(new String[] {"a", "b", "c"})).containsExactly("1|1:a1:bc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "nam ~ 1 ~ there is no field 'nam'; did you mean 'name'?",
                "zipcode ~ 1 ~ there is no field 'zipcode'; known are name, given name, dob",
                "name and ~ 9 ~ expected a field or a function, but found the end",
                "name dob ~ 6 ~ expected 'and', ',' or the end of the rule, but found 'd'",
                "and name ~ 1 ~ expected a field or a function before 'and'",
                "soundx(name) ~ 1 ~ there is no function 'soundx'; did you mean 'soundex'?",
                "name, prefix(name) ~ 7 ~ write prefix(field, length): 1 number behind the field,"
                        + " not 0",
                "prefix(name, x) ~ 14 ~ expected a whole number, as in prefix(field, length), but"
                        + " found 'x'",
                "prefix(name, 0) ~ 1 ~ 'length' of prefix(field, length) must be from 1 to 1000, but"
                        + " is 0",
                "ngrams(name, 11) ~ 1 ~ 'n' of ngrams(field, n) must be from 1 to 10, but is 11",
                "prefix(name, 3 ~ 15 ~ expected ',' or ')', but found the end",
                "soundex ~ 1 ~ there is no field 'soundex'; write the function as soundex(field)",
                "\"name ~ 1 ~ the quotation mark is never closed; put one behind the name",
                "name or dob ~ 6 ~ expected 'and', ',' or the end of the rule, but found 'o'"
            })
    void parse_mistake_saysPlaceAndWhatWasExpected(String text, int column, String message) {
        assertThatThrownBy(() -> BlockingRules.parse(FIELDS, text))
                .isInstanceOfSatisfying(BlockingSyntaxException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).message()).isEqualTo(message);
                    assertThat(e.problems().get(0).column()).isEqualTo(column);
                    assertThat(e.problems().get(0).line()).isEqualTo(1);
                });
    }

    @Test
    void parse_severalWrongRules_tellsEachWithACaret() {
        assertThatThrownBy(() -> BlockingRules.parse(FIELDS, "nam\nname\n  dob and year(dop)"))
                .hasMessage("""
                        line 1, column 1: there is no field 'nam'; did you mean 'name'?
                          nam
                          ^
                        line 3, column 16: there is no field 'dop'; did you mean 'dob'?
                            dob and year(dop)
                                         ^""");
    }

    @Test
    void parse_nothing_asksForARule() {
        assertThatThrownBy(() -> BlockingRules.parse(FIELDS, " # none\n"))
                .isInstanceOf(BlockingSyntaxException.class)
                .hasMessageContaining("there is no rule; write a field, such as name");
    }

    @Test
    void parse_deepNesting_isRefusedWithoutOverflow() {
        String text = "soundex(".repeat(100_000) + "name";

        assertThatThrownBy(() -> BlockingRules.parse(FIELDS, text))
                .hasMessageContaining("more than 16 functions stand within each other");
    }

    @Test
    void of_tooManyRules_saysTheLimit() {
        List<BlockingRule> rules = IntStream.range(0, 65)
                .mapToObj(i -> BlockingRule.of(BlockingPart.of("name")))
                .toList();

        assertThatThrownBy(() -> BlockingRules.of(FIELDS, rules))
                .hasMessage("there must be 1 to 64 blocking rules, but there are 65");
    }

    @Test
    void of_unknownField_namesTheNearest() {
        List<BlockingRule> rules = List.of(BlockingRule.of(BlockingPart.of("nmae")));

        assertThatThrownBy(() -> BlockingRules.of(FIELDS, rules))
                .hasMessage("blocking rule 'nmae': there is no field 'nmae'; did you mean 'name'?");
    }
}
