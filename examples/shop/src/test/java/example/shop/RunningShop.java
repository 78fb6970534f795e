package example.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import example.shop.api.Api;
import example.shop.customers.Customers;
import example.shop.customers.Storage;
import example.shop.http.Server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A shop on a free port of this machine, and a client of it. */
final class RunningShop implements AutoCloseable {
    /** What the shop's clock says. */
    static final Instant NOW = Instant.parse("2026-03-31T02:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Customers customers;
    private final Server server;

    private RunningShop(Storage storage) {
        try {
            String segments = Files.readString(
                    Path.of("src/main/resources/example/shop/customers/retailer.seg"));
            customers = Customers.open(storage, segments, InstantSource.fixed(NOW));
            server = Server.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Api.of(customers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunningShop start() {
        return new RunningShop(Storage.inMemory());
    }

    static RunningShop start(Path folder) throws IOException {
        return new RunningShop(Storage.sqlite(folder));
    }

    /** An answer; its JSON is missing where the body is none. */
    record Answer(int status, String body, HttpResponse<byte[]> response) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        String error() {
            return json().path("error").asText();
        }
    }

    URI address() {
        return server.address();
    }

    Customers customers() {
        return customers;
    }

    Answer get(String path) {
        return send(address(), "GET", path, "");
    }

    Answer delete(String path) {
        return send(address(), "DELETE", path, "");
    }

    Answer post(String path, String body) {
        return send(address(), "POST", path, body);
    }

    Answer send(String method, String path, String body) {
        return send(address(), method, path, body);
    }

    static Answer send(URI address, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(request.build());
    }

    static Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            String body = new String(response.body(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        customers.close();
    }
}
