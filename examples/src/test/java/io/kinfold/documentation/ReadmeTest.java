package io.kinfold.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.MappingReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the README shows is what examples/quickstart holds. That it compiles and runs is shown by the
 * Maven that the build calls on examples/quickstart.
 */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Path QUICKSTART = Path.of("quickstart");
    private static final Path PROGRAMS = Path.of("src", "main", "java", "example");

    @Test
    void java_inTheReadme_isTheBodyOfTheProgram() throws IOException {
        String program = Files.readString(QUICKSTART.resolve(PROGRAMS).resolve("Quickstart.java"));

        String body = first("(?s)main\\(String\\[] args\\) \\{\n(.*?)\n    }\n", program);

        assertThat(block("java")).isEqualTo(body.replaceAll("(?m)^ {8}", ""));
    }

    @Test
    void secondJava_inTheReadme_isTheBodyOfTheProgramOfSegments() throws IOException {
        String program = Files.readString(QUICKSTART.resolve(PROGRAMS).resolve("Segments.java"));
        String readme = Files.readString(ROOT.resolve("README.md"));

        String body = first("(?s)find\\(IdentityGraph graph\\) \\{\n(.*?)\n    }\n", program);
        String second = first("(?s)```java\n.*?```java\n(.*?)\n```", readme);

        assertThat(second).isEqualTo(body.replaceAll("(?m)^ {8}", ""));
    }

    @Test
    void thirdJava_inTheReadme_isTheBodyOfTheProgramOnDisk() throws IOException {
        String program = Files.readString(QUICKSTART.resolve(PROGRAMS).resolve("Durable.java"));
        String readme = Files.readString(ROOT.resolve("README.md"));

        String body = first("(?s)Path file\\) \\{\n(.*?)\n    }\n", program);
        String third = first("(?s)```java\n.*?```java\n.*?```java\n(.*?)\n```", readme);

        assertThat(third).isEqualTo(body.replaceAll("(?m)^ {8}", ""));
    }

    @Test
    void dependency_inTheReadme_isTheOneOfTheProgram() throws IOException {
        String pom = Files.readString(QUICKSTART.resolve("pom.xml"));

        assertThat(pom.replaceAll("\\s", "")).contains(block("xml").replaceAll("\\s", ""));
    }

    @Test
    void configuration_inTheReadme_isOneThatTheCommandTakes(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("identity.yaml"), block("yaml"));

        Mapping mapping = MappingReader.read(file);

        assertThat(mapping.configuration().namespaces())
                .containsOnlyKeys("member_a", "line", "phone", "email", "cookie");
    }

    @Test
    void testCommand_inTheReadme_isTheOneThatContinuousIntegrationRuns() throws IOException {
        String command = first("(?m)^exec (.*)$", Files.readString(ROOT.resolve(".ci/run")));

        String readme = Files.readString(ROOT.resolve("README.md"));
        assertThat(Pattern.compile("(?s)```sh\n(.*?)\n```").matcher(readme).results())
                .flatMap(block -> block.group(1).lines().toList())
                .anyMatch(line -> line.startsWith(command + " "));
    }

    /** Returns the first block of a language, without the end of its last line. */
    private static String block(String language) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        return first("(?s)```" + language + "\n(.*?)\n```", readme);
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
