package io.kinfold.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.store.Contents;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.PostgreSql;
import io.kinfold.store.StoreException;
import io.kinfold.store.Turn;
import io.kinfold.store.jdbc.JdbcStore;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

/**
 * Several instances over one real PostgreSQL, on a network that is slow and breaks: they agree on everything, with each
 * other and with one graph that did it all alone.
 */
class ReplicasSuite {
    private PostgreSql server;
    private String schema;
    private final List<Instance> instances = new ArrayList<>();

    @BeforeTry
    void open() {
        server = PostgreSql.shared();
        schema = PostgreSql.newSchema();
    }

    @AfterTry
    void close() throws Exception {
        for (Instance instance : instances) {
            instance.close();
        }
        instances.clear();
    }

    private void start(int count, int configuration) throws IOException {
        for (int i = 0; i < count; i++) {
            instances.add(new Instance(server, schema, configuration));
        }
    }

    /** One operation after another, each at any instance: after each, the one that did it answers as one alone. */
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void instances_takingTurns_answerAsOneGraph(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        int configuration = random.nextInt(2);
        start(2 + random.nextInt(3), configuration);
        Till model = new Till(new Shop(seed), 0, erasureKey());
        model.configure(configuration);
        for (int step = 0; step < 60; step++) {
            Instance instance = instances.get(random.nextInt(instances.size()));
            disturb(instances.get(random.nextInt(instances.size())), random);
            Shop.Step next = new Shop(seed).step(0, step);
            if (instance.runOrLose(next)) {
                model.confirm(step);
            } else {
                // Whole or absent, whichever: the instance must come to know it by itself.
                assertThat(model.settle(contents())).isEmpty();
                instance.catchUp();
            }
            if (model.next() == step) {
                instance.run(next);
                model.confirm(step);
            }
            assertThat(instance.graph().profileIds())
                    .as("profiles after step %s", step)
                    .isEqualTo(model.graph().profileIds());
        }
        assertThat(contents().differences(model.contents())).as("the database").isEmpty();
        for (Instance instance : instances) {
            instance.catchUp();
            Answers.assertSame(instance.graph(), model.graph());
        }
    }

    /** All at once: what they do commutes, so that it is as if one had done it in any order. */
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void instances_allAtOnce_answerAsOneGraph(@ForAll long seed) throws Exception {
        int configuration = (int) (seed & 1);
        start(2 + (int) (seed >>> 1 & 1), configuration);
        List<Shop.Step> steps = new ArrayList<>();
        for (int step = 0; steps.size() < 60; step++) {
            Shop.Step next = new Shop(seed).step(0, step);
            if (!(next instanceof Shop.Retract || next instanceof Shop.Erase)) {
                steps.add(next);
            }
        }
        together(steps, seed);
        try (IdentityGraph alone = IdentityGraph.of(Shop.configuration(configuration))) {
            steps.forEach(step -> step.run(alone));
            for (Instance instance : instances) {
                instance.catchUp();
                Answers.assertSame(instance.graph(), alone);
            }
        }
    }

    /** All at once, and nothing is left out: whatever came of it, it is the same for all, and for who comes later. */
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void instances_allAtOnceWithErasures_agree(@ForAll long seed) throws Exception {
        int configuration = (int) (seed & 1);
        start(2 + (int) (seed >>> 1 & 1), configuration);
        List<Shop.Step> steps = new ArrayList<>();
        for (int step = 0; step < 80; step++) {
            steps.add(new Shop(seed).step(0, step));
        }
        together(steps, seed);
        instances.add(new Instance(server, schema, configuration));
        Contents contents = contents();
        try (IdentityGraph alone = IdentityGraph.builder()
                .configuration(Shop.configuration(configuration))
                .store(contents.inMemory())
                .build()) {
            for (Instance instance : instances) {
                instance.catchUp();
                Answers.assertSame(instance.graph(), alone);
            }
        }
    }

    @Example
    void ingest_ofTwoVersionsAtTwoInstances_theLaterOneWinsAtBoth() throws Exception {
        start(2, 0);
        Fragment early = version(1, "Lin");
        Fragment late = version(2, "Wang");
        for (List<Fragment> order : List.of(List.of(early, late), List.of(late, early))) {
            instances.get(0).graph().ingest(order.get(0));
            instances.get(1).graph().ingest(order.get(1));
            for (Instance instance : instances) {
                instance.catchUp();
                assertThat(instance.graph().profiles().toList())
                        .singleElement()
                        .satisfies(profile -> assertThat(
                                        profile.goldenRecord().get("name").value())
                                .isEqualTo("Wang"));
                Answers.assertSame(instance.graph(), instances.get(0).graph());
            }
        }
    }

    private static Fragment version(int second, String name) {
        return Fragment.builder("crm", "1")
                .observedAt(Instant.ofEpochSecond(second))
                .identifier("member", "m" + second)
                .attribute("name", name)
                .build();
    }

    /** An answer that was complete when its connection broke is asked for again, and not taken as read. */
    @Example
    void others_whoseConnectionBreaksAtTheEnd_losesNothing() throws IOException {
        try (Wire wire = new Wire(server.port());
                FragmentStore store = store(PostgreSql.dataSource(wire.port()));
                FragmentStore other = direct()) {
            Contents mirror = Contents.of(store);
            for (int i = 0; i < 40; i++) {
                Fragment fragment = version(i, "Lin");
                try (Turn turn = other.turn()) {
                    turn.others();
                    turn.apply(List.of(new Operation.Put(fragment, fragment.observedAt())));
                }
                wire.cut(i % 2 == 0 ? Wire.Cut.BEFORE_COMMIT : Wire.Cut.AFTER_COMMIT);
                Throwable lost = catchThrowable(() -> mirror.applyAll(store.others()));
                assertThat(lost == null || lost instanceof StoreException).isTrue();
                wire.cut(Wire.Cut.NEVER);
                mirror.applyAll(store.others());
                assertThat(mirror.differences(Contents.of(other)))
                        .as("round %s", i)
                        .isEmpty();
            }
        }
    }

    /** Nobody asks, yet everybody hears of it: the instances follow by themselves. */
    @Example
    void instance_thatIsIdle_hearsOfWhatTheOthersDid() throws Exception {
        start(3, 0);
        for (int i = 0; i < 30; i++) {
            instances.get(i % 2).graph().ingest(version(i, "Lin"));
        }
        IdentityGraph idle = instances.get(2).graph();
        long until = System.nanoTime() + 20_000_000_000L;
        while (idle.statistics().fragments() == 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(idle.profileIds()).hasSize(1);
    }

    /** PostgreSQL dies and comes back underneath: nothing that was confirmed is lost, and work goes on. */
    @Example
    void instances_whosePostgreSqlIsKilledAndStarted_goOnWithNothingLost() throws Exception {
        start(2, 0);
        Till model = new Till(new Shop(7), 0, erasureKey());
        int step = 0;
        for (int kill = 0; kill < 3; kill++) {
            int dies = step + 12;
            for (; step < dies + 15; step++) {
                if (step == dies) {
                    server.kill();
                    int lost = step;
                    assertThat(catchThrowable(() -> new Shop(7).step(0, lost).run(one(lost))))
                            .isInstanceOf(StoreException.class);
                    assertThat(one(step).profileIds()).isNotEmpty();
                    server.startAgain();
                }
                instances.get(step % 2).run(new Shop(7).step(0, step));
                model.confirm(step);
            }
        }
        for (Instance instance : instances) {
            instance.catchUp();
            Answers.assertSame(instance.graph(), model.graph());
        }
    }

    private IdentityGraph one(int step) {
        return instances.get(step % 2).graph();
    }

    private FragmentStore direct() {
        return store(server.dataSource());
    }

    private FragmentStore store(DataSource source) {
        return JdbcStore.builder().postgres(source).schema(schema).build();
    }

    private Contents contents() {
        try (FragmentStore store = direct()) {
            // What a lost connection was about comes before a turn.
            store.turn().close();
            return Contents.of(store);
        }
    }

    private byte[] erasureKey() {
        try (FragmentStore store = direct()) {
            return store.erasureKey().orElseThrow();
        }
    }

    /** Hands out steps to all instances, which take them at the same time. */
    private void together(List<Shop.Step> steps, long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(instances.size());
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < instances.size(); i++) {
                int own = i;
                work.add(() -> {
                    Random random = new Random(seed + own);
                    for (int step = own; step < steps.size(); step += instances.size()) {
                        disturb(instances.get(own), random);
                        instances.get(own).run(steps.get(step));
                    }
                    return null;
                });
            }
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void disturb(Instance instance, Random random) throws IOException {
        switch (random.nextInt(40)) {
            case 0, 1 -> instance.wire().cut(Wire.Cut.BEFORE_COMMIT);
            case 2, 3 -> instance.wire().cut(Wire.Cut.AFTER_COMMIT);
            case 4 -> instance.wire().cut(Wire.Cut.AT_ONCE);
            case 5 -> instance.wire().cutAll();
            case 6 -> instance.wire().delay(random.nextInt(6));
            case 7 -> instance.restart();
            case 8 -> instance.crash();
            default -> instance.wire().delay(0);
        }
    }
}
