package io.kinfold.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What a {@link FragmentStore} owes that outlives its JVM and may be opened by several objects at once: what was
 * applied is there again, everybody hears of the others' changes, in one order, and positions lead back.
 */
public abstract class LastingStoreContract extends FragmentStoreContract {
    @Example
    void open_again_findsEverything() {
        apply(store(), put("1", "Ann"), put("2", "Bob"), join("1", "2"));
        apply(store(), put("1", "Anna"), erase("3"), new Operation.Remove(id("2")));
        Contents before = Contents.of(store());
        Optional<byte[]> key = store().erasureKey();
        UUID uuid = store().position().orElseThrow().store();
        store().close();
        try (FragmentStore again = place().open()) {
            assertThat(Contents.of(again)).isEqualTo(before);
            assertThat(before.fragments()).containsOnlyKeys(id("1"));
            assertThat(again.fragment(id("1"))).contains(fragment("1", "Anna"));
            assertThat(again.position().orElseThrow().store()).isEqualTo(uuid);
            assertThat(again.erasureKey().orElseThrow()).isEqualTo(key.orElseThrow());
        }
    }

    @Example
    void erasureKey_ofSeveralStores_differs() {
        assertThat(store().erasureKey().orElseThrow()).hasSizeGreaterThanOrEqualTo(16);
        try (Place elsewhere = newPlace();
                FragmentStore other = elsewhere.open()) {
            assertThat(other.erasureKey().orElseThrow())
                    .isNotEqualTo(store().erasureKey().orElseThrow());
            assertThat(other.position().orElseThrow().store())
                    .isNotEqualTo(store().position().orElseThrow().store());
        }
    }

    @Example
    void others_afterSomebodyElsesChanges_handsThemOverOnce() {
        Contents.of(store());
        try (FragmentStore other = place().open()) {
            Contents.of(other);
            apply(other, put("1", "Ann"), put("2", "Bob"), join("1", "2"));
            apply(other, put("1", "Anna"), new Operation.Remove(id("2")), erase("3"));
            assertThat(drain(store())).isEqualTo(Contents.of(other));
            assertThat(store().others()).isEmpty();
            assertThat(other.others()).isEmpty();
            assertThat(store().fragment(id("1"))).contains(fragment("1", "Anna"));
        }
    }

    @Example
    void others_ofAnErasure_takesDecisionsAboutTheErasedAlong() {
        try (FragmentStore other = place().open()) {
            apply(other, put("1", "Ann"), put("2", "Bob"), join("1", "2"), join("1", "4"));
            Contents mirror = Contents.of(store());
            apply(other, erase("1"));
            mirror.applyAll(store().others());
            assertThat(mirror).isEqualTo(Contents.of(other));
            assertThat(mirror.decisions()).isEmpty();
        }
    }

    @Example
    void turn_afterSomebodyElsesChanges_handsThemAllOver() {
        Contents mirror = Contents.of(store());
        try (FragmentStore other = place().open()) {
            Contents.of(other);
            for (int i = 0; i < 3_000; i += 500) {
                List<Operation> operations = new ArrayList<>();
                for (int j = i; j < i + 500; j++) {
                    operations.add(put("" + j, "Ann"));
                }
                apply(other, operations.toArray(Operation[]::new));
            }
            try (Turn turn = store().turn()) {
                mirror.applyAll(turn.others());
                assertThat(mirror).isEqualTo(Contents.of(other));
            }
        }
    }

    @Example
    void fragment_thatSomebodyElseChanged_isTheNewVersionOnceTold() {
        apply(store(), put("1", "Ann"), put("2", "Ann"), put("3", "Ann"));
        for (String key : List.of("1", "2", "3", "4")) {
            store().fragment(id(key));
        }
        try (FragmentStore other = place().open()) {
            Contents.of(other);
            apply(
                    other,
                    put("1", "Bob"),
                    new Operation.Remove(id("2")),
                    erase("3"),
                    put("4", "Cid"));
            for (String key : List.of("1", "2", "3")) {
                assertThat(store().fragment(id(key)))
                        .as("before this store was told")
                        .isIn(Optional.empty(), Optional.of(fragment(key, "Ann")));
            }
            assertThat(store().fragment(id("4"))).isEmpty();
            drain(store());
            assertThat(store().fragment(id("1"))).contains(fragment("1", "Bob"));
            assertThat(store().fragment(id("2"))).isEmpty();
            assertThat(store().fragment(id("3"))).isEmpty();
            assertThat(store().fragment(id("4"))).contains(fragment("4", "Cid"));
        }
    }

    @Example
    void turn_whileAnotherHasOne_waitsForItsEndAndSeesWhatItDid() throws Exception {
        Contents.of(store());
        try (FragmentStore other = place().open()) {
            Contents.of(other);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            CountDownLatch started = new CountDownLatch(1);
            Future<List<Operation>> second;
            try (Turn first = store().turn()) {
                second = thread.submit(() -> {
                    started.countDown();
                    try (Turn turn = other.turn()) {
                        return turn.others();
                    }
                });
                thread.shutdown();
                started.await();
                assertThat(beside(second::get, 200)).as("a turn beside another").isEmpty();
                assertThat(beside(store()::others, 5_000))
                        .as("others() in a turn")
                        .isPresent();
                assertThat(beside(() -> store().fragment(id("1")), 5_000)).isPresent();
                first.apply(List.of(put("1", "Ann")));
            }
            assertThat(second.get(30, TimeUnit.SECONDS)).containsExactly(put("1", "Ann"));
        }
    }

    @Example
    void others_whileSomebodyHasATurn_doesNotWait() throws Exception {
        Contents.of(store());
        try (FragmentStore other = place().open()) {
            Contents.of(other);
            apply(other, put("1", "Ann"));
            try (Turn turn = other.turn()) {
                assertThat(beside(store()::others, 5_000).orElseThrow())
                        .containsExactly(put("1", "Ann"));
                assertThat(beside(() -> store().fragment(id("1")), 5_000).orElseThrow())
                        .isPresent();
                assertThat(beside(() -> Contents.of(store()), 5_000)).isPresent();
                turn.apply(List.of());
            }
        }
    }

    @Example
    void behind_afterSomebodyElsesChanges_isZeroOnceTheyAreTaken() {
        Contents.of(store());
        assertThat(store().behind()).isZero();
        try (FragmentStore other = place().open()) {
            Contents.of(other);
            apply(other, put("1", "Ann"), put("2", "Ann"));
            assertThat(store().behind()).isPositive();
            assertThat(other.behind()).isZero();
            drain(store());
            assertThat(store().behind()).isZero();
        }
    }

    @Example
    void erasureCheck_ofAnotherKeyThanBefore_isRefused() {
        store().erasureCheck(new Tombstone(1, 2));
        store().close();
        try (FragmentStore again = place().open()) {
            assertThatThrownBy(() -> again.erasureCheck(new Tombstone(1, 3)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("key");
            again.erasureCheck(new Tombstone(1, 2));
        }
    }

    @Example
    void onChange_whenSomebodyElseChangesSomething_isCalled() throws Exception {
        assumeThat(store().isShared()).as("is shared").isTrue();
        CountDownLatch woken = new CountDownLatch(1);
        store().onChange(woken::countDown);
        Contents.of(store());
        try (FragmentStore other = place().open()) {
            Contents.of(other);
            apply(other, put("1", "Ann"));
            assertThat(woken.await(20, TimeUnit.SECONDS)).as("woken").isTrue();
        }
    }

    @Example
    void resume_toAPositionOfBefore_handsOverAllSince() {
        apply(store(), put("1", "Ann"), put("2", "Bob"), join("1", "2"));
        Contents mirror = Contents.of(store());
        Position position = store().position().orElseThrow();
        apply(store(), put("1", "Anna"), new Operation.Remove(id("2")), put("3", "Cid"));
        apply(store(), erase("3"), put("4", "Dan"));
        Contents now = Contents.of(store());
        store().close();
        try (FragmentStore again = place().open()) {
            if (again.resume(position)) {
                assertThat(again.position().orElseThrow().number()).isEqualTo(position.number());
                mirror.applyAll(all(again));
                assertThat(mirror).isEqualTo(now);
            }
            assertThat(Contents.of(again)).isEqualTo(now);
        }
    }

    @Example
    void resume_toWhereTheStoreStands_isPossible() {
        apply(store(), put("1", "Ann"), erase("2"));
        Position position = store().position().orElseThrow();
        assertThat(store().position()).contains(position);
        store().close();
        try (FragmentStore again = place().open()) {
            assertThat(again.resume(position)).isTrue();
            assertThat(again.others()).isEmpty();
            try (Turn turn = again.turn()) {
                assertThat(turn.others()).isEmpty();
                turn.apply(List.of(put("1", "Bob")));
            }
            assertThat(again.others()).isEmpty();
            assertThat(again.fragment(id("1"))).contains(fragment("1", "Bob"));
        }
    }

    @Example
    void resume_toAPositionThatNeverWas_isRefused() {
        apply(store(), put("1", "Ann"));
        Position position = store().position().orElseThrow();
        apply(store(), put("2", "Bob"));
        Contents now = Contents.of(store());
        store().close();
        for (Position wrong : List.of(
                new Position(UUID.randomUUID(), position.number(), position.token()),
                new Position(position.store(), position.number() + 1, position.token()),
                new Position(position.store(), position.number() + 1_000, position.token()),
                new Position(position.store(), position.number(), position.token() + 1),
                new Position(position.store(), 0, 0))) {
            try (FragmentStore again = place().open()) {
                assertThat(again.resume(wrong)).as("resume to %s", wrong).isFalse();
                assertThat(Contents.of(again)).isEqualTo(now);
                assertThat(again.others()).isEmpty();
            }
        }
    }

    /** Several objects, opened and closed at any time, each a mirror: all of them end with the same. */
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void stores_severalAtOnce_allHearEverything(@ForAll long seed) {
        Random random = new Random(seed);
        RandomOperations operations = new RandomOperations(seed);
        Contents model = new Contents();
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            followers.add(new Follower(place().open()));
        }
        for (int i = 0; i < 25; i++) {
            int one = random.nextInt(followers.size());
            Follower follower = followers.get(one);
            switch (random.nextInt(8)) {
                case 0 -> followers.set(one, follower.restart(place(), random.nextBoolean()));
                case 1, 2 -> follower.look();
                default -> {
                    List<Operation> some = operations.some();
                    follower.apply(some);
                    model.applyAll(some);
                    assertThat(follower.mirror).as("who has a turn").isEqualTo(model);
                }
            }
            FragmentId id = operations.id();
            followers.forEach(f -> f.checkFragment(id, model));
        }
        for (Follower follower : followers) {
            follower.look();
            assertThat(follower.mirror).isEqualTo(model);
            assertThat(Contents.of(follower.store)).isEqualTo(model);
            follower.store.close();
        }
    }

    /** A store and a mirror of it, such as a graph is. */
    private static final class Follower {
        private final FragmentStore store;
        private final Contents mirror;

        Follower(FragmentStore store) {
            this(store, Contents.of(store));
        }

        private Follower(FragmentStore store, Contents mirror) {
            this.store = store;
            this.mirror = mirror;
        }

        void apply(List<Operation> operations) {
            try (Turn turn = store.turn()) {
                mirror.applyAll(turn.others());
                turn.apply(operations);
                mirror.applyAll(operations);
            }
        }

        void look() {
            mirror.applyAll(all(store));
        }

        /** A fragment is what this follower was told; where that is outdated it may be missing. */
        void checkFragment(FragmentId id, Contents model) {
            Optional<Operation.Put> told =
                    Optional.ofNullable(mirror.fragments().get(id));
            Optional<Operation.Put> now = Optional.ofNullable(model.fragments().get(id));
            Optional<Fragment> read = store.fragment(id);
            if (told.equals(now) || read.isPresent()) {
                assertThat(read).isEqualTo(told.map(Operation.Put::fragment));
            }
        }

        Follower restart(Place place, boolean fromSnapshot) {
            Position position = store.position().orElseThrow();
            store.close();
            FragmentStore again = place.open();
            return fromSnapshot && again.resume(position)
                    ? new Follower(again, mirror)
                    : new Follower(again);
        }
    }

    static List<Operation> all(FragmentStore store) {
        List<Operation> all = new ArrayList<>();
        List<Operation> some = store.others();
        while (!some.isEmpty()) {
            all.addAll(some);
            some = store.others();
        }
        return all;
    }

    private static Contents drain(FragmentStore store) {
        Contents contents = new Contents();
        contents.applyAll(all(store));
        return contents;
    }
}
