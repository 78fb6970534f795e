package example.shop;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param data the folder of the SQLite file
 * @param postgres the JDBC address of a PostgreSQL that several instances share, in place of the folder
 * @param host the address to listen at
 * @param port the port to listen at; 0 for a free one
 * @param segments a file of segments, in place of the shop's own
 */
record Options(
        Path data, Optional<String> postgres, String host, int port, Optional<Path> segments) {
    static final String USAGE = """
            usage: shop [--data DIR] [--postgres URL] [--host HOST] [--port PORT] [--segments FILE]

              --data DIR       the folder of the SQLite file; shop-data by default
              --postgres URL   keep everything in a PostgreSQL that several instances share,
                               jdbc:postgresql://host/database; user and password from PGUSER, PGPASSWORD
              --host HOST      where to listen; 127.0.0.1 by default. There is no log-in
              --port PORT      8080 by default, 0 for a free one
              --segments FILE  segments in place of the shop's own
            """;

    static Options of(String... arguments) {
        Options options = new Options(
                Path.of("shop-data"), Optional.empty(), "127.0.0.1", 8080, Optional.empty());
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--data" -> new Options(Path.of(value), postgres, host, port, segments);
            case "--postgres" -> new Options(data, Optional.of(value), host, port, segments);
            case "--host" -> new Options(data, postgres, value, port, segments);
            case "--port" -> new Options(data, postgres, host, port(value), segments);
            case "--segments" ->
                new Options(data, postgres, host, port, Optional.of(Path.of(value)));
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // As any number that is out of range.
        }
        throw new IllegalArgumentException("--port must be a number from 0 to 65535");
    }
}
