package io.kinfold.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * What every {@link FragmentStore} owes the graph, whatever it keeps things in. What only a store owes that outlives
 * its JVM is in {@link LastingStoreContract}.
 */
public abstract class FragmentStoreContract {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00.123456Z");

    private Place place;
    private FragmentStore store;

    /** Makes an empty place, which no other test uses. */
    protected abstract Place newPlace();

    @BeforeTry
    void open() {
        place = newPlace();
        store = place.open();
    }

    @AfterTry
    void close() {
        store.close();
        place.close();
    }

    final Place place() {
        return place;
    }

    final FragmentStore store() {
        return store;
    }

    static FragmentId id(String key) {
        return FragmentId.of("crm", key);
    }

    static Fragment fragment(String key, String name) {
        return Fragment.builder("crm", key)
                .observedAt(MARCH)
                .identifier(new Identifier("email", "shop", "Ann@x.tw", true))
                .identifier("phone", "0912-345-678")
                .attribute("name", name, "安")
                .build();
    }

    static Operation.Put put(String key, String name) {
        return new Operation.Put(fragment(key, name), MARCH.minusSeconds(60));
    }

    static Operation.Decide join(String a, String b) {
        return new Operation.Decide(new Decision(Decision.Kind.JOIN, id(a), id(b), MARCH, "bob"));
    }

    static Operation.Erase erase(String key) {
        return new Operation.Erase(
                List.of(id(key)),
                List.of(new Tombstone(Long.MIN_VALUE, key.hashCode())),
                List.of(new Identifier("email", "shop", "ann@x.tw", true)));
    }

    static void apply(FragmentStore store, Operation... operations) {
        try (Turn turn = store.turn()) {
            turn.others();
            turn.apply(List.of(operations));
        }
    }

    private static Contents contents(Operation... operations) {
        Contents contents = new Contents();
        contents.applyAll(List.of(operations));
        return contents;
    }

    @Example
    void fragments_ofManyIds_areWhatEachIsAlone() {
        Operation[] puts = IntStream.range(0, 1_100)
                .mapToObj(i -> put("\u0000" + i, "name " + i))
                .toArray(Operation[]::new);
        apply(store, puts);
        apply(store, new Operation.Remove(id("\u00007")), put("\u00008", "Eight"));
        List<FragmentId> ids = new ArrayList<>();
        for (int i = 1_200; i >= 0; i -= 6) {
            ids.add(id("\u0000" + (i + i % 5)));
        }
        ids.addAll(List.of(id("\u00007"), id("\u00008"), FragmentId.of("pos", "\u00008")));

        Map<FragmentId, Fragment> found = store.fragments(ids);

        Map<FragmentId, Fragment> alone = new HashMap<>();
        ids.forEach(id -> store.fragment(id).ifPresent(one -> alone.put(id, one)));
        assertThat(found).isEqualTo(alone).hasSizeGreaterThan(150);
        assertThat(found.get(id("\u00008"))).isEqualTo(fragment("\u00008", "Eight"));
        assertThat(store.fragments(List.of())).isEmpty();
        assertThat(store.fragments(List.of(id("none")))).isEmpty();
    }

    @Example
    void replay_ofAnEmptyStore_handsOverNothing() {
        assertThat(Contents.of(store)).isEqualTo(new Contents());
        assertThat(store.fragment(id("1"))).isEmpty();
        assertThat(store.others()).isEmpty();
    }

    @Example
    void apply_put_keepsTheFragmentAndWhenItWasFirstObserved() {
        apply(store, put("1", "Ann"), put("2", "Bob"));
        assertThat(Contents.of(store)).isEqualTo(contents(put("1", "Ann"), put("2", "Bob")));
        assertThat(store.fragment(id("1"))).contains(fragment("1", "Ann"));
        assertThat(store.fragment(id("3"))).isEmpty();
    }

    @Example
    void fragments_ofSeveralIds_areThoseThatFragmentReturns() {
        apply(store, put("1", "Ann"), put("2", "Bob"), put("3", "Cid"));
        store.fragment(id("2"));
        apply(store, put("3", "Dan"), new Operation.Remove(id("1")));
        assertThat(store.fragments(List.of(id("1"), id("2"), id("3"), id("4"), id("2"))))
                .isEqualTo(Map.of(id("2"), fragment("2", "Bob"), id("3"), fragment("3", "Dan")));
        assertThat(store.fragments(List.of())).isEmpty();
    }

    @Example
    void apply_putOfAnotherVersion_replacesIt() {
        apply(store, put("1", "Ann"));
        assertThat(store.fragment(id("1"))).contains(fragment("1", "Ann"));
        Fragment older = Fragment.builder("crm", "1").observedAt(Instant.EPOCH).build();
        apply(store, new Operation.Put(older, Instant.EPOCH));
        assertThat(store.fragment(id("1"))).contains(older);
        assertThat(Contents.of(store)).isEqualTo(contents(new Operation.Put(older, Instant.EPOCH)));
    }

    @Example
    void apply_severalOperationsOnOneFragment_takesThemInTheirOrder() {
        apply(store, put("1", "Ann"), put("2", "Cid"), put("1", "Bea"));
        apply(store, new Operation.Remove(id("2")), put("2", "Eve"), new Operation.Remove(id("2")));
        apply(store, new Operation.Remove(id("3")), put("3", "Dan"));
        apply(store, put("4", "Dan"), erase("4"), put("4", "Eve"));
        assertThat(Contents.of(store))
                .isEqualTo(contents(put("1", "Bea"), put("3", "Dan"), erase("4"), put("4", "Eve")));
        assertThat(store.fragment(id("2"))).isEmpty();
        assertThat(store.fragment(id("4"))).contains(fragment("4", "Eve"));
    }

    @Example
    void apply_remove_forgetsTheFragmentAndKeepsDecisionsAboutIt() {
        apply(store, put("1", "Ann"), put("2", "Bob"), join("1", "2"));
        store.fragment(id("1"));
        apply(store, new Operation.Remove(id("1")), new Operation.Remove(id("unknown")));
        assertThat(store.fragment(id("1"))).isEmpty();
        assertThat(Contents.of(store)).isEqualTo(contents(put("2", "Bob"), join("1", "2")));
    }

    @Example
    void apply_decide_replacesTheDecisionAboutTheSameTwo() {
        Decision withdrawn =
                new Decision(Decision.Kind.WITHDRAW, id("2"), id("1"), Instant.EPOCH, "");
        apply(store, join("1", "2"), join("1", "3"));
        apply(store, new Operation.Decide(withdrawn));
        assertThat(Contents.of(store))
                .isEqualTo(contents(new Operation.Decide(withdrawn), join("1", "3")));
    }

    @Example
    void apply_decideAtTheEndsOfTime_keepsTheInstant() {
        Operation.Decide first = new Operation.Decide(
                new Decision(Decision.Kind.JOIN, id("1"), id("2"), Instant.MIN, "a"));
        Operation.Decide last = new Operation.Decide(
                new Decision(Decision.Kind.JOIN, id("1"), id("3"), Instant.MAX, "\u0000\ud800"));
        apply(store, first, last);
        assertThat(Contents.of(store)).isEqualTo(contents(first, last));
    }

    @Example
    void apply_erase_forgetsFragmentsAndDecisionsAndKeepsTombstones() {
        apply(store, put("1", "Ann"), put("2", "Bob"), put("3", "Cid"));
        apply(store, join("1", "2"), join("2", "3"), join("1", "3"));
        store.fragment(id("1"));
        apply(store, erase("1"));
        assertThat(store.fragment(id("1"))).isEmpty();
        assertThat(Contents.of(store))
                .isEqualTo(contents(put("2", "Bob"), put("3", "Cid"), join("2", "3"), erase("1")));
    }

    @Example
    void apply_bury_keepsEachTombstoneOnce() {
        Operation.Bury bury = new Operation.Bury(
                List.of(new Tombstone(0, -1), new Tombstone(Long.MAX_VALUE, Long.MIN_VALUE)));
        apply(store, bury, bury);
        apply(store, bury);
        List<Tombstone> kept = new ArrayList<>();
        store.replay(operation -> kept.addAll(((Operation.Bury) operation).tombstones()));
        assertThat(kept).containsExactlyInAnyOrderElementsOf(bury.tombstones());
    }

    @Example
    void apply_nothing_changesNothing() {
        apply(store, put("1", "Ann"));
        apply(store);
        assertThat(Contents.of(store)).isEqualTo(contents(put("1", "Ann")));
    }

    @Example
    void apply_manyAndLarge_keepsAll() {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            operations.add(put("" + i, "Ann " + i));
        }
        Fragment large = Fragment.builder("crm", "large")
                .observedAt(MARCH)
                .attribute("note", "甲\u0000x".repeat(300_000))
                .build();
        operations.add(new Operation.Put(large, MARCH));
        apply(store, operations.toArray(Operation[]::new));
        assertThat(Contents.of(store)).isEqualTo(contents(operations.toArray(Operation[]::new)));
        assertThat(store.fragment(id("large"))).contains(large);
    }

    @Example
    void close_ofATurnThatAppliedNothing_leavesAllAsItWas() {
        apply(store, put("1", "Ann"));
        try (Turn turn = store.turn()) {
            assertThat(turn.others()).isEmpty();
        }
        Turn turn = store.turn();
        turn.apply(List.of(put("2", "Bob")));
        turn.close();
        turn.close();
        apply(store, put("3", "Cid"));
        assertThat(Contents.of(store))
                .isEqualTo(contents(put("1", "Ann"), put("2", "Bob"), put("3", "Cid")));
    }

    @Example
    void others_afterOwnChanges_leavesThemOut() {
        Contents.of(store);
        apply(store, put("1", "Ann"), join("1", "2"), erase("3"));
        assertThat(store.others()).isEmpty();
        try (Turn turn = store.turn()) {
            assertThat(turn.others()).isEmpty();
        }
    }

    @Example
    void fragment_ofTextsThatDatabasesTripOver_isExactlyWhatWasPut() {
        RandomOperations random = new RandomOperations(1);
        for (int i = 0; i < 120; i++) {
            Fragment fragment = random.fragment();
            apply(store, new Operation.Put(fragment, fragment.observedAt()));
            assertThat(store.fragment(fragment.id())).contains(fragment);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void store_anyOperations_holdsWhatTheModelHolds(@ForAll long seed) {
        RandomOperations random = new RandomOperations(seed);
        Contents model = new Contents();
        for (int i = 0; i < 15; i++) {
            List<Operation> operations = random.some();
            apply(store, operations.toArray(Operation[]::new));
            model.applyAll(operations);
            FragmentId id = random.id();
            assertThat(store.fragment(id))
                    .isEqualTo(Optional.ofNullable(model.fragments().get(id))
                            .map(Operation.Put::fragment));
        }
        assertThat(Contents.of(store)).isEqualTo(model);
    }

    @Example
    void fragment_besideTheWriter_isAVersionThatWasInForceMeanwhile() throws Exception {
        apply(store, put("1", "0"));
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> readUpwards(writing)));
            }
            for (int version = 1; version <= 60; version++) {
                apply(store, put("1", "" + version));
                assertThat(store.fragment(id("1"))).contains(fragment("1", "" + version));
            }
            writing.set(false);
            for (Future<?> reader : readers) {
                reader.get(30, TimeUnit.SECONDS);
            }
        } finally {
            writing.set(false);
            threads.shutdown();
        }
    }

    /** Between the end of a turn and its return a store may have no version to offer, never an old one. */
    private void readUpwards(AtomicBoolean writing) {
        int last = 0;
        while (writing.get()) {
            Optional<Fragment> read = store.fragment(id("1"));
            if (read.isPresent()) {
                int version = Integer.parseInt(read.get().attribute("name").orElseThrow());
                assertThat(version).as("a version after one read").isGreaterThanOrEqualTo(last);
                last = version;
            }
        }
    }

    /** Runs something beside, and returns its result or that it has not ended in a while. */
    static <T> Optional<T> beside(Callable<T> call, long millis) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<T> result = thread.submit(call);
        thread.shutdown();
        try {
            return Optional.of(result.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }
}
