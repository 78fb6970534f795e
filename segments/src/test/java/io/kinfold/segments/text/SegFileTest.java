package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneId;

class SegFileTest {
    @Test
    void parse_segments_keepsNamesZonesAndOrder() {
        SegFile file = SegFile.parse("""
                -- for the campaign
                segment vip := tier = 'gold'
                    or total_spend > 1000;
                segment 'VIP Kunden': zone 'Asia/Taipei' := in segment 'vip';
                SEGMENT "x y" :zone 'UTC' := a;
                """);

        assertThat(file.orThrow())
                .extracting(SegFile.Definition::name)
                .containsExactly("vip", "VIP Kunden", "x y");
        assertThat(file.segments())
                .extracting(SegFile.Definition::zone)
                .containsExactly(null, ZoneId.of("Asia/Taipei"), ZoneId.of("UTC"));
        assertThat(file.segments())
                .extracting(SegFileTest::text)
                .containsExactly("tier = 'gold' or total_spend > 1000", "in segment 'vip'", "a");
        assertThat(file.segments().get(1).position().toString()).isEqualTo("4:9");
    }

    @Test
    void parse_nothing_isNoSegments() {
        assertThat(SegFile.parse(" -- nothing yet\n").orThrow()).isEmpty();
    }

    @Test
    void parse_macros_areExpandedInTheTree() {
        SegFile file = SegFile.parse("""
                define active(days) := did purchase in last :days days or did view in last :days days;
                define left(:was, now_) := active(:was) and not active(:now_) and tier in :tiers;
                segment a := left(90, 30);
                segment b := not left(:p, 7) and x;
                segment c := did purchase where (big()) and big();
                define big() := amount > 1000;
                """);

        assertThat(file.orThrow())
                .extracting(SegFileTest::text)
                .containsExactly(
                        "(did purchase in last 90 days or did view in last 90 days) and not (did purchase"
                                + " in last 30 days or did view in last 30 days) and tier in :tiers",
                        "not ((did purchase in last :p days or did view in last :p days) and not (did"
                                + " purchase in last 7 days or did view in last 7 days) and tier in :tiers)"
                                + " and x",
                        "did purchase where (amount > 1000) and amount > 1000");
    }

    @Test
    void parse_everyPlaceOfAValue_takesAMacrosParameter() {
        SegFile file = SegFile.parse("""
                define m(p) := x = :p and x in :p and x in (:p, 2) and x between :p and :p
                  and x in next :p days and x contains any :p and x starts with :p
                  and did e where (y = :p) since :p and did e between :p and :p and did e before :p
                  and did e then f within :p days and did e regularly :p times in :p of last :p weeks
                  and stopped e for :p days in last :p days and came back to e after :p days
                  and sample(:p, 's') and top :p percent by days_since(last(e.f in last :p days))
                  and g(:p, f(:p)) and did e for the first time in last :p days;
                segment s := m(1);
                """);

        assertThat(text(file.orThrow().get(0)))
                .doesNotContain(":")
                .contains("regularly in 1 of last 1 week", "x in (1)", "g(1, f(1))", "last 1 day)");
    }

    @Test
    void parse_nodesOfAMacro_standWhereItIsDefinedAndItsValuesWhereItIsCalled() {
        SegFile file = SegFile.parse("define m(p) := x = :p;\nsegment s := m(17);");
        Expression.Compare compare = (Expression.Compare) file.orThrow().get(0).expression();

        assertThat(file.positions().of(compare).toString()).isEqualTo("1:16");
        assertThat(file.positions().of(compare.term()).toString()).isEqualTo("1:16");
        assertThat(file.positions().of(compare.value()).toString()).isEqualTo("2:16");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a = 1;                                           | 1:1: SEG-040   | expected 'segment' or 'define'
            segmnt s := a;                                   | 1:1: SEG-040   | expected 'segment' or 'define'
            segment := a;                                    | 1:9: SEG-040   | expected a name after 'segment'
            segment s = a;                                   | 1:11: SEG-001  | expected ':='
            segment '' := a;                                 | 1:9: SEG-003   | must not be empty
            segment s := a                                   | 1:14: SEG-042  | expected ';' after the last condition of 's'
            segment s := a segment t := b;                   | 1:14: SEG-042  | expected ';' after the last condition of 's'
            segment s := a); segment t := b;                 | 1:15: SEG-007  | this ')' closes nothing
            segment s := (a; segment t := b;                 | 1:16: SEG-007  | expected ')' to close
            segment s := a; segment s := b;                  | 1:25: SEG-041  | is defined already
            segment s: zone 'Asia/Taipai' := a;              | 1:17: SEG-043  | did you mean 'Asia/Taipei'?
            segment s: zone 'Nirgends' := a;                 | 1:17: SEG-043  | zones are named like
            segment s: zome 'UTC' := a;                      | 1:12: SEG-001  | expected 'zone'
            segment s: zone UTC := a;                        | 1:17: SEG-001  | in single quotes
            define m(a) := x = :a; define m() := y;          | 1:31: SEG-030  | is defined already
            define m(a, a) := x = :a;                        | 1:13: SEG-031  | is there already
            define m(a := x;                                 | 1:12: SEG-001  | expected ')'
            define m := x;                                   | 1:10: SEG-001  | expected '('
            define m(a) := x = :a; segment s := m();         | 1:37: SEG-032  | takes 1 values (a), but is given 0
            define m() := m(); segment s := m();             | 1:33: SEG-033  | in a circle, or deeper than 8
            define m() := x; segment s := m() = 3;           | 1:31: SEG-034  | is a condition of its own
            define m(a) := x = :a; segment s := m(b);        | 1:39: SEG-035  | takes values such as
            define m(a) := x == :a; segment s := m(1);       | 1:18: SEG-004  | write '='
            """)
    void parse_oneSlip_isOneProblemThatSaysHowToMend(String text, String place, String words) {
        assertThat(SegFile.parse(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position() + ": " + problem.code()).isEqualTo(place);
            assertThat(problem.message()).contains(words);
        });
    }

    @Test
    void parse_wrongDefinitions_keepsTheSoundOnes() {
        SegFile file = SegFile.parse("""
                define sound(d) := did e in last :d days;
                define wrong(d) := did e in lost :d days;
                segment a := sound(3)
                segment b := wrong(3);
                segment c := tier = gold;
                segment d := sound(7);
                """);

        assertThat(file.segments()).extracting(SegFile.Definition::name).containsExactly("d");
        assertThat(file.problems())
                .extracting(SegmentProblem::code)
                .containsExactly("SEG-001", "SEG-042", "SEG-008");
        assertThatThrownBy(file::orThrow)
                .isInstanceOf(SegmentException.class)
                .hasMessageContaining("2:29: SEG-001");
    }

    @Test
    void parse_moreProblemsThanAreTold_keepsNoSegmentOfThem() {
        String file = "segment s := " + "a == 1 and ".repeat(19) + "b;\nsegment t := a and ";

        assertThat(SegFile.parse(file).segments())
                .extracting(SegFile.Definition::name)
                .doesNotContain("s", "t");
    }

    private static String text(SegFile.Definition segment) {
        return Printer.print(segment.expression());
    }
}
