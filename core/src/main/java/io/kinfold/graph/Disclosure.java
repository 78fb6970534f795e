package io.kinfold.graph;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Link;
import io.kinfold.profile.PersonalData;
import io.kinfold.profile.Profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells everything that a graph keeps about one profile. Of other profiles it names fragments, where a refused or possible
 * link or a decision leads to them, and no value. Writes nothing; under the lock.
 */
final class Disclosure {
    private final Engine engine;
    private final Explainer explainer;
    private final Profile profile;
    private final int founder;
    private final Set<FragmentId> own;

    Disclosure(Engine engine, Profile profile, int founder) {
        this.engine = engine;
        this.profile = profile;
        this.founder = founder;
        explainer = new Explainer(engine);
        own = new HashSet<>(profile.fragments());
    }

    PersonalData personalData() {
        List<Fragment> fragments = profile.fragments().stream()
                .map(id -> engine.payload(engine.components().fragments().find(id)))
                .toList();
        return PersonalData.of(profile)
                .with("fragments", fragments.stream().map(this::fragment).toList())
                .with(
                        "links",
                        explainer.explain(profile, founder).links().stream()
                                .map(this::link)
                                .toList())
                .with(
                        "refused_links",
                        explainer.refusedAbout(founder).stream()
                                .map(this::refused)
                                .toList())
                .with("possible_links", possible())
                .with("decisions", decisions())
                .with("namespaces", namespaces(fragments));
    }

    private Map<String, Object> fragment(Fragment fragment) {
        FragmentTable table = engine.components().fragments();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", fragment.id().toString());
        told.put(
                "first_observed_at", FragmentTable.instant(table.first(table.find(fragment.id()))));
        told.put("observed_at", fragment.observedAt());
        told.put("identifiers", PersonalData.identifiers(fragment.identifiers()));
        told.put("attributes", fragment.attributes());
        return told;
    }

    private Map<String, Object> link(Link link) {
        Map<String, Object> told = ends(link);
        if (link.evidence() instanceof Evidence.Resemblance resemblance) {
            told.put(
                    "contributions",
                    resemblance.contributions().stream()
                            .map(part -> {
                                Map<String, Object> contribution = new LinkedHashMap<>();
                                contribution.put("comparison", part.comparison());
                                contribution.put("level", part.level());
                                contribution.put("bits", part.bits());
                                return contribution;
                            })
                            .toList());
        }
        return told;
    }

    /** Leaves out what a weight is made of: how the other compares says something of the other. */
    private Map<String, Object> refused(Link link) {
        Map<String, Object> told = ends(link);
        link.refusedBy().ifPresent(guard -> told.put("refused_by", guard.describe()));
        return told;
    }

    /** Tells what a link joins, this profile's end first, and by what. */
    private Map<String, Object> ends(Link link) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (link.evidence() instanceof Evidence.SharedKey key) {
            told.put("fragment", link.fragment().toString());
            told.put("rule", key.rule());
            told.put("scope", key.scope());
            told.put("value", key.value());
            told.put("priority", key.priority());
        } else if (link.evidence() instanceof Evidence.Resemblance pair) {
            pair(told, link.fragment(), pair.other());
            told.put("rule", pair.rule());
            told.put("bits", pair.bits());
            told.put("priority", pair.priority());
        } else if (link.evidence() instanceof Evidence.Judgement judgement) {
            pair(told, link.fragment(), judgement.other());
            told.put("rule", judgement.rule());
            told.put("by", judgement.by());
        }
        return told;
    }

    private void pair(Map<String, Object> told, FragmentId one, FragmentId other) {
        boolean first = own.contains(one);
        told.put("fragment", (first ? one : other).toString());
        told.put("with", (first ? other : one).toString());
    }

    private List<Map<String, Object>> possible() {
        List<Map<String, Object>> possible = new ArrayList<>();
        for (FragmentId id : profile.fragments()) {
            List<Map<String, Object>> ofOne = new ArrayList<>();
            for (FuzzyIndex index : engine.fuzzy().indexes()) {
                index.eachPossible(engine.components().fragments().find(id), (one, other, bits) -> {
                    FragmentId with = engine.components().fragments().id(other);
                    if (!own.contains(with)) {
                        Map<String, Object> told = new LinkedHashMap<>();
                        pair(told, id, with);
                        told.put("rule", index.rule().name());
                        told.put("bits", bits);
                        ofOne.add(told);
                    }
                });
            }
            ofOne.sort(Comparator.comparing((Map<String, Object> told) ->
                            FragmentId.parse(String.valueOf(told.get("with"))))
                    .thenComparing(told -> String.valueOf(told.get("rule"))));
            possible.addAll(ofOne);
        }
        return possible;
    }

    private List<Map<String, Object>> decisions() {
        Comparator<Decision> order =
                Comparator.comparing(Decision::first).thenComparing(Decision::second);
        return profile.fragments().stream()
                .flatMap(id -> engine.decisions().about(id).stream())
                .distinct()
                .sorted(order)
                .map(decision -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("decision", decision.kind().name().toLowerCase(Locale.ROOT));
                    pair(told, decision.first(), decision.second());
                    told.put("at", decision.at());
                    told.put("by", decision.by());
                    return told;
                })
                .toList();
    }

    /** Tells how the namespaces that the customer has something in are used. */
    private Map<String, Object> namespaces(List<Fragment> fragments) {
        Configuration configuration = engine.configuration();
        Set<String> names = fragments.stream()
                .flatMap(fragment -> fragment.identifiers().stream())
                .map(Identifier::namespace)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Object> namespaces = new LinkedHashMap<>();
        for (String name : names) {
            Map<String, Object> told = new LinkedHashMap<>();
            Namespace namespace = configuration.namespaces().get(name);
            told.put("links", namespace != null);
            if (namespace != null) {
                told.put("priority", namespace.priority());
                namespace.maxPerProfile().ifPresent(limit -> told.put("max_per_profile", limit));
                told.put("verified_only", namespace.verifiedOnly());
                namespace
                        .expireAfter()
                        .ifPresent(after -> told.put("expire_after", after.toString()));
            }
            namespaces.put(name, told);
        }
        return namespaces;
    }
}
