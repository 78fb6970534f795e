package io.kinfold.segments.text;

import java.nio.charset.StandardCharsets;

/**
 * Where a fuzzer that follows coverage enters, such as Jazzer: it calls the method below with bytes of its own making,
 * and takes whatever is thrown for a finding. docs/segments.md has the command.
 */
public final class ParserFuzz {
    private ParserFuzz() {}

    /**
     * Reads bytes as text and checks the laws of reading.
     *
     * @param data UTF-16 where the first byte is odd, else UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        boolean wide = data.length > 0 && data[0] % 2 != 0;
        HostileTexts.check(
                new String(data, wide ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8));
    }
}
