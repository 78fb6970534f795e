package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Runs the programs and compares what they print with what their comments say that they print. */
class QuickstartTest {
    private static final Path SOURCES = Path.of("src/main/java/example");
    private static final Pattern SAID = Pattern.compile("// -> (.*)");

    @Test
    void quickstart_asTheReadmeShowsIt_printsWhatItsCommentsSay() throws IOException {
        List<String> said = said("Quickstart.java");

        assertEquals(6, said.size());
        assertEquals(said, printed(() -> Quickstart.main(new String[0])));
    }

    @Test
    void segments_asTheReadmeShowsThem_printWhatTheirCommentsSay() throws IOException {
        List<String> said = said("Segments.java");

        assertEquals(4, said.size());
        assertEquals(said, printed(() -> Segments.main(new String[0])));
    }

    @Test
    void durable_asTheReadmeShowsIt_printsWhatItsCommentsSay() throws IOException {
        List<String> said = said("Durable.java");

        assertEquals(3, said.size());
        assertEquals(said, printed(() -> {
            try {
                Durable.main(new String[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private static List<String> said(String program) throws IOException {
        return SAID.matcher(Files.readString(SOURCES.resolve(program)))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static List<String> printed(Runnable program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
