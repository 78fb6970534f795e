package example.shop.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.kinfold.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Serves a router by the JDK's own HTTP server. Logs routes, never what a request holds. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int THREADS = 32;

    /** Who comes when so many are waiting already finds the connection closed. */
    private static final int WAITING = 1_000;

    private static final int BACKLOG = 256;
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final HttpServer server;
    private final Router router;
    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));
    private final Gate gate = new Gate();

    static {
        // Without the first, each answer on a kept connection waits 40 ms for the client's
        // acknowledgement; without the
        // second, a client that sends a byte a minute keeps a thread for ever. Both are read once.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }

    private Server(HttpServer server, Router router) {
        this.server = server;
        this.router = router;
    }

    /**
     * Starts a server.
     *
     * @param address where it listens; port 0 for a free one
     * @param router which endpoint answers what
     * @return the server
     * @throws IOException if it cannot listen there
     */
    public static Server start(InetSocketAddress address, Router router) throws IOException {
        Server started = new Server(HttpServer.create(address, BACKLOG), router);
        started.server.createContext("/", started::handle);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    /**
     * Returns where it listens.
     *
     * @return the address of its root
     */
    public URI address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getHostString();
        return URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":"
                + bound.getPort());
    }

    private void handle(HttpExchange exchange) {
        long start = System.nanoTime();
        boolean inside = gate.enter();
        Answer answer = new Answer("(none)", closing());
        try (exchange) {
            if (inside) {
                answer = answer(exchange);
            }
            send(exchange, answer.reply());
        } catch (IOException e) {
            LOG.debug("the client of {} went away", answer.route());
        } finally {
            if (inside) {
                gate.leave();
            }
        }
        LOG.info(
                "{} {} {} ms",
                answer.route(),
                answer.reply().status(),
                (System.nanoTime() - start) / 1_000_000);
    }

    /** What is answered, and by which route: the log tells the route. */
    private record Answer(String route, Reply reply) {}

    private Answer answer(HttpExchange exchange) throws IOException {
        String route = "(none)";
        try {
            URI uri = exchange.getRequestURI();
            String method = exchange.getRequestMethod();
            Router.Match match = router.find(
                    method.equals("HEAD") ? "GET" : method, Target.path(uri.getRawPath()));
            route = match.route();
            Request request = new Request(
                    match.variables(), Target.query(uri.getRawQuery()), Body.read(exchange));
            return new Answer(route, match.endpoint().answer(request));
        } catch (Refusal e) {
            return new Answer(route, error(e.status(), e.getMessage()));
        } catch (Router.WrongMethod e) {
            return new Answer(route, error(405, e.getMessage()).with("Allow", e.allowed()));
        } catch (StoreException e) {
            LOG.warn("{}: {}", route, e.getMessage());
            return new Answer(route, unavailable(e));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} failed: {}", route, Trace.of(e));
            return new Answer(
                    route, error(500, "the server failed; its log says where. Try again later"));
        }
    }

    private static Reply unavailable(StoreException e) {
        return e.outcome() == StoreException.Outcome.DAMAGED
                ? error(500, e.getMessage())
                : error(503, e.getMessage()).with("Retry-After", "1");
    }

    private static Reply closing() {
        return error(503, "the server is going down; ask another instance, or again later")
                .with("Retry-After", "5")
                .with("Connection", "close");
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, new Problem(status, message));
    }

    private record Problem(int status, String error) {}

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    /** Refuses what comes now, waits for what is being answered, and stops. */
    @Override
    public void close() {
        int left = gate.shut(DRAIN);
        if (left > 0) {
            LOG.warn("{} requests did not end within {} and are cut off", left, DRAIN);
        }
        server.stop(0);
        threads.shutdown();
    }
}
