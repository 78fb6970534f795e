package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who was erased is nowhere in the files of the shop, while it runs and after it ended. */
class ErasureTest {
    private static final List<String> VALUES = List.of(
            "U4af4980629", "912345678", "A-1001", "林美麗", "Mei.Lin", "mei.lin", "1990-04-03");

    @TempDir
    Path folder;

    @Test
    void delete_ofAProfile_leavesNoValueInAnyFile() throws Exception {
        try (RunningShop shop = RunningShop.start(folder)) {
            shop.post("/fragments", Bodies.list(Bodies.FRIEND, Bodies.RECEIPT, Bodies.LOGIN));
            shop.post("/events", Bodies.purchase("o-1", "A-1001", 12_800));
            assertThat(found()).contains("U4af4980629", "林美麗", "A-1001");

            assertThat(shop.delete("/profiles/line:friend-7").body())
                    .contains("\"fragments\": 3", "\"events\": 1");

            assertThat(found()).isEmpty();
        }
        assertThat(found()).isEmpty();
    }

    private List<String> found() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                VALUES.stream().filter(value -> bytes.contains(latin(value))).forEach(found::add);
            }
        }
        return found;
    }

    /** The bytes of a text in UTF-8, each as a character. */
    private static String latin(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
