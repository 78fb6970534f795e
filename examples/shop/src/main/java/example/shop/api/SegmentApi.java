package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Refusal;
import example.shop.http.Reply;
import example.shop.http.Request;
import example.shop.http.Router;

import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.explain.Why;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the members of segments, as of now or of the parameter {@code at}. */
final class SegmentApi {
    private static final int LARGEST_PAGE = 1_000;
    private static final int PAGE = 100;

    private final Customers customers;
    private final List<Segment> segments;

    SegmentApi(Customers customers) {
        this.customers = customers;
        segments = List.copyOf(customers.segments().segments().values());
    }

    void addTo(Router router) {
        router.on("GET", "/segments", this::list)
                .on("GET", "/segments/{name}", this::members)
                .on("GET", "/profiles/{id}/segments", this::ofProfile)
                .on("GET", "/profiles/{id}/segments/{name}", this::why);
    }

    private record Listed(Instant at, List<Size> segments) {}

    private record Size(String name, int members, String text) {}

    private Reply list(Request request) {
        EvaluationContext context = context(request);
        List<Audience> audiences = customers.evaluator().audiences(segments, context);
        List<Size> sizes = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            sizes.add(new Size(name(segment), audiences.get(i).size(), segment.text()));
        }
        return Reply.json(200, new Listed(context.now(), sizes));
    }

    private record Members(
            String segment, Instant at, int count, List<ProfileId> members, ProfileId next) {}

    private Reply members(Request request) {
        Segment segment = segment(request);
        EvaluationContext context = context(request);
        int size = request.parameter("limit")
                .map(text -> Given.number("limit", text, LARGEST_PAGE))
                .orElse(PAGE);
        Optional<ProfileId> after = request.parameter("after").map(Given::profile);
        Audience audience = customers.evaluator().audience(segment, context);
        Page page = Page.of(audience, after, size);
        return Reply.json(
                200,
                new Members(
                        name(segment),
                        context.now(),
                        audience.size(),
                        page.ids(),
                        page.next().orElse(null)));
    }

    private record OfProfile(ProfileId profile, Instant at, List<String> segments) {}

    private Reply ofProfile(Request request) {
        ProfileId id = present(request);
        EvaluationContext context = context(request);
        List<String> names = customers.evaluator().memberships(segments, id, context).stream()
                .map(SegmentApi::name)
                .toList();
        return Reply.json(200, new OfProfile(id, context.now(), names));
    }

    private Reply why(Request request) {
        Segment segment = segment(request);
        Why why = Why.of(customers.data(), segment, present(request), context(request))
                .orElseThrow(ProfileApi::unknown);
        return Reply.jsonText(200, why.json());
    }

    /** Returns the id that the profile has now. */
    private ProfileId present(Request request) {
        return customers
                .graph()
                .profile(Given.profile(request.variable("id")))
                .map(Profile::id)
                .orElseThrow(ProfileApi::unknown);
    }

    private EvaluationContext context(Request request) {
        return customers.asOf(request.parameter("at")
                .map(text -> Given.instant("at", text))
                .orElseGet(customers::now));
    }

    private Segment segment(Request request) {
        return customers
                .segments()
                .segment(request.variable("name"))
                .orElseThrow(() ->
                        Refusal.notFound("there is no such segment; GET /segments lists them"));
    }

    private static String name(Segment segment) {
        return segment.name().orElse("");
    }
}
