package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Reply;
import example.shop.http.Request;
import example.shop.http.Router;

import io.kinfold.graph.Health;
import io.kinfold.graph.Statistics;
import io.kinfold.metrics.KinfoldMetrics;
import io.kinfold.segments.data.DataStatistics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.util.Map;

/** Tells who operates the shop how it is. */
final class OperationsApi {
    private final Customers customers;
    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    OperationsApi(Customers customers) {
        this.customers = customers;
        new KinfoldMetrics(customers.graph()).bindTo(meters);
    }

    void addTo(Router router) {
        router.on("GET", "/health", this::health)
                .on("GET", "/metrics", this::metrics)
                .on("GET", "/statistics", this::statistics)
                .on("POST", "/backups", this::backup);
    }

    private record View(
            String status, Health.State graph, Health.Answer store, long behind, long lagMillis) {}

    /** For a load balancer: 503 if this instance should get no requests. */
    private Reply health(Request request) {
        Health health = customers.graph().health();
        return Reply.json(
                health.isUp() ? 200 : 503,
                new View(
                        health.isUp() ? "up" : "down",
                        health.state(),
                        health.store(),
                        health.behind(),
                        health.lag().toMillis()));
    }

    private Reply metrics(Request request) {
        return Reply.of(200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape());
    }

    private record Sizes(
            int fragments,
            int profiles,
            int contested,
            int refused,
            Map<String, Integer> events,
            long waiting) {}

    private Reply statistics(Request request) {
        Statistics graph = customers.graph().statistics();
        DataStatistics data = customers.data().statistics();
        return Reply.json(
                200,
                new Sizes(
                        graph.fragments(),
                        graph.profiles(),
                        graph.contested(),
                        graph.refused(),
                        data.events(),
                        data.waiting()));
    }

    private record Backup(String file) {}

    /** Answers when the copy is on disk. */
    private Reply backup(Request request) {
        return Reply.json(200, new Backup(customers.backup().toString()));
    }
}
