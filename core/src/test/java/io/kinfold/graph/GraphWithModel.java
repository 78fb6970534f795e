package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.profile.Resolution;
import io.kinfold.profile.ReviewItem;
import io.kinfold.store.FragmentStore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A graph and the model of it, led through the same operations. */
final class GraphWithModel implements AutoCloseable {
    private final Supplier<FragmentStore> stores;
    private final byte[] key = new byte[16];
    private final List<Configuration> configurations;
    private final ReferenceModel model;
    private Configuration configuration;
    private Instant asOf = Instant.MIN;
    private IdentityGraph graph;
    private Mirror mirror;

    /** Begins with the first of the configurations. */
    GraphWithModel(List<Configuration> configurations) {
        this(configurations, kept());
    }

    private static Supplier<FragmentStore> kept() {
        FragmentStore store = new KeptStore(FragmentStore.inMemory());
        return () -> store;
    }

    /** Begins with the first of the configurations, and asks for a store whenever the graph starts. */
    GraphWithModel(List<Configuration> configurations, Supplier<FragmentStore> stores) {
        this.stores = stores;
        this.configurations = configurations;
        configuration = configurations.get(0);
        model = new ReferenceModel(configuration);
        graph = open();
        mirror = follow();
    }

    private IdentityGraph open() {
        IdentityGraph opened = IdentityGraph.builder()
                .configuration(configuration)
                .store(stores.get())
                .erasureKey(key)
                .build();
        opened.expireAsOf(asOf);
        return opened;
    }

    private Mirror follow() {
        Mirror followed = new Mirror();
        graph.subscribe(followed);
        return followed;
    }

    void apply(Operations.Operation operation) {
        if (operation instanceof Operations.Ingest ingest) {
            ingest(ingest.fragments());
        } else if (operation instanceof Operations.Retract retract) {
            assertThat(graph.retract(retract.id()))
                    .isEqualTo(model.fragments().containsKey(retract.id()));
            model.retract(retract.id());
        } else if (operation instanceof Operations.Decide decide) {
            graph.decide(decide.decision());
            model.decide(decide.decision());
        } else if (operation instanceof Operations.Erase erase) {
            if (model.fragments().containsKey(erase.id())) {
                assertThat(graph.erase(new ProfileId(erase.id()))).isPresent();
                model.erase(new ProfileId(erase.id()));
            }
        } else if (operation instanceof Operations.ExpireAsOf expire) {
            asOf = expire.instant();
            graph.expireAsOf(asOf);
            model.asOf(asOf);
        } else if (operation instanceof Operations.Reconfigure reconfigure) {
            configuration = configurations.get(reconfigure.configuration());
            assertThat(graph.preview(configuration)).isEqualTo(graph.reconfigure(configuration));
            model.configuration(configuration);
        } else if (operation instanceof Operations.Snapshot) {
            assertThat(graph.snapshot()).isPresent();
        } else if (operation instanceof Operations.Restart) {
            graph.close();
            graph = open();
            mirror = follow();
        }
    }

    private void ingest(List<Fragment> fragments) {
        List<Resolution> resolutions = new ArrayList<>();
        if (fragments.size() == 1) {
            resolutions.add(graph.ingest(fragments.get(0)));
        } else {
            graph.ingestAll(fragments, resolutions::add);
        }
        fragments.forEach(model::ingest);
        Map<FragmentId, ProfileId> expected = model.assignments();
        for (Resolution resolution : resolutions) {
            assertThat(resolution.profileId())
                    .isEqualTo(Optional.ofNullable(expected.get(resolution.fragment())));
        }
    }

    void checkAssignments() {
        Map<FragmentId, ProfileId> expected = model.assignments();
        Map<FragmentId, ProfileId> actual = new TreeMap<>();
        for (FragmentId id : model.fragments().keySet()) {
            graph.profileId(id).ifPresent(profile -> actual.put(id, profile));
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(mirror.assignments()).as("the mirror of the feed").isEqualTo(expected);
    }

    void checkEverything() {
        Map<FragmentId, ProfileId> expected = model.assignments();
        assertThat(graph.profileIds())
                .isEqualTo(expected.values().stream().distinct().sorted().toList());
        graph.profiles().forEach(profile -> check(profile, expected));
        checkIdentifiers();
        checkReview();
        checkPossible(expected);
        checkExplanations(expected);
        assertThat(graph.statistics().fragments()).isEqualTo(expected.size());
        assertThat(graph.statistics().keys()).isEqualTo((int) model.fragments().values().stream()
                .flatMap(fragment -> model.keys(fragment).stream())
                .distinct()
                .count());
    }

    private void check(Profile profile, Map<FragmentId, ProfileId> expected) {
        List<FragmentId> members = expected.entrySet().stream()
                .filter(entry -> entry.getValue().equals(profile.id()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(profile.fragments()).isEqualTo(members);
        Set<Object> cluster = new HashSet<>(members);
        for (Identifier identifier : profile.identifiers()) {
            cluster.add(new ReferenceModel.Key(
                    identifier.namespace(), identifier.scope(), identifier.value()));
        }
        assertThat(model.violated(cluster))
                .as("the guard that a profile violates")
                .isNull();
        assertThat(profile.goldenRecord())
                .isEqualTo(NaiveGoldenRecord.of(
                        configuration,
                        members.stream().map(model.fragments()::get).toList()));
        members.forEach(
                member -> assertThat(graph.profile(new ProfileId(member))).contains(profile));
    }

    private void checkIdentifiers() {
        for (Fragment fragment : model.fragments().values()) {
            for (ReferenceModel.Key key : model.keys(fragment)) {
                if (configuration.namespaces().containsKey(key.name())) {
                    Identifier identifier = Identifier.of(key.name(), key.scope(), key.value());
                    assertThat(graph.profileId(identifier))
                            .isEqualTo(Optional.ofNullable(model.owner(key)));
                    assertThat(graph.find(identifier).map(Profile::id))
                            .isEqualTo(Optional.ofNullable(model.owner(key)));
                }
            }
        }
    }

    private void checkReview() {
        List<ReferenceModel.Refusal> actual = new ArrayList<>();
        for (ReviewItem item : graph.review()) {
            if (item instanceof ReviewItem.Refused refused) {
                Evidence evidence = refused.link().evidence();
                actual.add(new ReferenceModel.Refusal(
                        refused.link().fragment(),
                        evidence.rule(),
                        refused.guard().describe()));
            }
        }
        assertThat(actual).containsExactlyInAnyOrderElementsOf(model.refused());
    }

    private void checkExplanations(Map<FragmentId, ProfileId> expected) {
        for (FragmentId a : expected.keySet()) {
            for (FragmentId b : expected.keySet()) {
                Explanation explanation = graph.explain(a, b).orElseThrow();
                boolean together = expected.get(a).equals(expected.get(b));
                assertThat(explanation instanceof Explanation.Together).isEqualTo(together);
                if (explanation instanceof Explanation.Together one) {
                    checkChain(a, b, one);
                }
            }
        }
    }

    private void checkChain(FragmentId a, FragmentId b, Explanation.Together together) {
        FragmentId at = a;
        for (Explanation.Step step : together.chain()) {
            assertThat(step.from()).isEqualTo(at);
            checkStep(step);
            at = step.to();
        }
        assertThat(at).isEqualTo(b);
    }

    private void checkStep(Explanation.Step step) {
        if (step.evidence() instanceof Evidence.SharedKey shared) {
            ReferenceModel.Key key =
                    new ReferenceModel.Key(shared.rule(), shared.scope(), shared.value());
            for (FragmentId end : List.of(step.from(), step.to())) {
                Fragment fragment = model.fragments().get(end);
                assertThat(model.keys(fragment)).contains(key);
                assertThat(model.isActive(fragment, key)).isTrue();
            }
        } else if (step.evidence() instanceof Evidence.Resemblance resemblance) {
            boolean ordered = step.from().compareTo(step.to()) < 0;
            List<FragmentId> pair =
                    ordered ? List.of(step.from(), step.to()) : List.of(step.to(), step.from());
            FuzzyRule fuzzy = fuzzy(resemblance.rule());
            assertThat(model.weights(fuzzy)).containsEntry(pair, resemblance.bits());
            assertThat(resemblance.bits()).isGreaterThanOrEqualTo(fuzzy.linkThreshold());
        } else {
            assertThat(model.isJoined(step.from(), step.to())).isTrue();
        }
    }

    private FuzzyRule fuzzy(String name) {
        return configuration.rules().stream()
                .filter(FuzzyRule.class::isInstance)
                .map(FuzzyRule.class::cast)
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void checkPossible(Map<FragmentId, ProfileId> expected) {
        List<ReviewItem> actual = graph.review().stream()
                .filter(ReviewItem.Possible.class::isInstance)
                .toList();
        List<ReviewItem> possible = new ArrayList<>();
        for (var rule : configuration.rules()) {
            if (rule instanceof FuzzyRule fuzzy) {
                model.weights(fuzzy).forEach((pair, bits) -> {
                    boolean light = bits >= fuzzy.reviewThreshold() && bits < fuzzy.linkThreshold();
                    if (light && !expected.get(pair.get(0)).equals(expected.get(pair.get(1)))) {
                        possible.add(new ReviewItem.Possible(
                                pair.get(0), pair.get(1), fuzzy.name(), bits));
                    }
                });
            }
        }
        assertThat(actual).containsExactlyInAnyOrderElementsOf(possible);
    }

    @Override
    public void close() {
        graph.close();
    }
}
