package example;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Profile;

import java.time.Instant;
import java.util.List;

/** What the README shows. Each line that is printed stands in a comment after an arrow. */
public final class Quickstart {
    private Quickstart() {}

    public static void main(String[] args) {
        Configuration configuration = Configuration.builder()
                .namespace(Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(Namespace.builder("line").priority(2).maxPerProfile(1).build())
                .namespace(Namespace.builder("phone")
                        .priority(3)
                        .normalizer(Normalizer.digits())
                        .build())
                .build();

        Fragment friend = Fragment.builder("line", "friend-7")
                .observedAt(Instant.parse("2026-01-05T09:00:00Z"))
                .identifier(Identifier.of("line", "provider-1", "U4af4980629"))
                .identifier("phone", "0912-345-678")
                .build();
        Fragment receipt = Fragment.builder("pos", "R-501")
                .observedAt(Instant.parse("2026-02-11T18:40:00Z"))
                .identifier("phone", "0912 345 678")
                .identifier("member", "A-1001")
                .attribute("name", "林美麗")
                .build();
        Fragment login = Fragment.builder("web", "session-93")
                .observedAt(Instant.parse("2026-03-02T21:05:00Z"))
                .identifier("member", "A-1001")
                .attribute("city", "臺南")
                .build();

        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingestAll(List.of(login, friend, receipt)); // the order does not matter

            Profile customer = graph.find(Identifier.of("phone", "0912345678")).orElseThrow();
            System.out.println(customer.id()); // -> line:friend-7
            System.out.println(customer.fragments());
            // -> [line:friend-7, pos:R-501, web:session-93]
            System.out.println(customer.goldenRecord().get("name").value()); // -> 林美麗

            if (graph.explain(friend.id(), login.id()).orElseThrow()
                    instanceof Explanation.Together why) {
                why.chain().forEach(step -> System.out.println(
                        step.from() + " -" + step.evidence() + "- " + step.to()));
                // -> line:friend-7 -phone- pos:R-501
                // -> pos:R-501 -member- web:session-93
            }

            graph.retract(receipt.id()); // the cashier had taken down a wrong number
            System.out.println(graph.profileIds()); // -> [line:friend-7, web:session-93]
        }
    }
}
