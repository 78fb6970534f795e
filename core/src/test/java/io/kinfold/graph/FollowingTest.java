package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.memberAndPhone;
import static io.kinfold.graph.GraphFixtures.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Change;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.Profile;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.StoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** What a graph makes of what others change in the store that they share. */
@Timeout(60)
class FollowingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final SharedLog log = new SharedLog(2);
    private final List<IdentityGraph> graphs = new ArrayList<>();

    private IdentityGraph open(SharedLog.Store store) {
        IdentityGraph graph = IdentityGraph.builder()
                .configuration(memberAndPhone().build())
                .store(store)
                .clock(() -> NOW)
                .followEvery(Duration.ofMillis(10))
                .erasureKey(new byte[16])
                .build();
        graphs.add(graph);
        return graph;
    }

    /** Begins a later version of what {@link GraphFixtures#crm} gives. */
    private static Fragment.Builder later(int key) {
        return Fragment.builder("crm", "" + key)
                .observedAt(GraphFixtures.MARCH.plusSeconds(60 + key));
    }

    @AfterEach
    void close() {
        graphs.forEach(IdentityGraph::close);
    }

    @Test
    void follower_storeTellsOfAChange_takesItInAndTellsTheFeed() throws Exception {
        IdentityGraph one = open(log.open(true));
        IdentityGraph two = open(log.open(true));
        BlockingQueue<Change> heard = new LinkedBlockingQueue<>();
        two.subscribe(entry -> heard.add(entry.change()));
        one.ingest(crm(1).identifier("phone", "1").build());

        assertThat(heard.poll(30, TimeUnit.SECONDS))
                .isEqualTo(new Change.Created(profile(1), List.of(id(1))));
        assertThat(two.find(Identifier.of("phone", "1"))).isPresent();
        assertThat(two.activity().following().taken()).isEqualTo(1);
        assertThat(two.activity().following().upToDate()).contains(NOW);
        assertThat(two.activity().following().lag(NOW.plusSeconds(3)))
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void follower_storeIsAwayAndComesBack_goesOnWhereItWas() throws Exception {
        IdentityGraph one = open(log.open(true));
        SharedLog.Store store = log.open(true);
        IdentityGraph two = open(store);
        BlockingQueue<Change> heard = new LinkedBlockingQueue<>();
        two.subscribe(entry -> heard.add(entry.change()));
        store.away(true);
        for (int key = 1; key <= 5; key++) {
            one.ingest(crm(key).build());
        }
        while (two.activity().following().failures() == 0) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> two.ingest(crm(9).build())).isInstanceOf(StoreException.class);
        assertThat(two.profileIds()).isEmpty();
        store.away(false);

        for (int key = 1; key <= 5; key++) {
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(two.profileIds()).isEqualTo(one.profileIds());
    }

    @Test
    void follower_listenerThrows_isFollowedAllTheSame() throws Exception {
        IdentityGraph one = open(log.open(true));
        IdentityGraph two = open(log.open(true));
        BlockingQueue<Change> heard = new LinkedBlockingQueue<>();
        two.subscribe(entry -> {
            throw new UnsupportedOperationException("0912345678");
        });
        two.subscribe(entry -> heard.add(entry.change()));
        one.ingest(crm(1).build());
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isNotNull();
        one.ingest(crm(2).build());
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void profile_whatTheGraphHoldsWasReplacedByAnother_isThatOfNow() {
        IdentityGraph one = open(log.open(false));
        IdentityGraph two = open(log.open(false));
        one.ingest(crm(1).identifier("phone", "1").build());
        one.ingest(crm(2).identifier("phone", "1").build());
        assertThat(two.catchUp()).isEqualTo(2);
        one.ingest(later(2).identifier("phone", "2").build());

        assertThat(two.find(Identifier.of("phone", "1")).map(Profile::fragments))
                .contains(List.of(id(1)));
        assertThat(two.find(Identifier.of("phone", "2")).map(Profile::fragments))
                .contains(List.of(id(2)));
    }

    @Test
    void profile_readByAListenerWhenAnotherRemovedIt_isGoneAndHeardOfAfterwards() {
        IdentityGraph one = open(log.open(false));
        IdentityGraph two = open(log.open(false));
        one.ingest(crm(1).build());
        two.catchUp();
        List<Change> heard = new ArrayList<>();
        AtomicReference<Optional<Profile>> read = new AtomicReference<>();
        two.subscribe(entry -> {
            heard.add(entry.change());
            if (entry.change().profile().equals(profile(2)) && read.get() == null) {
                one.retract(id(1));
                read.set(two.profile(profile(1)));
            }
        });
        two.ingest(crm(2).build());

        assertThat(read.get()).isEmpty();
        assertThat(heard)
                .containsExactly(
                        new Change.Created(profile(1), List.of(id(1))),
                        new Change.Created(profile(2), List.of(id(2))),
                        new Change.Retracted(profile(1), id(1)));
    }

    @Test
    void catchUp_erasedAfterItHadLeftAProfile_partsItFirst() {
        IdentityGraph one = open(log.open(false));
        IdentityGraph two = open(log.open(false));
        one.ingest(crm(1).identifier("phone", "1").build());
        one.ingest(crm(2).identifier("phone", "1").build());
        two.catchUp();
        List<FeedEntry> heard = new ArrayList<>();
        Mirror mirror = new Mirror();
        two.subscribe(mirror);
        two.subscribe(heard::add);
        one.ingest(later(1).identifier("phone", "7").build());
        one.erase(profile(1));
        two.catchUp();

        assertThat(mirror.assignments()).containsOnlyKeys(id(2)).containsValue(profile(2));
        assertThat(heard)
                .extracting(FeedEntry::change)
                .contains(new Change.Erased(profile(1), List.of(Identifier.of("phone", "7"))));
        assertThat(two.ingest(crm(1).build()).profileId()).isEmpty();
    }

    @Test
    void ingest_commitOfWhichNothingIsKnown_isThereAfterTheNextTurnIfItWasKept() {
        SharedLog.Store store = log.open(false);
        IdentityGraph graph = open(store);
        store.fault(SharedLog.Fault.KEPT);
        assertThatThrownBy(() -> graph.ingest(crm(1).build())).isInstanceOf(StoreException.class);
        store.fault(SharedLog.Fault.LOST);
        assertThatThrownBy(() -> graph.ingest(crm(2).build())).isInstanceOf(StoreException.class);

        assertThat(graph.retract(id(9))).isFalse();
        assertThat(graph.profileIds()).containsExactly(profile(1));
        assertThat(graph.activity().storage().failures()).isEqualTo(2);
    }

    @Test
    void build_storeKeepsAnErasureKey_tombstonesAreMadeWithIt() {
        List<Object> checks = new ArrayList<>();
        byte[] secret = new byte[16];
        secret[0] = 1;
        for (byte[] key : List.of(new byte[16], new byte[16], secret)) {
            FragmentStore kept = new KeyedStore(key, checks);
            IdentityGraph.builder()
                    .configuration(memberAndPhone().build())
                    .store(kept)
                    .build()
                    .close();
        }
        assertThat(checks).hasSize(3);
        assertThat(checks.get(0)).isEqualTo(checks.get(1)).isNotEqualTo(checks.get(2));
    }

    /** A store that keeps an erasure key and is told what a graph makes of it. */
    private static final class KeyedStore extends StoreDecorator {
        private final byte[] key;
        private final List<Object> checks;

        KeyedStore(byte[] key, List<Object> checks) {
            super(FragmentStore.inMemory());
            this.key = key;
            this.checks = checks;
        }

        @Override
        public Optional<byte[]> erasureKey() {
            return Optional.of(key);
        }

        @Override
        public void erasureCheck(io.kinfold.store.Tombstone check) {
            checks.add(check);
        }
    }
}
