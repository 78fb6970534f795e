package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.problem.Position;

import org.junit.jupiter.api.Test;

class ExcerptsTest {
    @Test
    void of_placeInALine_isMarkedBelowIt() {
        assertThat(Excerpts.of("a\nbc def\ng", at(2, 5, 3))).isEqualTo("bc def\n   ^^^");
    }

    @Test
    void of_tabsWideAndCombiningCharacters_keepsTheCaretInPlace() {
        assertThat(Excerpts.of("\tｘ台 e\u0301x", at(1, 6, 1))).isEqualTo("\tｘ台 e\u0301x\n\t      ^");
        assertThat(Excerpts.of("台北", at(1, 1, 1))).isEqualTo("台北\n  ^^");
        assertThat(Excerpts.of("𠮷x", at(1, 2, 1))).isEqualTo("𠮷x\n  ^");
    }

    @Test
    void of_end_isMarkedBehindTheLine() {
        assertThat(Excerpts.of("ab", at(1, 2, 0))).isEqualTo("ab\n  ^");
        assertThat(Excerpts.of("", at(1, 0, 0))).isEqualTo("\n^");
    }

    @Test
    void of_placeOverSeveralLines_marksTheFirst() {
        assertThat(Excerpts.of("ab\r\ncd", at(1, 1, 5))).isEqualTo("ab\n ^");
    }

    @Test
    void of_longLine_showsWhatIsNear() {
        String source = "x".repeat(100) + "HERE" + "y".repeat(100);

        assertThat(Excerpts.of(source, at(1, 100, 4)))
                .isEqualTo("…" + "x".repeat(60) + "HERE" + "y".repeat(56) + "…\n" + " ".repeat(61)
                        + "^^^^");
    }

    @Test
    void of_controlCharacters_areShownAsOdd() {
        assertThat(Excerpts.of("a\u001B[31m\0", at(1, 0, 1))).isEqualTo("a\uFFFD[31m\uFFFD\n^");
    }

    @Test
    void of_placeOutOfText_isNothing() {
        assertThat(Excerpts.of("a", Position.NOWHERE)).isEmpty();
    }

    private static Position at(int line, int offset, int length) {
        return new Position("", line, 1, offset, length);
    }
}
