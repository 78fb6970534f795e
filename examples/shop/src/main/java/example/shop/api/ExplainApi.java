package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Refusal;
import example.shop.http.Reply;
import example.shop.http.Request;
import example.shop.http.Router;

import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Explanation.Obstacle;
import io.kinfold.profile.Link;
import io.kinfold.profile.ProfileId;

import java.util.List;

/** Says why. Names rules and guards, never the values that two fragments share. */
final class ExplainApi {
    private final IdentityGraph graph;

    ExplainApi(Customers customers) {
        graph = customers.graph();
    }

    void addTo(Router router) {
        router.on("GET", "/explain", this::pair).on("GET", "/profiles/{id}/explain", this::profile);
    }

    private record Together(boolean together, ProfileId profile, List<Step> chain) {}

    private record Step(FragmentId from, FragmentId to, String by) {}

    private record Apart(boolean together, List<ProfileId> profiles, List<String> obstacles) {}

    private Reply pair(Request request) {
        FragmentId a = Given.fragment(request.required("a"));
        FragmentId b = Given.fragment(request.required("b"));
        Explanation explanation = graph.explain(a, b)
                .orElseThrow(() -> Refusal.notFound("one of the two fragments is not there"));
        return Reply.json(200, view(explanation));
    }

    private static Object view(Explanation explanation) {
        if (explanation instanceof Explanation.Together why) {
            List<Step> chain = why.chain().stream()
                    .map(step ->
                            new Step(step.from(), step.to(), step.evidence().toString()))
                    .toList();
            return new Together(true, why.profile(), chain);
        }
        Explanation.Apart why = (Explanation.Apart) explanation;
        List<String> obstacles = why.obstacles().stream().map(ExplainApi::text).toList();
        return new Apart(false, List.of(why.first(), why.second()), obstacles);
    }

    private static String text(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Refused refused) {
            return refused.link().fragment() + " by " + refused.link().evidence() + ", refused: "
                    + refused.guard().describe();
        }
        if (obstacle instanceof Obstacle.Ignored ignored) {
            String scope = ignored.scope().isEmpty() ? "" : "@" + ignored.scope();
            return "both hold a " + ignored.namespace() + scope + " that identifies nobody: "
                    + ignored.reason();
        }
        Obstacle.TooLight light = (Obstacle.TooLight) obstacle;
        return light.rule() + " weighs " + light.bits() + " bits, " + light.missing() + " too few";
    }

    private record OfProfile(
            ProfileId profile,
            List<LinkView> links,
            List<LinkView> refused,
            List<LinkView> bridges) {}

    private record LinkView(FragmentId fragment, String by, String refused) {
        static LinkView of(Link link) {
            String guard = link.refusedBy().map(refused -> refused.describe()).orElse(null);
            return new LinkView(link.fragment(), link.evidence().toString(), guard);
        }

        static List<LinkView> of(List<Link> links) {
            return links.stream().map(LinkView::of).toList();
        }
    }

    private Reply profile(Request request) {
        Explanation.OfProfile why = graph.explain(Given.profile(request.variable("id")))
                .orElseThrow(ProfileApi::unknown);
        return Reply.json(
                200,
                new OfProfile(
                        why.profile().id(),
                        LinkView.of(why.links()),
                        LinkView.of(why.refused()),
                        LinkView.of(why.bridges())));
    }
}
