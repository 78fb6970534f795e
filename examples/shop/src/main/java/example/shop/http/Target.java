package example.shop.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the target of a request apart. Parts are decoded after they were parted, so a key may hold any character. */
final class Target {
    private Target() {}

    /** Returns the parts between the slashes of a path. */
    static List<String> path(String raw) {
        List<String> parts = new ArrayList<>();
        for (String part : raw.substring(1).split("/", -1)) {
            parts.add(decoded(part));
        }
        return parts;
    }

    /** Returns the parameters of a query. A plus is a plus, since telephone numbers begin with it. */
    static Map<String, String> query(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return parameters;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw Refusal.badRequest("a parameter is given twice; give each once");
            }
        }
        return parameters;
    }

    private static String decoded(String raw) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        try {
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                if (c == '%') {
                    bytes[length++] = (byte) HexFormat.fromHexDigits(raw, i + 1, i + 3);
                    i += 2;
                } else {
                    bytes[length++] = (byte) c;
                }
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | CharacterCodingException e) {
            throw Refusal.badRequest(
                    "the address is not percent-encoded UTF-8; encode each part, as curl's"
                            + " --data-urlencode does");
        }
    }
}
