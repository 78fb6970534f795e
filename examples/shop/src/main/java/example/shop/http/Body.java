package example.shop.http;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads the body of a request, as far as it may be long. */
final class Body {
    /** The most bytes of a body. */
    static final int LONGEST = 1 << 20;

    /** Of a body that is too long this much is read and thrown away, so that the client gets to read the answer. */
    private static final long PATIENCE = 16L << 20;

    private Body() {}

    static byte[] read(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            discard(in);
            throw new Refusal(
                    413,
                    "the body is longer than " + LONGEST + " bytes; send it in several requests");
        }
        if (body.length > 0) {
            requireJson(exchange.getRequestHeaders().getFirst("Content-Type"));
        }
        return body;
    }

    private static void discard(InputStream in) throws IOException {
        byte[] sink = new byte[1 << 16];
        long left = PATIENCE;
        int read = 0;
        while (left > 0 && read >= 0) {
            left -= read;
            read = in.read(sink);
        }
    }

    private static void requireJson(String type) {
        String plain = type == null ? "" : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
        if (!plain.equals("application/json")) {
            throw new Refusal(
                    415,
                    "the body must be JSON in UTF-8; say so by 'Content-Type: application/json'");
        }
    }
}
