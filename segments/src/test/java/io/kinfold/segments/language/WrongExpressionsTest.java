package io.kinfold.segments.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said of wrong and of doubtful expressions. Each file of {@code wrong} has the text of an expression, a line of
 * dashes, and all that is said of it. To write the files anew after a change of words, and read them:
 *
 * <pre>mvn -o -pl segments -am test -Dtest=WrongExpressionsTest -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dkinfold.golden=true</pre>
 */
class WrongExpressionsTest {
    private static final String LINE = "----\n";
    private static final Path FOLDER =
            Path.of("src/test/resources/io/kinfold/segments/language/wrong");

    @TestFactory
    Stream<DynamicTest> validate_wrongExpression_saysWhatTheFileSays() {
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            String[] parts = read(file).split(LINE, 2);
            String text = parts[0].stripTrailing();
            String said = Segment.validate(Shop.SCHEMA, text).stream()
                    .map(problem -> problem.toString().replace(System.lineSeparator(), "\n") + "\n")
                    .collect(Collectors.joining());
            if (!Boolean.getBoolean("kinfold.golden")) {
                assertThat(said).isNotEmpty().isEqualTo(parts.length < 2 ? "" : parts[1]);
            } else {
                Files.writeString(file, text + "\n" + LINE + said);
            }
        }));
    }

    @Test
    void files_all_areAtLeastOneHundred() {
        assertThat(files().count()).isGreaterThanOrEqualTo(100);
    }

    private static Stream<Path> files() {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
