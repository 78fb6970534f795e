package io.kinfold.segments.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SegmentCatalogTest {
    @Test
    void parse_file_resolvesReferencesZonesAndMacros() {
        SegmentCatalog catalog = SegmentCatalog.parse(Shop.SCHEMA, """
                define recent(d) := did purchase in last :d days;
                segment best: zone 'Asia/Taipei' := in segment 'vip' and recent(30);
                segment vip := tier = 'vip' and total_spend > :least;
                """);

        assertThat(catalog.segments().keySet()).containsExactly("best", "vip");
        Segment best = catalog.segment("best").orElseThrow();
        assertThat(best.text()).isEqualTo("in segment 'vip' and did purchase in last 30 days");
        assertThat(best.zone()).contains(ZoneId.of("Asia/Taipei"));
        assertThat(best.name()).contains("best");
        assertThat(best.references()).containsOnlyKeys("vip");
        assertThat(best.references().get("vip")).isSameAs(catalog.segment("vip").orElseThrow());
        assertThat(best.parameters()).containsExactly("least");
        assertThat(catalog.segment("worst")).isEmpty();
    }

    @Test
    void builder_textJsonAndTree_giveOneCatalog() {
        Segment gold = Segment.parse(Shop.SCHEMA, "tier = 'gold'");
        SegmentCatalog catalog = SegmentCatalog.builder(Shop.SCHEMA)
                .add("text", "tier = 'gold'")
                .addJson("json", gold.json())
                .add("tree", gold.expression())
                .zone("tree", ZoneId.of("UTC"))
                .build();

        assertThat(catalog.segments().values().stream().map(Segment::hash).distinct())
                .containsExactly(gold.hash());
        assertThat(catalog.segment("tree").orElseThrow().zone()).contains(ZoneId.of("UTC"));
        assertThat(catalog.schema()).isSameAs(Shop.SCHEMA);
    }

    @Test
    void build_circle_isNamedWithItsPath() {
        SegmentCatalog.Builder builder = SegmentCatalog.builder(Shop.SCHEMA)
                .add("start", "in segment 'a'")
                .add("a", "tier = 'vip' and in segment 'b'")
                .add("b", "not in segment 'a'")
                .add("self", "in segment 'self'");

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        SegmentException.class,
                        e -> assertThat(e.problems())
                                .extracting(SegmentProblem::code, SegmentProblem::message)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple(
                                                "SEG-402",
                                                "segment 'b': the segments name each other in a circle: a -> b"
                                                        + " -> a; take one of these references out"),
                                        org.assertj.core.groups.Tuple.tuple(
                                                "SEG-402",
                                                "segment 'self': the segments name each other in a circle: self"
                                                        + " -> self; take one of these references out")));
    }

    @Test
    void build_unknownSegment_isNamedWithTheNearest() {
        List<SegmentProblem> problems = SegmentCatalog.builder(Shop.SCHEMA)
                .add("vip", "tier = 'vip'")
                .add("a", "in segment 'vpi'")
                .add("b", "in segment 'nobody'")
                .validate();

        assertThat(problems)
                .extracting(SegmentProblem::message)
                .containsExactly(
                        "segment 'a': there is no segment 'vpi'; did you mean 'vip'?",
                        "segment 'b': there is no segment 'nobody'; known are 'vip', 'a', 'b'");
        assertThat(problems.get(0).toString())
                .isEqualTo(
                        "1:12: SEG-401 segment 'a': there is no segment 'vpi'; did you mean 'vip'?"
                                + System.lineSeparator() + "in segment 'vpi'\n           ^^^^^");
    }

    @Test
    void build_chain_mayHaveEightSteps() {
        assertThat(chain(8).validate()).isEmpty();
        assertThat(chain(9).validate()).extracting(SegmentProblem::code).containsExactly("SEG-403");
    }

    @Test
    void parse_longestChainOfAFile_isRefusedWithoutOverflow() {
        String file = IntStream.range(0, 20_000)
                .mapToObj(i -> "segment s" + i + " := in segment 's" + (i + 1) + "';")
                .collect(Collectors.joining("\n"));

        assertThat(SegmentCatalog.validate(Shop.SCHEMA, file + "\nsegment s20000 := tier = 'vip';"))
                .extracting(SegmentProblem::code)
                .contains("SEG-403")
                .doesNotContain("SEG-401", "SEG-402");
    }

    @Test
    void build_problemsOfSeveralSegments_areAllNamed() {
        assertThat(SegmentCatalog.builder(Shop.SCHEMA)
                        .add("a", "teir = 'gold'")
                        .add("b", "tier = ")
                        .addJson("c", "{}")
                        .validate())
                .extracting(SegmentProblem::message)
                .hasSize(4)
                .allMatch(message -> message.matches("(?s)segment '[abc]': .*"));
    }

    @Test
    void validate_file_tellsPlacesOfTheFile() {
        assertThat(SegmentCatalog.validate(
                        Shop.SCHEMA, "segment a := tier = 'vip';\nsegment b := teir = 'gold';"))
                .extracting(SegmentProblem::toString)
                .containsExactly("2:14: SEG-101 segment 'b': unknown attribute 'teir'; did you mean"
                        + " 'tier'?" + System.lineSeparator()
                        + "segment b := teir = 'gold';\n             ^^^^");
    }

    @Test
    void add_nameTwice_isRefused() {
        SegmentCatalog.Builder builder =
                SegmentCatalog.builder(Shop.SCHEMA).add("a", "tier = 'vip'");

        assertThatThrownBy(() -> builder.add("a", "tier = 'gold'"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the segment 'a' is defined twice; rename one");
        assertThatThrownBy(() -> builder.zone("b", ZoneId.of("UTC")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not there");
    }

    private static SegmentCatalog.Builder chain(int steps) {
        SegmentCatalog.Builder builder = SegmentCatalog.builder(Shop.SCHEMA);
        IntStream.range(0, steps)
                .forEach(i -> builder.add("s" + i, "in segment 's" + (i + 1) + "'"));
        return builder.add("s" + steps, "tier = 'vip'");
    }
}
