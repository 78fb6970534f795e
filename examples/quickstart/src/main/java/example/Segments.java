package example;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.explain.Why;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.language.SegmentCatalog;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What the README shows of segments. Each line that is printed stands in a comment after an arrow. */
public final class Segments {
    private Segments() {}

    public static void main(String[] args) {
        Configuration configuration = Configuration.builder()
                .namespace(Namespace.of("member"))
                .namespace(Namespace.of("line"))
                .namespace(Namespace.builder("phone")
                        .normalizer(Normalizer.digits())
                        .build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingestAll(List.of(
                    Fragment.builder("line", "friend-7")
                            .observedAt(Instant.parse("2026-01-05T09:00:00Z"))
                            .identifier("line", "U4af4980629")
                            .identifier("phone", "0912-345-678")
                            .build(),
                    Fragment.builder("pos", "R-501")
                            .observedAt(Instant.parse("2026-02-11T18:40:00Z"))
                            .identifier("phone", "0912 345 678")
                            .identifier("member", "A-1001")
                            .attribute("city", "臺南")
                            .build()));
            find(graph);
        }
    }

    private static void find(IdentityGraph graph) {
        Schema schema = Schema.builder()
                .attribute("city", ValueType.text())
                .event("purchase", purchase -> purchase.field("amount", ValueType.integer()))
                .event("open", open -> {})
                .identities(List.of("line", "member"))
                .build();
        CustomerData data = CustomerData.of(schema);
        data.follow(graph); // a merge joins histories, a retraction parts them again

        data.track(Event.builder("purchase")
                .identifier("member", "A-1001")
                .at(Instant.parse("2026-02-11T18:40:00Z"))
                .field("amount", 1_280)
                .build());
        data.track(Event.builder("open")
                .identifier("line", "U4af4980629")
                .at(Instant.parse("2026-03-20T01:00:00Z"))
                .build());

        SegmentCatalog catalog = SegmentCatalog.parse(schema, """
                segment active := did purchase in last 90 days or count(open in last 30 days) >= 3;
                segment good_friends := has identity 'line' and in segment 'active'
                  and sum(purchase.amount in last 365 days) >= 2_000;
                """);
        Segment active = catalog.segment("active").orElseThrow();
        EvaluationContext context = EvaluationContext.of(
                Instant.parse("2026-03-31T02:00:00Z"), ZoneId.of("Asia/Taipei"));

        Audience audience = Evaluator.of(data).audience(active, context);
        System.out.println(audience.ids()); // -> [line:friend-7]

        Segment friends = catalog.segment("good_friends").orElseThrow();
        Why why = Why.of(data, friends, audience.iterator().next(), context).orElseThrow();
        System.out.println(why.member()); // -> false
        why.blocking().forEach(leaf -> System.out.println(
                leaf.text() + " needs " + leaf.distance().orElseThrow() + " more"));
        // -> sum(purchase.amount in last 365 days) >= 2000 needs 720 more
        System.out.println(Why.of(data, active, why.profile(), context)
                .flatMap(Why::turns)
                .orElseThrow()); // -> 2026-05-13T16:00:00Z
    }
}
