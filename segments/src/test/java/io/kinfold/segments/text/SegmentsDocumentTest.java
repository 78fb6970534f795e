package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.problem.SegmentProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What docs/segments.md writes in the language is in the language. */
class SegmentsDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)`(?:, or nothing)? \\|");
    private static final Pattern CODE_ROW =
            Pattern.compile("(?m)^\\| `(SEG-0\\d\\d)` \\|[^|]*\\| (?:`([^`]+)` )?\\|");
    private static final Pattern CODE = Pattern.compile("\"(SEG-0\\d\\d)\"");

    private static final String DOCUMENT = read(Path.of("..", "docs", "segments.md"));

    static List<String> examples() {
        Stream<String> blocks =
                fenced("segment").flatMap(block -> Arrays.stream(block.split("\n\n")));
        Stream<String> rows = matches(ROW, DOCUMENT)
                .map(match -> match.group(1))
                .filter(text -> !text.startsWith("SEG-"))
                .map(SegmentsDocumentTest::ofAnEvent);
        return Stream.concat(blocks, rows).toList();
    }

    private static String ofAnEvent(String text) {
        boolean window = Stream.of("in last ", "in next ", "since ", "before ", "between ", "ever")
                .anyMatch(text::startsWith);
        return window ? "did purchase " + text : text;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void parse_example_isASegment(String text) {
        assertThat(Parser.parse(text, ParseLimits.EXPRESSION).problems()).isEmpty();
    }

    @Test
    void parse_slipOfTheDocument_isToldLikeThat() {
        List<SegmentProblem> problems = Parser.parse(
                        "interests contians 'shoes'", ParseLimits.EXPRESSION)
                .problems();

        assertThat(DOCUMENT)
                .contains("```\n" + problems.get(0).toString().replace("\r\n", "\n") + "\n```");
    }

    @Test
    void parse_exampleOfAFile_isAFile() {
        assertThat(fenced("seg"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(SegFile.parse(file).problems()).isEmpty());
    }

    @Test
    void codes_ofTheDocument_areThoseOfTheSource() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        Path source = Path.of("src", "main", "java", "io", "kinfold", "segments", "text");
        try (Stream<Path> files = Files.list(source)) {
            files.map(SegmentsDocumentTest::read)
                    .flatMap(text -> matches(CODE, text))
                    .forEach(match -> known.add(match.group(1)));
        }

        assertThat(matches(CODE_ROW, DOCUMENT).map(match -> match.group(1)))
                .containsExactlyElementsOf(known);
    }

    @Test
    void codes_exampleOfAnExpression_hasThatCode() {
        List<String> ofFiles = List.of("SEG-031", "SEG-034", "SEG-035", "SEG-043");
        List<MatchResult> rows = matches(CODE_ROW, DOCUMENT)
                .filter(row -> row.group(2) != null && !ofFiles.contains(row.group(1)))
                .toList();

        assertThat(rows).hasSizeGreaterThan(12).allSatisfy(row -> {
            String text =
                    row.group(2).startsWith("in last ") ? "did e " + row.group(2) : row.group(2);
            assertThat(Parser.parse(text, ParseLimits.EXPRESSION).problems())
                    .extracting(SegmentProblem::code)
                    .containsExactly(row.group(1));
        });
    }

    private static Stream<String> fenced(String language) {
        Pattern fence = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```");
        return matches(fence, DOCUMENT).map(match -> match.group(1));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
