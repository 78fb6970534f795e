package io.kinfold.segments.data;

import static org.assertj.core.api.Assertions.assertThat;

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
}
