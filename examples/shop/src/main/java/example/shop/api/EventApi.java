package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Refusal;
import example.shop.http.Reply;
import example.shop.http.Request;
import example.shop.http.Router;

import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.data.Flaw;
import io.kinfold.segments.data.Tracked;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes in what customers do. */
final class EventApi {
    private final CustomerData data;
    private final Set<String> types;
    private final Set<String> namespaces;

    EventApi(Customers customers) {
        data = customers.data();
        types = data.schema().events().keySet();
        namespaces = customers.graph().configuration().namespaces().keySet();
    }

    void addTo(Router router) {
        router.on("POST", "/events", this::track);
    }

    private record Answer(List<One> events) {}

    private record One(Tracked.Outcome outcome, List<String> flaws) {
        static One of(Tracked tracked) {
            return new One(
                    tracked.outcome(),
                    tracked.flaws().stream().map(Flaw::toString).toList());
        }
    }

    /** Answers when all are on disk; 422 if one cannot be used. */
    private Reply track(Request request) {
        List<EventBody> bodies = request.readAll(EventBody.class);
        Given.atMost(FragmentApi.MOST, bodies);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            events.add(checked("[" + i + "]", bodies.get(i)));
        }
        List<Tracked> tracked = data.trackAll(events);
        boolean rejected =
                tracked.stream().anyMatch(one -> one.outcome() == Tracked.Outcome.REJECTED);
        return Reply.json(
                rejected ? 422 : 200, new Answer(tracked.stream().map(One::of).toList()));
    }

    private Event checked(String place, EventBody body) {
        if (body == null) {
            throw Refusal.badRequest(place + " is null; leave it out");
        }
        if (!types.contains(body.type())) {
            throw Refusal.badRequest(place + ".type is no event of this shop; there are "
                    + String.join(", ", types));
        }
        Given.namespace(place + ".identifier.namespace", body.identifier().namespace(), namespaces);
        return body.event();
    }
}
