package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Refusal;
import example.shop.http.Reply;
import example.shop.http.Request;
import example.shop.http.Router;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ErasureReceipt;
import io.kinfold.profile.GoldenValue;
import io.kinfold.profile.PersonalData;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows profiles, and erases them by law. */
final class ProfileApi {
    private final IdentityGraph graph;
    private final CustomerData data;

    ProfileApi(Customers customers) {
        graph = customers.graph();
        data = customers.data();
    }

    void addTo(Router router) {
        router.on("GET", "/profiles", this::find)
                .on("GET", "/profiles/{id}", this::profile)
                .on("GET", "/profiles/{id}/export", this::export)
                .on("DELETE", "/profiles/{id}", this::erase);
    }

    private record View(
            ProfileId id,
            List<FragmentId> fragments,
            List<IdentifierBody> identifiers,
            Map<String, GoldenValue> goldenRecord) {
        static View of(Profile profile) {
            return new View(
                    profile.id(),
                    profile.fragments(),
                    profile.identifiers().stream().map(IdentifierBody::of).toList(),
                    profile.goldenRecord());
        }
    }

    private Reply find(Request request) {
        String namespace = request.required("namespace");
        String value = request.required("value");
        String scope = request.parameter("scope").orElse("");
        Set<String> known = graph.configuration().namespaces().keySet();
        Given.namespace("the parameter 'namespace'", namespace, known);
        return view(graph.find(Identifier.of(namespace, scope, value)));
    }

    private Reply profile(Request request) {
        return view(graph.profile(Given.profile(request.variable("id"))));
    }

    private static Reply view(Optional<Profile> found) {
        return Reply.json(200, found.map(View::of).orElseThrow(ProfileApi::unknown));
    }

    static Refusal unknown() {
        return Refusal.notFound("there is no such profile");
    }

    /** Everything about one customer, to be handed to him. */
    private Reply export(Request request) {
        PersonalData kept = data.personalData(Given.profile(request.variable("id")))
                .orElseThrow(ProfileApi::unknown);
        return Reply.of(200, "application/json; charset=utf-8", kept.toJson())
                .with("Content-Disposition", "attachment; filename=\"personal-data.json\"");
    }

    private Reply erase(Request request) {
        ErasureReceipt receipt =
                graph.erase(Given.profile(request.variable("id"))).orElseThrow(ProfileApi::unknown);
        return Reply.json(200, receipt);
    }
}
