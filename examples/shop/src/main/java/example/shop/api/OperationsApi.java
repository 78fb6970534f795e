package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Reply;
import example.shop.http.Request;
import example.shop.http.Router;

import io.kinfold.graph.Statistics;
import io.kinfold.segments.data.DataStatistics;

import java.util.Map;

/** Tells who operates the shop how it is. */
final class OperationsApi {
    private final Customers customers;

    OperationsApi(Customers customers) {
        this.customers = customers;
    }

    void addTo(Router router) {
        router.on("GET", "/health", this::health).on("GET", "/statistics", this::statistics);
    }

    private record Health(String status) {}

    /** Asked often, so it counts nothing. */
    private Reply health(Request request) {
        return Reply.json(200, new Health("up"));
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
}
