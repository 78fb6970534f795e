package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Refusal;
import example.shop.http.Reply;
import example.shop.http.Request;
import example.shop.http.Router;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;
import io.kinfold.profile.Resolution;
import io.kinfold.profile.Unlinked;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes fragments in and out. */
final class FragmentApi {
    /** The most fragments or events of one request. */
    static final int MOST = 1_000;

    private final IdentityGraph graph;

    FragmentApi(Customers customers) {
        graph = customers.graph();
    }

    void addTo(Router router) {
        router.on("POST", "/fragments", this::ingest)
                .on("DELETE", "/fragments/{source}/{key}", this::retract);
    }

    private record Ingested(List<Resolved> fragments) {}

    private record Resolved(
            FragmentId fragment, ProfileId profile, String effect, List<Unlinked> unlinked) {}

    /** Answers when all are on disk. */
    private Reply ingest(Request request) {
        List<FragmentBody> bodies = request.readAll(FragmentBody.class);
        Given.atMost(MOST, bodies);
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            requireNamespaces(i, bodies.get(i));
            fragments.add(bodies.get(i).fragment());
        }
        List<Resolved> resolved = new ArrayList<>();
        graph.ingestAll(fragments, resolution -> resolved.add(view(resolution)));
        return Reply.json(200, new Ingested(resolved));
    }

    private void requireNamespaces(int index, FragmentBody body) {
        if (body == null) {
            throw Refusal.badRequest("[" + index + "] is null; leave it out");
        }
        Set<String> known = graph.configuration().namespaces().keySet();
        for (int i = 0; i < body.identifiers().size(); i++) {
            String place = "[" + index + "].identifiers[" + i + "].namespace";
            Given.namespace(place, body.identifiers().get(i).namespace(), known);
        }
    }

    private static Resolved view(Resolution resolution) {
        return resolution instanceof Resolution.Resolved kept
                ? new Resolved(
                        kept.fragment(),
                        kept.profile(),
                        kept.effect().name().toLowerCase(Locale.ROOT),
                        kept.unlinked())
                : new Resolved(resolution.fragment(), null, "erased", List.of());
    }

    private record Retracted(FragmentId retracted) {}

    private Reply retract(Request request) {
        FragmentId id = Given.fragment(request.variable("source"), request.variable("key"));
        if (!graph.retract(id)) {
            throw Refusal.notFound("there is no such fragment; it may have been retracted before");
        }
        return Reply.json(200, new Retracted(id));
    }
}
