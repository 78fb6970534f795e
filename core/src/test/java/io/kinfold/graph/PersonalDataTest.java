package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Matcher;
import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

class PersonalDataTest {
    private static final Instant DECIDED = Instant.parse("2026-04-01T00:00:00Z");
    private static final Path DOCUMENT = Path.of("../docs/access.md");

    private static IdentityGraph graph(Configuration.Builder configuration) {
        return IdentityGraph.builder()
                .configuration(configuration.build())
                .clock(InstantSource.fixed(DECIDED))
                .build();
    }

    private static FuzzyRule sameName() {
        return FuzzyRule.builder("name")
                .matcher(Matcher.of(
                        fragment -> fragment.attribute("name").stream().toList(),
                        (a, b) -> a.attribute("city").equals(b.attribute("city")) ? 8 : 3))
                .linkThreshold(6)
                .reviewThreshold(2)
                .build();
    }

    @Test
    void personalData_twoFragmentsOfOneCustomer_areAsTheDocumentShows() {
        try (IdentityGraph graph =
                graph(GraphFixtures.memberAndPhone().attribute(Attribute.of("name")))) {
            graph.ingest(crm(1).identifier("member", "M1")
                    .identifier("phone", "02-1234")
                    .attribute("name", "林美麗")
                    .build());
            graph.ingest(Fragment.builder("line", "U7")
                    .observedAt(GraphFixtures.MARCH.plusSeconds(90))
                    .identifier(Identifier.of("phone", "021234").asVerified())
                    .identifier("cookie", "c-9")
                    .attribute("tags", "tea", "books")
                    .build());
            graph.ingest(crm(2).identifier("member", "M2")
                    .identifier("phone", "02 12 34")
                    .build());
            graph.separate(id(2), id(1), "ann");

            String told = graph.personalData(new ProfileId(FragmentId.of("line", "U7")))
                    .orElseThrow()
                    .toJson();
            assertThat(DOCUMENT).content(StandardCharsets.UTF_8).contains("\n" + told + "```");
        }
    }

    @Test
    void personalData_noSuchProfile_isEmpty() {
        try (IdentityGraph graph = GraphFixtures.shared(1)) {
            assertThat(graph.personalData(profile(9))).isEmpty();
            graph.erase(profile(1));
            assertThat(graph.personalData(profile(1))).isEmpty();
        }
    }

    @Test
    void personalData_linkRefusedToHim_tellsHisValueAndTheGuard() {
        try (IdentityGraph graph = GraphFixtures.shared(2)) {
            assertThat(section(graph, 2, "refused_links"))
                    .isEqualTo(List.of(Map.of(
                            "fragment", "crm:2",
                            "rule", "phone",
                            "scope", "",
                            "value", "021234",
                            "priority", 2,
                            "refused_by", "at most 1 member per profile")));
            assertThat(section(graph, 1, "refused_links")).isEqualTo(List.of());
        }
    }

    @Test
    void personalData_pairsWithOthers_nameTheOtherFragmentOnBothSides() {
        try (IdentityGraph graph = graph(GraphFixtures.memberAndPhone().rule(sameName()))) {
            graph.ingest(
                    crm(1).attribute("name", "Lin").attribute("city", "Taipei").build());
            graph.ingest(
                    crm(2).attribute("name", "Lin").attribute("city", "Tainan").build());
            graph.ingest(
                    crm(3).attribute("name", "Lin").attribute("city", "Taipei").build());
            graph.decide(new Decision(Decision.Kind.SEPARATE, id(3), id(1), DECIDED, "ann"));

            assertThat(section(graph, 1, "refused_links")).isEqualTo(List.of(refused(1, 3)));
            assertThat(section(graph, 3, "refused_links")).isEqualTo(List.of(refused(3, 1)));
            assertThat(section(graph, 2, "possible_links"))
                    .isEqualTo(List.of(possible(2, 1), possible(2, 3)));
            assertThat(section(graph, 1, "possible_links")).isEqualTo(List.of(possible(1, 2)));
            assertThat(section(graph, 3, "decisions"))
                    .isEqualTo(List.of(Map.of(
                            "decision", "separate",
                            "fragment", "crm:3",
                            "with", "crm:1",
                            "at", "2026-04-01T00:00:00Z",
                            "by", "ann")));
            assertThat(graph.personalData(profile(3)).orElseThrow().toJson())
                    .doesNotContain("Tainan");
        }
    }

    private static Object section(IdentityGraph graph, int key, String name) {
        return graph.personalData(profile(key)).orElseThrow().sections().get(name);
    }

    private static Map<String, Object> refused(int fragment, int with) {
        return Map.of(
                "fragment",
                id(fragment).toString(),
                "with",
                id(with).toString(),
                "rule",
                "name",
                "bits",
                8.0,
                "priority",
                10_000,
                "refused_by",
                "separated by a person");
    }

    private static Map<String, Object> possible(int fragment, int with) {
        return Map.of(
                "fragment",
                id(fragment).toString(),
                "with",
                id(with).toString(),
                "rule",
                "name",
                "bits",
                3.0);
    }
}
