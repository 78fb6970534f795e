package example.shop;

import example.shop.api.Api;
import example.shop.customers.Customers;
import example.shop.customers.Storage;
import example.shop.http.Server;

import io.kinfold.segments.problem.SegmentException;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;

/** The command: opens the shop's data, serves them, and closes them when it is asked to end. */
public final class Main {
    private static final String SEGMENTS = "customers/retailer.seg";

    private Main() {}

    /**
     * Runs the shop until it is told to end.
     *
     * @param arguments see {@link Options#USAGE}
     */
    public static void main(String[] arguments) {
        try {
            start(Options.of(arguments));
        } catch (SegmentException e) {
            fail(e.getMessage(), 2);
        } catch (IllegalArgumentException e) {
            fail(e.getMessage() + "\n\n" + Options.USAGE, 2);
        } catch (IOException | RuntimeException e) {
            fail(e.getMessage(), 1);
        }
    }

    private static void fail(String message, int status) {
        System.err.println("shop: " + message);
        System.exit(status);
    }

    private static void start(Options options) throws IOException {
        long start = System.nanoTime();
        Customers customers =
                Customers.open(storage(options), segments(options), InstantSource.system());
        Server server = serve(options, customers);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            customers.close();
        }));
        System.out.printf(
                "listening on %s, %d fragments after %d ms%n",
                server.address(),
                customers.graph().statistics().fragments(),
                (System.nanoTime() - start) / 1_000_000);
    }

    private static Server serve(Options options, Customers customers) throws IOException {
        InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
        try {
            return Server.start(address, Api.of(customers));
        } catch (IOException e) {
            customers.close();
            throw new IOException(
                    "cannot listen at " + options.host() + ":" + options.port() + ", "
                            + e.getMessage() + "; choose another --port",
                    e);
        }
    }

    private static Storage storage(Options options) throws IOException {
        return options.postgres().isPresent()
                ? Storage.postgres(options.postgres().get(), options.data())
                : Storage.sqlite(options.data());
    }

    private static String segments(Options options) throws IOException {
        if (options.segments().isPresent()) {
            return Files.readString(options.segments().get());
        }
        try (InputStream own = Main.class.getResourceAsStream(SEGMENTS)) {
            return new String(own.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
