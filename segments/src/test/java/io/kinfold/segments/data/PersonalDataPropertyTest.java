package io.kinfold.segments.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.PersonalData;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.EventLog;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The right of access: a customer's data hold his events and nobody else's. */
class PersonalDataPropertyTest {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012)
            .getSchema(PersonalData.jsonSchema());

    @Provide
    Arbitrary<List<Fragment>> fragments() {
        return Shop.fragments().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Shop.events().list().ofMaxSize(12);
    }

    @Property(tries = 500)
    void personalData_anyCustomers_tellEachHisEventsAndNoOthers(
            @ForAll("fragments") List<Fragment> fragments,
            @ForAll("events") List<Event> events,
            @ForAll boolean logged) {
        try (IdentityGraph graph = IdentityGraph.of(Shop.configurations().get(0))) {
            CustomerData.Builder builder = CustomerData.builder(Shop.SCHEMA);
            CustomerData data = (logged ? builder.log(EventLog.inMemory()) : builder).build();
            data.follow(graph);
            data.trackAll(events);
            graph.ingestAll(fragments);
            List<Event> kept = kept(events);
            for (Profile profile : graph.profiles().toList()) {
                PersonalData told = data.personalData(profile.id()).orElseThrow();

                assertThat(told.profile()).isEqualTo(profile);
                assertThat(toldEvents(told))
                        .containsExactlyInAnyOrderElementsOf(
                                ofProfile(kept, profile.id(), graph, logged));
                assertThat(SCHEMA.validate(told.toJson(), InputFormat.JSON)).isEmpty();
            }
        }
    }

    private static List<Event> kept(List<Event> events) {
        List<Event> kept = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Event event : events) {
            boolean usable = Shop.SCHEMA.event(event.type()).isPresent()
                    && !event.identifier().value().isBlank();
            if (usable && event.id().map(id -> ids.add(event.type() + id)).orElse(true)) {
                kept.add(event);
            }
        }
        return kept;
    }

    /** Without a log only fields of the schema are kept. */
    private static List<Object> ofProfile(
            List<Event> events, ProfileId profile, IdentityGraph graph, boolean logged) {
        return events.stream()
                .filter(event -> graph.profileId(event.identifier()).equals(Optional.of(profile)))
                .map(event -> (Object) List.of(
                        event.type(),
                        event.identifier().namespace(),
                        event.identifier().scope(),
                        event.identifier().value(),
                        event.at().toString(),
                        logged || event.type().equals("purchase")
                                ? event.fields().getOrDefault("category", "")
                                : ""))
                .toList();
    }

    private static List<Object> toldEvents(PersonalData told) {
        List<Object> events = new ArrayList<>();
        for (Object one : (List<?>) told.sections().get("events")) {
            Map<?, ?> event = (Map<?, ?>) one;
            Object category = ((Map<?, ?>) event.get("fields")).get("category");
            events.add(List.of(
                    event.get("type"),
                    event.get("namespace"),
                    event.get("scope"),
                    event.get("identifier"),
                    event.get("at"),
                    category == null ? "" : category));
        }
        return events;
    }
}
