package io.kinfold.durability;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What is left of texts in the bytes of files. */
final class Remains {
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private Remains() {}

    /** Returns where any of the texts stands, in the files of a folder and in their names. */
    static List<String> of(Collection<String> texts, Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                found.addAll(in(texts, file));
            }
        }
        return found;
    }

    private static List<String> in(Collection<String> texts, Path file) throws IOException {
        String name = file.getFileName().toString();
        // A byte is a character here, so that any sequence of bytes can be looked for.
        String bytes = Files.isRegularFile(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                : "";
        List<String> found = new ArrayList<>();
        for (String text : texts) {
            for (Charset encoding : ENCODINGS) {
                String wanted = new String(text.getBytes(encoding), StandardCharsets.ISO_8859_1);
                if (bytes.contains(wanted)) {
                    found.add(text + " in " + encoding + " at " + bytes.indexOf(wanted) + " of "
                            + name);
                }
            }
            if (name.contains(text)) {
                found.add(text + " in the name " + name);
            }
        }
        return found;
    }
}
