package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.profile.Resolution;
import io.kinfold.store.StoreException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Several graphs over one store: whatever each is asked, whenever it hears of the others, and whatever goes wrong on the
 * way, all come to the same profiles, those of the model that had everything that was kept, in that order.
 */
class ReplicasPropertyTest {
    /** What one of the graphs is asked, what goes wrong, and which of them hears of it. */
    record Step(int graph, Operations.Operation operation, SharedLog.Fault fault, int listener) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Operations.Operation> operations =
                Operations.operations().filter(list -> !list.isEmpty()).map(list -> list.get(0));
        return steps(operations);
    }

    @Provide
    Arbitrary<List<Step>> stepsUnderOneConfiguration() {
        return steps(Operations.operations()
                .map(list -> list.stream()
                        .filter(operation -> !(operation instanceof Operations.Reconfigure
                                || operation instanceof Operations.ExpireAsOf))
                        .toList())
                .filter(list -> !list.isEmpty())
                .map(list -> list.get(0)));
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<Operations.Operation> operations) {
        Arbitrary<SharedLog.Fault> faults = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(SharedLog.Fault.NONE)),
                Tuple.of(1, Arbitraries.of(SharedLog.Fault.class)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        operations,
                        faults,
                        Arbitraries.integers().between(0, 7))
                .as(Step::new)
                .list()
                .ofMaxSize(24);
    }

    @Property(tries = 1_000)
    void graphs_overOneStore_convergeToTheModelOfWhatWasKept(
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(min = 2, max = 4) int count,
            @ForAll @IntRange(min = 1, max = 5) int part) {
        try (Replicas replicas = new Replicas(count, part)) {
            for (Step step : steps) {
                replicas.apply(step);
            }
            replicas.checkThatAllAgree();
        }
    }

    @Property(tries = 500)
    void profile_ofAGraphThatIsBehind_isWhatItWasOrWhatItIs(
            @ForAll("stepsUnderOneConfiguration") List<Step> steps,
            @ForAll @IntRange(min = 1, max = 5) int part) {
        try (Replicas replicas = new Replicas(2, part)) {
            for (Step step : steps) {
                Replica behind = replicas.all.get(1 - step.graph() % 2);
                // The first time may make it hear of what came before this step.
                behind.graph.profiles().forEach(profile -> {});
                List<Profile> before = behind.graph.profiles().toList();
                replicas.apply(new Step(step.graph(), step.operation(), step.fault(), 7));
                List<Profile> after = replicas.fresh();
                for (FragmentId id : replicas.ids()) {
                    assertThat(behind.graph.profile(new ProfileId(id)))
                            .as(id + " after " + step)
                            .isIn(of(id, before), of(id, after));
                }
                for (ProfileId id : behind.graph.profileIds()) {
                    behind.graph.explain(id);
                }
            }
        }
    }

    @Property(tries = 500)
    void consistentProfiles_ofAGraphThatIsBehind_areOfOneMoment(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 5) int part) {
        try (Replicas replicas = new Replicas(2, part)) {
            for (Step step : steps) {
                replicas.apply(new Step(step.graph(), step.operation(), step.fault(), 7));
                if (step.listener() % 3 == 0) {
                    replicas.all.forEach(ReplicasPropertyTest::checkCopies);
                }
            }
        }
    }

    /** Looks at who is where in the graph now, which reads nothing of the store and so takes nothing in. */
    private static void checkCopies(Replica replica) {
        replica.follower.readConsistently(replica.graph);
        List<Profile> copies = replica.follower.profiles();
        assertThat(copies.stream().map(Profile::id).toList()).isEqualTo(replica.graph.profileIds());
        for (Profile copy : copies) {
            for (FragmentId fragment : copy.fragments()) {
                assertThat(replica.graph.profileId(fragment)).contains(copy.id());
            }
        }
    }

    private static Optional<Profile> of(FragmentId id, List<Profile> profiles) {
        return profiles.stream()
                .filter(profile -> profile.fragments().contains(id))
                .findFirst();
    }

    /** One graph, its store, and what its feed says. */
    private static final class Replica {
        private final SharedLog.Store store;
        private final IdentityGraph graph;
        private final Mirror mirror = new Mirror();
        private final Follower follower = new Follower();
        private Configuration configuration;
        private Instant asOf;

        Replica(SharedLog log, Configuration configuration, Instant asOf) {
            this.configuration = configuration;
            this.asOf = asOf;
            store = log.open(false);
            graph = IdentityGraph.builder()
                    .configuration(configuration)
                    .store(store)
                    .erasureKey(new byte[16])
                    .build();
            graph.expireAsOf(asOf);
            graph.subscribe(mirror);
            graph.subscribe(follower);
        }

        void put(Configuration next, Instant instant) {
            graph.reconfigure(next);
            graph.expireAsOf(instant);
        }
    }

    private static final class Replicas implements AutoCloseable {
        private final List<Configuration> configurations = Retailer.configurations();
        private final SharedLog log;
        private final List<Replica> all = new ArrayList<>();
        private final ReferenceModel model = new ReferenceModel(configurations.get(0));
        private final List<FragmentId> ids = new ArrayList<>();

        Replicas(int count, int part) {
            log = new SharedLog(part);
            for (int i = 0; i < count; i++) {
                all.add(new Replica(log, configurations.get(0), Instant.MIN));
            }
        }

        /** Returns every fragment that there ever was. */
        List<FragmentId> ids() {
            return ids;
        }

        void apply(Step step) {
            int at = step.graph() % all.size();
            Replica replica = all.get(at);
            model.configuration(replica.configuration);
            model.asOf(replica.asOf);
            if (step.operation() instanceof Operations.Restart) {
                replica.graph.close();
                all.set(at, new Replica(log, replica.configuration, replica.asOf));
                return;
            }
            long before = log.seq();
            replica.store.fault(step.fault());
            try {
                ask(replica, step.operation());
                model(step.operation());
                check(replica, "after " + step);
            } catch (StoreException e) {
                assertThat(step.fault()).isNotEqualTo(SharedLog.Fault.NONE);
                if (log.seq() > before) {
                    model(step.operation());
                }
            } finally {
                replica.store.fault(SharedLog.Fault.NONE);
            }
            if (step.listener() < all.size()) {
                all.get(step.listener()).graph.catchUp();
                check(all.get(step.listener()), "having heard of " + step);
            }
        }

        private void ask(Replica replica, Operations.Operation operation) {
            if (operation instanceof Operations.Ingest ingest) {
                ingest(replica, ingest.fragments());
            } else if (operation instanceof Operations.Retract retract) {
                replica.graph.retract(retract.id());
            } else if (operation instanceof Operations.Decide decide) {
                replica.graph.decide(decide.decision());
            } else if (operation instanceof Operations.Erase erase) {
                replica.graph.erase(new ProfileId(erase.id()));
            } else if (operation instanceof Operations.ExpireAsOf expire) {
                replica.graph.catchUp();
                replica.asOf = expire.instant();
                model.asOf(replica.asOf);
                replica.graph.expireAsOf(replica.asOf);
            } else if (operation instanceof Operations.Reconfigure reconfigure) {
                Configuration next = configurations.get(reconfigure.configuration());
                replica.graph.reconfigure(next);
                replica.configuration = next;
                model.configuration(next);
            }
        }

        private void ingest(Replica replica, List<Fragment> fragments) {
            fragments.forEach(fragment -> ids.add(fragment.id()));
            List<Resolution> resolutions = new ArrayList<>();
            if (fragments.size() == 1) {
                resolutions.add(replica.graph.ingest(fragments.get(0)));
            } else {
                replica.graph.ingestAll(fragments, resolutions::add);
            }
            for (Resolution resolution : resolutions) {
                assertThat(resolution.profileId())
                        .isEqualTo(replica.graph.profileId(resolution.fragment()));
            }
        }

        private void model(Operations.Operation operation) {
            if (operation instanceof Operations.Ingest ingest) {
                ingest.fragments().forEach(model::ingest);
            } else if (operation instanceof Operations.Retract retract) {
                model.retract(retract.id());
            } else if (operation instanceof Operations.Decide decide) {
                model.decide(decide.decision());
            } else if (operation instanceof Operations.Erase erase
                    && model.fragments().containsKey(erase.id())) {
                model.erase(new ProfileId(erase.id()));
            }
        }

        /** Checks a graph that has heard of everything. */
        private void check(Replica replica, String when) {
            model.configuration(replica.configuration);
            model.asOf(replica.asOf);
            Map<FragmentId, ProfileId> expected = model.assignments();
            Map<FragmentId, ProfileId> actual = new TreeMap<>();
            replica.graph
                    .profiles()
                    .forEach(profile -> profile.fragments()
                            .forEach(fragment -> actual.put(fragment, profile.id())));
            assertThat(actual).as(when).isEqualTo(expected);
            assertThat(replica.mirror.assignments()).as("mirror " + when).isEqualTo(expected);
        }

        void checkThatAllAgree() {
            Configuration last = configurations.get(0);
            for (Replica replica : all) {
                replica.put(last, Instant.ofEpochSecond(3));
                replica.configuration = last;
                replica.asOf = Instant.ofEpochSecond(3);
                check(replica, "at the end");
            }
            Replica fresh = new Replica(log, last, Instant.ofEpochSecond(3));
            List<Profile> profiles = fresh.graph.profiles().toList();
            for (Profile profile : profiles) {
                assertThat(profile.goldenRecord())
                        .isEqualTo(NaiveGoldenRecord.of(
                                last,
                                profile.fragments().stream()
                                        .map(model.fragments()::get)
                                        .toList()));
            }
            for (Replica replica : all) {
                assertThat(replica.graph.profiles().toList()).isEqualTo(profiles);
                assertThat(replica.graph.review()).isEqualTo(fresh.graph.review());
                assertThat(replica.graph.statistics().keys())
                        .isEqualTo(fresh.graph.statistics().keys());
            }
            fresh.graph.close();
        }

        /** Returns the profiles as they are in the store. */
        List<Profile> fresh() {
            Replica fresh = new Replica(log, configurations.get(0), Instant.MIN);
            List<Profile> profiles = fresh.graph.profiles().toList();
            fresh.graph.close();
            return profiles;
        }

        @Override
        public void close() {
            all.forEach(replica -> replica.graph.close());
        }
    }
}
