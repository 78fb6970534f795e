package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Reply;
import example.shop.http.Request;
import example.shop.http.Router;

import io.kinfold.graph.Statistics;

/** Tells who operates the shop how it is. */
final class OperationsApi {
    private final Customers customers;

    OperationsApi(Customers customers) {
        this.customers = customers;
    }

    void addTo(Router router) {
        router.on("GET", "/health", this::health);
    }

    private record Health(String status, int fragments, int profiles) {}

    private Reply health(Request request) {
        Statistics statistics = customers.graph().statistics();
        return Reply.json(200, new Health("up", statistics.fragments(), statistics.profiles()));
    }
}
