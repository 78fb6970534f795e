package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Reply;
import example.shop.http.Request;
import example.shop.http.Router;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;

/** Takes what people decide about two fragments. */
final class DecisionApi {
    private final Customers customers;
    private final IdentityGraph graph;

    DecisionApi(Customers customers) {
        this.customers = customers;
        graph = customers.graph();
    }

    void addTo(Router router) {
        router.on("POST", "/decisions", this::decide);
    }

    private record Decided(boolean inForce, Part a, Part b) {}

    private record Part(FragmentId fragment, ProfileId profile) {}

    private Reply decide(Request request) {
        DecisionBody body = request.read(DecisionBody.class);
        FragmentId a = Given.fragment(body.a());
        FragmentId b = Given.fragment(body.b());
        Decision decision =
                Given.checked(() -> new Decision(body.kind(), a, b, customers.now(), body.by()));
        boolean inForce = graph.decide(decision);
        return Reply.json(200, new Decided(inForce, part(a), part(b)));
    }

    private Part part(FragmentId fragment) {
        return new Part(fragment, graph.profileId(fragment).orElse(null));
    }
}
