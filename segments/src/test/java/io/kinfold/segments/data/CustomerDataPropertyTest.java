package io.kinfold.segments.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.GoldenValue;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.TableAccess;
import io.kinfold.store.FragmentStore;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Customer data against a model that scans all events, while profiles come, merge, split and go. */
class CustomerDataPropertyTest {
    @Provide
    Arbitrary<List<Shop.Operation>> operations() {
        return Shop.operations();
    }

    @Property(tries = 1_000)
    void data_anyOperations_holdWhatAScanFinds(
            @ForAll("operations") List<Shop.Operation> operations) {
        FragmentStore store = FragmentStore.inMemory();
        try (IdentityGraph graph = graph(store)) {
            CustomerData data = CustomerData.of(Shop.SCHEMA);
            data.follow(graph);
            NaiveData naive = new NaiveData(graph, store);
            for (Shop.Operation operation : operations) {
                apply(operation, graph, data, naive);
            }
            check(data, naive, graph);
        }
    }

    @Property(tries = 500)
    void data_anyOrder_areTheSame(
            @ForAll("operations") List<Shop.Operation> operations, @ForAll Random random) {
        List<Shop.Operation> some = operations.stream()
                .filter(o -> o instanceof Shop.Ingest
                        || o instanceof Shop.Track
                        || o instanceof Shop.Decide
                        || o instanceof Shop.Compact
                        || o instanceof Shop.Look)
                .toList();
        List<Shop.Operation> shuffled = new ArrayList<>(some);
        Collections.shuffle(shuffled, random);
        assertThat(contents(shuffled)).isEqualTo(contents(some));
    }

    private static IdentityGraph graph(FragmentStore store) {
        return IdentityGraph.builder()
                .configuration(Shop.configurations().get(0))
                .store(store)
                .build();
    }

    private static Object contents(List<Shop.Operation> operations) {
        FragmentStore store = FragmentStore.inMemory();
        try (IdentityGraph graph = graph(store)) {
            CustomerData data = CustomerData.of(Shop.SCHEMA);
            data.follow(graph);
            NaiveData naive = new NaiveData(graph, store);
            operations.forEach(operation -> apply(operation, graph, data, naive));
            DataStatistics statistics = data.statistics();
            return List.of(
                    canonical(Tables.events(data, "purchase")),
                    canonical(Tables.events(data, "view")),
                    Tables.attribute(data, "points"),
                    statistics.flaws(),
                    statistics.waiting(),
                    statistics.ofNobody());
        }
    }

    private static void apply(
            Shop.Operation operation, IdentityGraph graph, CustomerData data, NaiveData naive) {
        if (operation instanceof Shop.Ingest ingest) {
            graph.ingest(ingest.fragment());
        } else if (operation instanceof Shop.Retract retract) {
            graph.retract(retract.id());
        } else if (operation instanceof Shop.Decide decide) {
            graph.decide(decide.decision());
        } else if (operation instanceof Shop.ExpireAsOf expire) {
            graph.expireAsOf(expire.at());
        } else if (operation instanceof Shop.Reconfigure reconfigure) {
            graph.reconfigure(Shop.configurations().get(reconfigure.configuration()));
        } else if (operation instanceof Shop.Erase erase) {
            data.refresh();
            naive.erase(new ProfileId(erase.id()));
            graph.erase(new ProfileId(erase.id()));
        } else if (operation instanceof Shop.Look) {
            check(data, naive, graph);
        } else {
            applyToData(operation, data, naive, graph);
        }
    }

    private static void applyToData(
            Shop.Operation operation, CustomerData data, NaiveData naive, IdentityGraph graph) {
        if (operation instanceof Shop.Track track) {
            data.trackAll(track.events());
            track.events().forEach(naive::track);
        } else if (operation instanceof Shop.EraseEvents erase) {
            data.erase(erase.identifier());
            naive.erase(erase.identifier());
        } else if (operation instanceof Shop.Compact) {
            data.compact();
        } else if (operation instanceof Shop.Tag tag) {
            ProfileId id = new ProfileId(tag.id());
            Optional<Profile> profile = graph.profile(id).filter(p -> p.id().equals(id));
            assertThat(data.tag(id, tag.tag(), Instant.EPOCH, Optional.empty()))
                    .isEqualTo(profile.isPresent());
            profile.ifPresent(p -> naive.tag(p.id(), tag.tag()));
        } else if (operation instanceof Shop.Untag untag) {
            ProfileId id = new ProfileId(untag.id());
            Optional<Profile> profile = graph.profile(id).filter(p -> p.id().equals(id));
            boolean had = profile.map(p -> naive.tags(p).contains(untag.tag())).orElse(false);
            assertThat(data.untag(id, untag.tag())).isEqualTo(had);
            profile.ifPresent(p -> naive.untag(p, untag.tag()));
        }
    }

    private static void check(CustomerData data, NaiveData naive, IdentityGraph graph) {
        for (String kind : List.of("purchase", "view")) {
            Map<ProfileId, List<Tables.Row>> events = Tables.events(data, kind);
            events.values().forEach(CustomerDataPropertyTest::checkNewestFirst);
            assertThat(canonical(events)).isEqualTo(naive.events(kind));
        }
        DataStatistics statistics = data.statistics();
        assertThat(List.of(statistics.attributed(), statistics.waiting(), statistics.ofNobody()))
                .as("attributed, waiting, of nobody")
                .isEqualTo(naive.census());
        assertThat(List.of(statistics.erased(), statistics.rejected(), statistics.repeated()))
                .as("erased, rejected, repeated")
                .isEqualTo(List.of(
                        (long) naive.erased(), (long) naive.rejected(), (long) naive.repeated()));
        checkProfiles(data, naive, graph);
    }

    private static void checkProfiles(CustomerData data, NaiveData naive, IdentityGraph graph) {
        Map<ProfileId, Object> cities = new TreeMap<>();
        Map<ProfileId, Object> points = new TreeMap<>();
        int bad = 0;
        for (Profile profile : graph.profiles().toList()) {
            GoldenValue city = profile.goldenRecord().get("city");
            GoldenValue point = profile.goldenRecord().get("points");
            if (city != null) {
                cities.put(profile.id(), city.value());
            }
            if (point != null && !point.value().equals("many")) {
                points.put(profile.id(), Long.parseLong(point.value()));
            }
            bad += point != null && point.value().equals("many") ? 1 : 0;
            assertThat(data.tags(profile.id(), Instant.EPOCH)).isEqualTo(naive.tags(profile));
            TableAccess.read(data, table -> {
                for (String namespace : List.of("line", "phone")) {
                    assertThat(table.identity(namespace).test(table.row(profile.id())))
                            .isEqualTo(profile.identifiers().stream()
                                    .anyMatch(i -> i.namespace().equals(namespace)));
                }
                return true;
            });
        }
        assertThat(Tables.attribute(data, "city")).isEqualTo(cities);
        assertThat(Tables.attribute(data, "points")).isEqualTo(points);
        assertThat(data.statistics().badAttributes().getOrDefault("points", 0)).isEqualTo(bad);
        assertThat(data.statistics().profiles()).isEqualTo(graph.profileIds().size());
    }

    private static void checkNewestFirst(List<Tables.Row> rows) {
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).at()).isLessThanOrEqualTo(rows.get(i - 1).at());
        }
    }

    private static Map<ProfileId, List<Tables.Row>> canonical(
            Map<ProfileId, List<Tables.Row>> events) {
        events.values().forEach(rows -> rows.sort(NaiveData.NEWEST_FIRST));
        return events;
    }
}
