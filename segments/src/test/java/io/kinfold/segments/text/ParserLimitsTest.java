package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.problem.SegmentProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Hostile sources end quickly, in a problem of their own. */
@Timeout(120)
class ParserLimitsTest {
    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("parentheses", "(".repeat(4000) + "a" + ")".repeat(4000), "SEG-021"),
                Arguments.of("open parentheses", "(".repeat(16_000), "SEG-021"),
                Arguments.of("closing parentheses", ")".repeat(16_000), "SEG-001"),
                Arguments.of("not", "not ".repeat(4096), "SEG-021"),
                Arguments.of("not with a part", "not ".repeat(4000) + "a", "SEG-021"),
                Arguments.of("days_since", "days_since(".repeat(1400), "SEG-021"),
                Arguments.of("calls", "f(".repeat(8000), "SEG-021"),
                Arguments.of("where", "did e where (".repeat(1200), "SEG-021"),
                Arguments.of("count", "count(e where (".repeat(1000), "SEG-021"),
                Arguments.of("ands", "a and ".repeat(2000) + "a", "SEG-022"),
                Arguments.of("ors", "a or ".repeat(2000) + "a", "SEG-022"),
                Arguments.of("too long", " ".repeat(16 * 1024 + 1), "SEG-020"),
                Arguments.of("quotes", "'".repeat(16_001), "SEG-002"),
                Arguments.of("double quotes", "\"".repeat(16_001), "SEG-002"),
                Arguments.of("digits", "x = " + "9".repeat(16_000), "SEG-005"),
                Arguments.of("minus signs", "x = " + "- ".repeat(8_000), "SEG-008"),
                Arguments.of("spaces", " ".repeat(16_000), "SEG-010"),
                Arguments.of("comment", "-".repeat(16_000), "SEG-010"),
                Arguments.of("nothing", "", "SEG-010"),
                Arguments.of("NUL", "\0", "SEG-004"),
                Arguments.of("NUL in a text", "x = '\0'", "SEG-004"),
                Arguments.of("NUL in a name", "\"a\0\" = 1", "SEG-004"),
                Arguments.of("lone high surrogate", "x = \uD842", "SEG-004"),
                Arguments.of("lone low surrogate", "\uDFB7 = 1", "SEG-004"),
                Arguments.of("lone surrogate in a text", "x = 'a\uD842'", "SEG-004"),
                Arguments.of("lone surrogate in a name", "\"\uDFB7\" = 1", "SEG-004"),
                Arguments.of("text without end", "x = 'a and b = 'c'", "SEG-014"),
                Arguments.of("text without end at the end", "x = 'a", "SEG-002"),
                Arguments.of("name without end", "x = \"a", "SEG-002"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void parse_hostileText_isAProblem(String what, String text, String code) {
        Parsed parsed = Parser.parse(text, ParseLimits.EXPRESSION);

        assertThat(parsed.expression()).isNull();
        assertThat(parsed.problems()).extracting(SegmentProblem::code).contains(code);
        assertThat(parsed.problems()).hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63})
    void parse_depthWithinTheLimit_isRead(int depth) {
        String groups = "(".repeat(depth) + "a" + ")".repeat(depth);
        String nots = "not ".repeat(depth) + "a";

        assertThat(Parser.parse(groups, ParseLimits.EXPRESSION).problems()).isEmpty();
        assertThat(Parser.parse(nots, ParseLimits.EXPRESSION).problems()).isEmpty();
    }

    @Test
    void parse_listAsLongAsAllowed_isRead() {
        ParseLimits limits = new ParseLimits(1 << 20, 64, 1000, 10_000);

        assertThat(Parser.parse(list(10_000), limits).problems()).isEmpty();
        assertThat(Parser.parse(list(10_001), limits).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("SEG-023"));
    }

    private static String list(int size) {
        return IntStream.range(0, size)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "x in (", ")"));
    }

    @Test
    void parse_oneMegabyteOfHostileFile_endsSoon() {
        List<String> files = List.of(
                "(".repeat(1 << 20),
                "a ".repeat(1 << 19),
                "'".repeat((1 << 20) - 1),
                ";".repeat(1 << 20),
                "segment a := a;".repeat(69_000),
                "‘".repeat(1 << 20),
                "「\n".repeat(1 << 19),
                "「".repeat(1 << 20),
                "\0".repeat(1 << 20),
                "segment s: zone 'x' := a;".repeat(40_000));

        for (String file : files) {
            assertThat(SegFile.parse(file).problems()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
        }
    }

    @Test
    void parse_macrosThatGrowWithoutEnd_stopAtTheLimit() {
        String file = "define z() := a;"
                + IntStream.range(0, 25)
                        .mapToObj(i -> "define m%d() := %s;"
                                .formatted(
                                        i,
                                        i == 0
                                                ? "z()"
                                                : ("m" + (i - 1) + "() and ").repeat(9) + "a"))
                        .collect(Collectors.joining())
                + "segment s := m5();";

        assertThat(SegFile.parse(file).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("SEG-022"));
    }

    @Test
    void parse_smallFileWithLargeMacros_stopsAtTheLimitOfAFile() {
        String file = "define m() := " + "a and ".repeat(400) + "a;"
                + IntStream.range(0, 1000)
                        .mapToObj(i -> "segment s" + i + " := m();")
                        .collect(Collectors.joining());

        assertThat(SegFile.parse(file).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("SEG-024"));
    }
}
