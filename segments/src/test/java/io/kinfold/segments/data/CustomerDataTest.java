package io.kinfold.segments.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.CodeColumn;
import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.column.TableAccess;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of events, values and tags as profiles come, merge, split and go. */
class CustomerDataTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Schema SCHEMA = Schema.builder()
            .attribute("city", ValueType.text())
            .attribute("spend", ValueType.decimal(2))
            .event(
                    "purchase",
                    e -> e.field("amount", ValueType.decimal(2))
                            .field("category", ValueType.text()))
            .identity("line")
            .identity("member")
            .build();

    private final CustomerData data = CustomerData.of(SCHEMA);

    private static Configuration lineAndMember() {
        return Configuration.builder()
                .namespace(Namespace.builder("member")
                        .priority(1)
                        .normalizer(Normalizer.digits())
                        .build())
                .namespace(Namespace.builder("line").priority(2).block("0").build())
                .build();
    }

    private static Fragment.Builder crm(int key) {
        return Fragment.builder("crm", "" + key).observedAt(MARCH.plusSeconds(key));
    }

    private static ProfileId profile(int key) {
        return new ProfileId(FragmentId.of("crm", "" + key));
    }

    private static Event purchase(String namespace, String value, String amount) {
        return Event.builder("purchase")
                .identifier(namespace, value)
                .at(MARCH)
                .field("amount", amount)
                .build();
    }

    private List<String> amounts(ProfileId id) {
        return TableAccess.read(data, table -> {
            List<String> amounts = new ArrayList<>();
            EventTable events = table.events("purchase");
            LongColumn amount = (LongColumn) events.field("amount");
            int row = table.row(id);
            if (events.isScattered(row)) {
                for (int position : events.scattered(row)) {
                    amounts.add("" + amount.value(position));
                }
            } else {
                for (int i = events.start(row); i < events.end(row); i++) {
                    amounts.add("" + amount.value(i));
                }
            }
            return amounts.stream().sorted().toList();
        });
    }

    @Test
    void put_byHand_showsAttributesIdentitiesAndEvents() {
        data.track(purchase("line", "U1", "2.50"));
        data.put(
                profile(1),
                List.of(Identifier.of("line", "U1")),
                Map.of("city", List.of("Taipei"), "spend", List.of("10")));
        TableAccess.read(data, table -> {
            int row = table.row(profile(1));
            CodeColumn city = (CodeColumn) table.attribute("city");
            assertThat(city.dictionary().value(city.code(row))).isEqualTo("Taipei");
            assertThat(((LongColumn) table.attribute("spend")).value(row)).isEqualTo(1_000);
            assertThat(table.identity("line").test(row)).isTrue();
            assertThat(table.identity("member").test(row)).isFalse();
            assertThat(table.id(row)).isEqualTo(profile(1));
            return row;
        });
        assertThat(amounts(profile(1))).containsExactly("250");
    }

    @Test
    void track_onGraph_followsMergeAndSplit() {
        try (IdentityGraph graph = IdentityGraph.of(lineAndMember())) {
            data.follow(graph);
            graph.ingest(crm(1).identifier("line", "U1").build());
            graph.ingest(crm(2).identifier("member", "00-2").build());
            assertThat(data.track(purchase("line", "U1", "1")).outcome())
                    .isEqualTo(Tracked.Outcome.ATTRIBUTED);
            data.track(purchase("member", "0-02", "2"));
            assertThat(data.track(purchase("line", "U9", "9")).outcome())
                    .isEqualTo(Tracked.Outcome.WAITING);
            assertThat(data.track(purchase("line", "0", "8")).outcome())
                    .isEqualTo(Tracked.Outcome.OF_NOBODY);
            assertThat(amounts(profile(1))).containsExactly("100");
            assertThat(amounts(profile(2))).containsExactly("200");

            graph.ingest(
                    crm(3).identifier("line", "U1").identifier("member", "002").build());
            assertThat(amounts(profile(1))).containsExactly("100", "200");
            graph.retract(FragmentId.of("crm", "3"));
            assertThat(amounts(profile(1))).containsExactly("100");
            assertThat(amounts(profile(2))).containsExactly("200");
            assertThat(data.statistics().waiting()).isEqualTo(1);
            assertThat(data.statistics().ofNobody()).isEqualTo(1);
            assertThat(data.statistics().attributed()).isEqualTo(2);
        }
    }

    @Test
    void tag_profileThatMerges_goesWithItsFounder() {
        try (IdentityGraph graph = IdentityGraph.of(lineAndMember())) {
            data.follow(graph);
            graph.ingest(crm(1).identifier("line", "U1").build());
            graph.ingest(crm(2).identifier("line", "U2").build());
            assertThat(data.tag(profile(2), "vip", MARCH, Optional.of(MARCH.plusSeconds(9))))
                    .isTrue();
            graph.join(FragmentId.of("crm", "1"), FragmentId.of("crm", "2"), "ann");
            assertThat(data.tags(profile(1), MARCH.plusSeconds(8))).containsExactly("vip");
            assertThat(data.tags(profile(1), MARCH.plusSeconds(9))).isEmpty();
            graph.separate(FragmentId.of("crm", "1"), FragmentId.of("crm", "2"), "ann");
            assertThat(data.tags(profile(1), MARCH)).isEmpty();
            assertThat(data.tags(profile(2), MARCH)).containsExactly("vip");
        }
    }

    @Test
    void track_flaws_areToldAndCountedAndTheEventKeptIfItCanBe() {
        Tracked tracked = data.track(Event.builder("purchase")
                .identifier("line", "U1")
                .at(MARCH)
                .field("amount", "1.999")
                .field("colour", "red")
                .field("category", "tea")
                .build());
        Flaw amount = new Flaw(Flaw.Kind.BAD_VALUE, "purchase.amount");
        Flaw colour = new Flaw(Flaw.Kind.UNKNOWN_FIELD, "purchase.colour");
        assertThat(tracked)
                .isEqualTo(new Tracked(Tracked.Outcome.WAITING, List.of(amount, colour)));
        Flaw refund = new Flaw(Flaw.Kind.UNKNOWN_EVENT, "refund");
        assertThat(data.track(Event.builder("refund")
                        .identifier("line", "U1")
                        .at(MARCH)
                        .build()))
                .isEqualTo(new Tracked(Tracked.Outcome.REJECTED, List.of(refund)));
        assertThat(data.track(purchase("line", " ", "1")).flaws())
                .containsExactly(new Flaw(Flaw.Kind.BAD_IDENTIFIER, "line"));
        assertThat(data.track(Event.builder("purchase")
                                .identifier("line", "U1")
                                .at(Instant.MAX)
                                .build())
                        .flaws())
                .containsExactly(new Flaw(Flaw.Kind.BAD_INSTANT, "purchase"));
        DataStatistics statistics = data.statistics();
        assertThat(statistics.flaws()).containsEntry(amount, 1L).containsEntry(colour, 1L);
        assertThat(statistics.rejected()).isEqualTo(3);
        assertThat(statistics.events()).isEqualTo(Map.of("purchase", 1));
    }

    @Test
    void track_idThatCameBefore_isCountedOnceForEachKind() {
        Event order = Event.builder("purchase")
                .id("o-1")
                .identifier("line", "U1")
                .at(MARCH)
                .build();
        assertThat(data.trackAll(List.of(order, order)))
                .extracting(Tracked::outcome)
                .containsExactly(Tracked.Outcome.WAITING, Tracked.Outcome.REPEATED);
        assertThat(data.statistics().repeated()).isEqualTo(1);
        assertThat(data.statistics().waiting()).isEqualTo(1);
    }

    @Test
    void put_identifierOfAnother_takesItAndItsEvents() {
        data.put(profile(1), List.of(Identifier.of("line", "U1")), Map.of());
        data.track(purchase("line", "U1", "1"));
        data.put(profile(2), List.of(Identifier.of("line", "U1")), Map.of());
        assertThat(amounts(profile(1))).isEmpty();
        assertThat(amounts(profile(2))).containsExactly("100");
        assertThat(data.remove(profile(2))).isTrue();
        assertThat(data.remove(profile(2))).isFalse();
        assertThat(data.statistics().waiting()).isEqualTo(1);
    }

    @Test
    void put_badValue_isMissingAndCountedUntilItIsMended() {
        data.put(profile(1), List.of(), Map.of("spend", List.of("much"), "x", List.of("y")));
        assertThat(data.statistics().badAttributes()).isEqualTo(Map.of("spend", 1));
        data.put(profile(1), List.of(), Map.of("spend", List.of("2")));
        assertThat(data.statistics().badAttributes()).isEmpty();
        assertThat(Tables.attribute(data, "spend")).isEqualTo(Map.of(profile(1), 200L));
        data.put(profile(1), List.of(), Map.of());
        assertThat(Tables.attribute(data, "spend")).isEmpty();
    }

    @Test
    void follow_eventsFromBefore_areNormalizedAndAttributed() {
        data.track(purchase("member", "0-1", "1"));
        try (IdentityGraph graph = IdentityGraph.of(lineAndMember())) {
            graph.ingest(crm(1).identifier("member", "01").build());
            data.follow(graph);
            assertThat(amounts(profile(1))).containsExactly("100");
            assertThatIllegalStateException()
                    .isThrownBy(() -> data.follow(graph))
                    .withMessageContaining("follow a graph already");
        }
    }

    @Test
    void erase_profileOfTheGraph_takesItsEventsAndTagsForGood() {
        try (IdentityGraph graph = IdentityGraph.of(lineAndMember())) {
            data.follow(graph);
            graph.ingest(crm(1).identifier("line", "U1").build());
            Event order = Event.builder("purchase")
                    .id("o-1")
                    .identifier("line", "U1")
                    .at(MARCH)
                    .build();
            data.track(order);
            data.tag(profile(1), "vip", MARCH, Optional.empty());
            graph.erase(profile(1));
            assertThat(data.statistics().erased()).isEqualTo(1);
            assertThat(data.statistics().events()).isEqualTo(Map.of("purchase", 0));
            assertThat(data.track(order).outcome()).isEqualTo(Tracked.Outcome.REPEATED);
            graph.ingest(crm(2).identifier("line", "U1").build());
            assertThat(amounts(profile(2))).isEmpty();
            assertThat(data.tags(profile(2), MARCH)).isEmpty();
        }
    }

    @Test
    void erase_normalFormsChangedSinceTheRefresh_takesWhatIsTheIdentifiersNow() {
        Configuration exact = Configuration.builder()
                .namespace(Namespace.builder("member")
                        .normalizer(Normalizer.exact())
                        .build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(exact)) {
            data.follow(graph);
            data.track(purchase("member", "1-2", "1"));
            graph.reconfigure(lineAndMember());

            assertThat(data.erase(Identifier.of("member", "12"))).isEqualTo(1);
        }
    }

    @Test
    void erase_profileThatGainedAnIdentifierSinceTheRefresh_takesItsEventsToo() {
        try (IdentityGraph graph = IdentityGraph.of(lineAndMember())) {
            data.follow(graph);
            data.track(purchase("line", "U1", "1"));
            graph.ingest(crm(1).identifier("line", "U1").build());
            graph.erase(profile(1));
            graph.ingest(crm(2).identifier("line", "U1").build());
            data.track(purchase("line", "U1", "2"));

            assertThat(data.statistics().erased()).isEqualTo(1);
            assertThat(amounts(profile(2))).containsExactly("200");
        }
    }

    @Test
    void erase_identifierThatWentToAnotherSinceTheRefresh_keepsItsEvents() {
        try (IdentityGraph graph = IdentityGraph.of(lineAndMember())) {
            data.follow(graph);
            graph.ingest(crm(1).identifier("line", "U1").build());
            data.track(purchase("line", "U1", "1"));
            graph.ingest(Fragment.builder("crm", "1")
                    .observedAt(MARCH.plusSeconds(1_000_000))
                    .identifier("member", "9")
                    .build());
            graph.ingest(crm(2).identifier("line", "U1").build());
            graph.erase(profile(1));

            assertThat(amounts(profile(2))).containsExactly("100");
            assertThat(data.statistics().erased()).isZero();
        }
    }

    @Test
    void compact_afterAnErasure_forgetsTheTextsOfTheErasedOnly() {
        try (IdentityGraph graph = IdentityGraph.of(lineAndMember())) {
            data.follow(graph);
            graph.ingest(
                    crm(1).identifier("line", "U1").attribute("city", "Taipei").build());
            graph.ingest(
                    crm(2).identifier("line", "U2").attribute("city", "Tainan").build());
            data.track(purchase("line", "U1", "1"));
            graph.erase(profile(1));
            data.compact();
            TableAccess.read(data, table -> {
                CodeColumn city = (CodeColumn) table.attribute("city");
                assertThat(values(city)).containsExactly("Tainan");
                return true;
            });
            assertThat(Tables.attribute(data, "city")).isEqualTo(Map.of(profile(2), "Tainan"));
            graph.ingest(
                    crm(3).identifier("line", "U3").attribute("city", "Taipei").build());
            assertThat(Tables.attribute(data, "city"))
                    .isEqualTo(Map.of(profile(2), "Tainan", profile(3), "Taipei"));
        }
    }

    private static List<Object> values(CodeColumn column) {
        List<Object> values = new ArrayList<>();
        for (int code = 1; code < column.dictionary().size(); code++) {
            if (column.dictionary().value(code) != null) {
                values.add(column.dictionary().value(code));
            }
        }
        return values;
    }

    @Test
    void toString_data_holdNoValues() {
        Event event = purchase("line", "secret", "1");
        assertThat(event.toString()).doesNotContain("secret").contains("amount");
        data.put(profile(1), List.of(), Map.of());
        assertThat(data).hasToString("CustomerData[1 profiles]");
    }
}
