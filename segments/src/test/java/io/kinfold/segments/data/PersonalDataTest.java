package io.kinfold.segments.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.PersonalData;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.store.EventLog;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PersonalDataTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final ProfileId LIN = new ProfileId(FragmentId.of("crm", "1"));
    private static final Schema SCHEMA = Schema.builder()
            .attribute("birthday", ValueType.anniversary())
            .attribute("joined", ValueType.date())
            .attribute("likes", ValueType.textSet())
            .event(
                    "purchase",
                    e -> e.field("amount", ValueType.decimal(2)).field("gift", ValueType.bool()))
            .identity("line")
            .build();

    private static IdentityGraph graph() {
        IdentityGraph graph = IdentityGraph.of(
                Configuration.builder().namespace(Namespace.of("line")).build());
        graph.ingest(Fragment.builder("crm", "1")
                .observedAt(MARCH)
                .identifier("line", "U1")
                .attribute("birthday", "05-03")
                .attribute("joined", "2020-02-29")
                .attribute("likes", "tea", "books")
                .build());
        return graph;
    }

    private static void fill(CustomerData data) {
        data.track(Event.builder("purchase")
                .identifier("line", "U1")
                .at(MARCH)
                .field("amount", "250.50")
                .field("gift", true)
                .build());
        data.tag(LIN, "vip", MARCH, Optional.of(MARCH.plusSeconds(60)));
    }

    @Test
    void personalData_followedGraph_tellItsSectionsAndThenOnesOwn() {
        try (IdentityGraph graph = graph()) {
            CustomerData data = CustomerData.of(SCHEMA);
            data.follow(graph);
            fill(data);
            PersonalData told = data.personalData(LIN).orElseThrow();

            assertThat(told.sections())
                    .containsAllEntriesOf(graph.personalData(LIN).orElseThrow().sections());
            assertThat(told.sections().keySet()).endsWith("namespaces", "traits", "events", "tags");
            assertThat(told.sections().get("traits"))
                    .isEqualTo(Map.of(
                            "birthday", "05-03",
                            "joined", "2020-02-29",
                            "likes", List.of("tea")));
            checkEventAndTag(told);
        }
    }

    private static void checkEventAndTag(PersonalData told) {
        assertThat(told.sections().get("events"))
                .isEqualTo(List.of(Map.of(
                        "type", "purchase",
                        "namespace", "line",
                        "scope", "",
                        "identifier", "U1",
                        "at", "2026-03-01T00:00:00Z",
                        "fields", Map.of("amount", new BigDecimal("250.50"), "gift", true))));
        assertThat(told.sections().get("tags"))
                .isEqualTo(List.of(Map.of(
                        "fragment", "crm:1",
                        "tag", "vip",
                        "from", "2026-03-01T00:00:00Z",
                        "until", "2026-03-01T00:01:00Z")));
    }

    @Test
    void personalData_profilePutByHand_tellWhatWasPut() {
        CustomerData data = CustomerData.of(SCHEMA);
        data.put(
                LIN, List.of(Identifier.of("line", "U1")), Map.of("joined", List.of("2020-02-29")));
        fill(data);
        PersonalData told = data.personalData(LIN).orElseThrow();

        assertThat(told.profile().identifiers()).containsExactly(Identifier.of("line", "U1"));
        assertThat(told.sections().get("traits")).isEqualTo(Map.of("joined", "2020-02-29"));
        checkEventAndTag(told);
    }

    @Test
    void personalData_dataWithALog_tellEventsAsTheyWereSent() {
        try (IdentityGraph graph = graph()) {
            CustomerData data =
                    CustomerData.builder(SCHEMA).log(EventLog.inMemory()).build();
            data.follow(graph);
            data.track(Event.builder("purchase")
                    .id("o-1")
                    .identifier("line", "U1")
                    .at(MARCH)
                    .field("shop", "Tainan")
                    .field("on", LocalDate.EPOCH)
                    .build());
            data.track(
                    Event.builder("purchase").identifier("line", "U2").at(MARCH).build());
            data.tag(LIN, "vip", MARCH, Optional.empty());
            data.tag(LIN, "gone", MARCH, Optional.empty());
            data.untag(LIN, "gone");
            Map<String, Object> told = data.personalData(LIN).orElseThrow().sections();

            assertThat(told.get("events"))
                    .isEqualTo(List.of(Map.of(
                            "type", "purchase",
                            "id", "o-1",
                            "namespace", "line",
                            "scope", "",
                            "identifier", "U1",
                            "at", "2026-03-01T00:00:00Z",
                            "fields", Map.of("shop", "Tainan", "on", "1970-01-01"))));
            assertThat(told.get("tags"))
                    .isEqualTo(List.of(Map.of(
                            "fragment", "crm:1", "tag", "vip", "from", "2026-03-01T00:00:00Z")));
        }
    }

    @Test
    void personalData_erasedCustomer_areEmpty() {
        try (IdentityGraph graph = graph()) {
            CustomerData data = CustomerData.of(SCHEMA);
            data.follow(graph);
            fill(data);
            graph.erase(LIN);
            assertThat(data.personalData(LIN)).isEmpty();
        }
        assertThat(CustomerData.of(SCHEMA).personalData(LIN)).isEmpty();
    }
}
