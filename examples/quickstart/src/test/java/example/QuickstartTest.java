package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Runs the program and compares what it prints with what its comments say that it prints. */
class QuickstartTest {
    private static final Path SOURCE = Path.of("src/main/java/example/Quickstart.java");
    private static final Pattern SAID = Pattern.compile("// -> (.*)");

    @Test
    void main_asTheReadmeShowsIt_printsWhatItsCommentsSay() throws IOException {
        List<String> said = SAID.matcher(Files.readString(SOURCE))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();

        assertEquals(6, said.size());
        assertEquals(said, printed());
    }

    private static List<String> printed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Quickstart.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
