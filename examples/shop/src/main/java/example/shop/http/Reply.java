package example.shop.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer.
 *
 * @param status its status code
 * @param type its media type
 * @param body its bytes
 * @param headers headers beside the media type
 */
public record Reply(int status, String type, byte[] body, Map<String, String> headers) {
    /**
     * Returns an answer with text.
     *
     * @param status its status code
     * @param type its media type
     * @param text its text, sent in UTF-8
     * @return the answer
     */
    public static Reply of(int status, String type, String text) {
        return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /**
     * Returns an answer in JSON.
     *
     * @param status its status code
     * @param value a record, map or list
     * @return the answer
     */
    public static Reply json(int status, Object value) {
        return new Reply(status, "application/json; charset=utf-8", Json.write(value), Map.of());
    }

    /**
     * Returns an answer with JSON that is there already.
     *
     * @param status its status code
     * @param json its text
     * @return the answer
     */
    public static Reply jsonText(int status, String json) {
        return json(status, Json.tree(json));
    }

    /**
     * Returns this answer with one more header.
     *
     * @param name the header's name
     * @param value its value
     * @return a new answer
     */
    public Reply with(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, type, body, Map.copyOf(more));
    }
}
