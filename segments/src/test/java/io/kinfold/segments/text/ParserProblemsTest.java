package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.problem.SegmentProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ParserProblemsTest {
    /** One slip is one problem, with its place, its code and what to write instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tier inn ('gold')                | 1:6: SEG-014   | did you mean 'in'?
            tier contians 'x' and a          | 1:6: SEG-014   | did you mean 'contains'?
            a adn b                          | 1:3: SEG-014   | did you mean 'and'?
            tier 'gold'                      | 1:6: SEG-014   | expected a comparison such as = or in before the text 'gold'
            a = 1 b = 2                      | 1:7: SEG-014   | expected 'and' or 'or' before 'b'
            tier = gold                      | 1:8: SEG-008   | in single quotes, as in 'gold'
            tier = "gold" and a              | 1:8: SEG-008   | double quotes are for names
            tier in (gold)                   | 1:10: SEG-008  | in single quotes, as in 'gold'
            tier in 'gold'                   | 1:9: SEG-001   | expected '(', 'last' or 'next' after 'in'
            tier in ('a' 'b')                | 1:14: SEG-001  | expected ',' or ')' in the list
            tier in ()                       | 1:10: SEG-008  | a list needs a value at least
            a = count(e)                     | 1:5: SEG-008   | what is computed stands on the left side
            3 < total                        | 1:1: SEG-011   | the attribute comes first
            a == 3                           | 1:3: SEG-004   | write '=' instead of '=='
            a <> 3 and b                     | 1:3: SEG-004   | write '!=' instead of '<>'
            a && b                           | 1:3: SEG-004   | write 'and' instead of '&&'
            a = = 3                          | 1:5: SEG-001   | the comparisons are = != < <= > >=
            a = ‘x’ and b                    | 1:5: SEG-004   | write straight single quotes: 'x'
            a ＝ 3                            | 1:3: SEG-004   | full-width: write '='
            a = ３０                           | 1:5: SEG-004   | full-width: write '30'
            a = 'x                           | 1:5: SEG-002   | this text has no end: close it with '
            total > 1,000                    | 1:10: SEG-005  | write 1_000 or 1000
            total > 1e5                      | 1:9: SEG-005   | '1e5' is no number
            total > 1__0                     | 1:9: SEG-005   | single underscores
            total > .5                       | 1:9: SEG-005   | write 0.5
            a is null                        | 1:6: SEG-001   | expected 'set' or 'missing'
            a starts 'x'                     | 1:10: SEG-001  | expected 'with'
            a not = 3                        | 1:7: SEG-001   | expected 'in', 'between', 'contains' or 'starts with' after 'not'
            a contains ('x', 'y')            | 1:12: SEG-001  | contains any (...) or contains all (...)
            x between 1 to 5 and b           | 1:13: SEG-001  | expected 'and', as in: between 10 and 20
            x between foo and 5 and b        | 1:11: SEG-008  | in single quotes, as in 'foo'
            did e where amount > 3 and b     | 1:13: SEG-006  | expected '(' after 'where'
            count(e where a = 1 and b) > 3   | 1:15: SEG-006  | expected '(' after 'where'
            did e last 30 days               | 1:7: SEG-001   | expected 'in' before 'last'
            did e in last 30 dyas            | 1:18: SEG-009  | did you mean 'days'?
            did e in last 30                 | 1:17: SEG-009  | expected minutes, hours, days, weeks, months or years, but found the end
            did e in last days and a         | 1:15: SEG-005  | expected a whole number
            did e in last 1.5 days           | 1:15: SEG-005  | expected a whole number
            did e in last -1 days            | 1:15: SEG-005  | expected a whole number
            did e in 30 days                 | 1:10: SEG-001  | expected 'last' or 'next' after 'in'
            did e since '2026-01-01' in last 3 days | 1:26: SEG-014 | an event has one window
            did e in last 3 days where (a)   | 1:22: SEG-014  | stands right after the event
            did 'e'                          | 1:5: SEG-001   | expected the name of an event
            did e.f                          | 1:7: SEG-012   | takes an event without a field
            did e then not f within 1 day then g within 1 day | 1:31: SEG-013 | only the last step may be absent
            did e then f                     | 1:13: SEG-001  | expected 'within'
            did e in last 3 days for the first time in last 5 days | 1:41: SEG-012 | one window
            did e in last 3 days regularly in 2 of last 3 weeks | 1:7: SEG-012 | take this window out
            stopped e in last 3 days for 5 days | 1:11: SEG-012 | take this window out
            stopped e                        | 1:10: SEG-001  | expected 'for', as in: stopped purchase
            came back e                      | 1:11: SEG-001  | expected 'to'
            has identity line                | 1:14: SEG-008  | has identity 'line'
            has line                         | 1:5: SEG-001   | expected 'identity'
            in segment vip                   | 1:12: SEG-008  | in segment 'vip'
            in segment :p                    | 1:12: SEG-008  | a parameter cannot stand here
            tag vip                          | 1:5: SEG-008   | tag 'contacted'
            sample(10)                       | 1:10: SEG-001  | expected ','
            top 10% by x                     | 1:7: SEG-004   | write the word percent
            top 10 by x                      | 1:8: SEG-001   | expected 'percent'
            count(*) > 3                     | 1:7: SEG-004   | '*' has no meaning here
            count() > 3                      | 1:7: SEG-001   | expected an event, as in: count(purchase)
            count(e > 3                      | 1:9: SEG-007   | expected ')' to close the '(' at 1:6
            count(e) in last 3 days > 2      | 1:25: SEG-014  | expected 'and', 'or' or the end
            (a and b                         | 1:9: SEG-007   | expected ')' to close the '(' at 1:1
            a and b)                         | 1:8: SEG-007   | this ')' closes nothing
            a and                            | 1:6: SEG-001   | expected a condition
            and and and                      | 1:1: SEG-001   | expected a condition
            a and or b                       | 1:7: SEG-001   | expected a condition
            a; b                             | 1:2: SEG-001   | ';' stands in files of segments only
            a = 1 ##$# and b                 | 1:7: SEG-004   | '#' has no meaning here
            a in [1)                         | 1:6: SEG-004   | write '(' instead of '['
            "" = 2                           | 1:1: SEG-003   | a name must not be empty
            """)
    void parse_oneSlip_isOneProblemThatSaysHowToMend(String text, String place, String words) {
        List<SegmentProblem> problems =
                Parser.parse(text, ParseLimits.EXPRESSION).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.position() + ": " + problem.code()).isEqualTo(place);
            assertThat(problem.message()).contains(words);
        });
    }

    @Test
    void parse_slipsInSeveralConditions_areAllTold() {
        String text = """
                tier = gold and total > 1e5
                  and (did purchase in last 30 dyas or city inn ('Taipei')) -- 台北
                  and 會員 = “x” and birthday is null""";

        assertThat(Parser.parse(text, ParseLimits.EXPRESSION).problems())
                .extracting(problem -> problem.position() + " " + problem.code())
                .containsExactly(
                        "1:8 SEG-008",
                        "1:25 SEG-005",
                        "2:32 SEG-009",
                        "2:45 SEG-014",
                        "3:12 SEG-004",
                        "3:32 SEG-001");
    }

    @Test
    void parse_problem_showsItsLineAndACaret() {
        String text = "a = 1\r\n\tand 會員 = gold";

        assertThat(Parser.parse(text, ParseLimits.EXPRESSION).problems())
                .singleElement()
                .extracting(SegmentProblem::excerpt)
                .isEqualTo("\tand 會員 = gold\n\t           ^^^^");
    }

    @Test
    void parse_controlCharactersInASlip_areNotRepeated() {
        String text = "x = 'a\u001B[31m\nb\u202E' 'c\u001B\nd'";

        assertThat(Parser.parse(text, ParseLimits.EXPRESSION).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message() + problem.excerpt())
                        .contains("the text 'c\uFFFD\uFFFDd'")
                        .doesNotContain("\u001B", "\u202E"));
    }
}
