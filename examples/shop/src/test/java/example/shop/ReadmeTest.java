package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each command of the README's session gets the answer that stands below it. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```console\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("(?s)'([^']*)'|\\S+");

    /** A command and its answer. */
    private record Exchange(String command, String answer) {}

    @Test
    void session_ofTheReadme_isAnsweredAsItSays(@TempDir Path folder) throws IOException {
        List<Exchange> session = session();
        assertThat(session).hasSizeGreaterThan(10);
        try (RunningShop shop = RunningShop.start(folder)) {
            for (Exchange exchange : session) {
                assertThat(curl(shop, exchange.command()).strip())
                        .as(exchange.command())
                        .isEqualTo(exchange.answer().strip());
            }
        }
    }

    private static List<Exchange> session() throws IOException {
        List<Exchange> session = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (blocks.find()) {
            for (String exchange : blocks.group(1).substring(2).split("\n\\$ ")) {
                int end = end(exchange);
                session.add(new Exchange(exchange.substring(0, end), exchange.substring(end)));
            }
        }
        return session;
    }

    /** A command ends with its line, unless a quote is open. */
    private static int end(String exchange) {
        boolean open = false;
        for (int i = 0; i < exchange.length(); i++) {
            open ^= exchange.charAt(i) == '\'';
            if (!open && exchange.charAt(i) == '\n') {
                return i;
            }
        }
        return exchange.length();
    }

    /** Does what curl would do; knows the options of the README only. */
    private static String curl(RunningShop shop, String command) {
        String method = "GET";
        String body = "";
        String path = "";
        List<String> words = words(command);
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "curl", "-s" -> {}
                case "-X" -> method = words.get(++i);
                case "--json" -> {
                    method = "POST";
                    body = words.get(++i);
                }
                default -> path = words.get(i).replace("localhost:8080", "");
            }
        }
        return shop.send(method, path, body).body();
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .toList();
    }
}
